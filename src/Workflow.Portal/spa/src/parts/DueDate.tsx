import type { Due } from '../api/types'
import { useTexts } from '../i18n/texts'
import { shortDate } from '../office/time'

/** A due date; in bold red once it has passed, with a mark while the holidays it needs are not published. */
export function DueDate({ due, now, isOpen = true }: { due: Due | null; now: string; isOpen?: boolean }) {
  const { common } = useTexts()
  if (!due) return <span className="quiet">{common.none}</span>
  const hasPassed = isOpen && Date.parse(due.at) < Date.parse(now)
  return (
    <span className="nowrap">
      <time dateTime={due.date} style={hasPassed ? { color: 'var(--red)', fontWeight: 600 } : undefined}>
        {shortDate(due.date, now)}
      </time>
      {due.provisional && <span className="quiet" title={common.provisionalHint}> {common.provisional}</span>}
    </span>
  )
}
