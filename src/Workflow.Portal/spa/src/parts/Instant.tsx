import { useTexts } from '../i18n/texts'
import { officeDate, officeMinute, shortDate, shortMinute } from '../office/time'

interface InstantProps {
  at: string | null
  now: string
}

/** An instant to the minute, in office time. */
export function Minute({ at, now }: InstantProps) {
  const { common } = useTexts()
  if (!at) return <span className="quiet">{common.none}</span>
  return <time dateTime={at}>{shortMinute(at, now)}</time>
}

/** The office day of an instant; the minute is in the tooltip. */
export function Day({ at, now }: InstantProps) {
  const { common } = useTexts()
  if (!at) return <span className="quiet">{common.none}</span>
  return <time dateTime={at} title={officeMinute(at)}>{shortDate(officeDate(at), now)}</time>
}
