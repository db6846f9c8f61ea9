import { Button } from 'antd'
import { problemWords } from '../../i18n/problemWords'
import { useLanguage } from '../../i18n/texts'
import { officeMinute, shortMinute } from '../../office/time'
import type { useDraft } from './useDraft'

/** Whether what is typed is stored, in words. */
export function DraftLine({ draft: { state, retry, overwrite }, now }: { draft: ReturnType<typeof useDraft>; now: string }) {
  const { texts, language } = useLanguage()
  const words = texts.filing
  switch (state.status) {
    case 'none':
      return null
    case 'changed':
      return <span className="quiet" role="status">{words.draftChanged}</span>
    case 'saved':
      return <span className="quiet" role="status">{words.draftSaved(sameDay(state.at, now) ? officeMinute(state.at).slice(11) : shortMinute(state.at, now))}</span>
    case 'overtaken':
      return (
        <span role="alert">
          {words.draftOvertaken} <Button size="small" onClick={() => location.reload()}>{words.draftTakeOther}</Button>{' '}
          <Button size="small" onClick={overwrite}>{words.draftKeepThis}</Button>
        </span>
      )
    case 'failed':
      return (
        <span role="alert">
          {words.draftFailed} {problemWords(state.problem, texts, language)} <Button size="small" onClick={retry}>{texts.common.retry}</Button>
        </span>
      )
  }
}

const sameDay = (one: string, other: string) => officeMinute(one).slice(0, 10) === officeMinute(other).slice(0, 10)
