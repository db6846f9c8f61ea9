import { Alert, Button } from 'antd'
import { createContext, useContext } from 'react'
import type { Problem } from '../api/problem'
import { problemWords } from '../i18n/problemWords'
import { useLanguage } from '../i18n/texts'

/** Loads what the page shows anew; offered where the server says that things have moved on. */
export const ReloadContext = createContext<(() => void) | null>(null)

/** What the server says against an act, beside the button that asked for it, and what to do next. */
export function Refused({ problem }: { problem: Problem | null }) {
  const { texts, language } = useLanguage()
  const reload = useContext(ReloadContext)
  // Whose session is over signs in on top of this page; that says enough.
  if (!problem || problem.isSignedOut) return null

  const hasMoved = problem.status === 409 && !problem.isUncertain
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={problemWords(problem, texts, language)}
      description={problem.isUncertain ? texts.problem.again : hasMoved && reload ? texts.problem.moved : undefined}
      action={hasMoved && reload ? <Button size="small" onClick={reload}>{texts.common.reload}</Button> : undefined}
    />
  )
}
