import { Button, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import type { Problem } from '../api/problem'
import { problemWords } from '../i18n/problemWords'
import { useLanguage, useTexts } from '../i18n/texts'
import './states.css'

interface StateProps {
  title: string
  text?: string
  isAlert?: boolean
  /** It stands for the whole page, so its title is the page's heading. */
  isPage?: boolean
  children?: ReactNode
}

/** What stands where content would: a title, a sentence that says what to do, at most one action. */
export function State({ title, text, isAlert = false, isPage = false, children }: StateProps) {
  const Heading = isPage ? 'h1' : 'h2'
  return (
    <section className="state" role={isAlert ? 'alert' : undefined}>
      <Heading>{title}</Heading>
      {text && <p>{text}</p>}
      {children && <div className="state-action">{children}</div>}
    </section>
  )
}

export function Loading() {
  const { common } = useTexts()
  return (
    <div className="state-loading" role="status" aria-busy="true">
      <span className="unseen">{common.loading}</span>
      <Skeleton title={false} paragraph={{ rows: 6, width: ['40%', '100%', '100%', '92%', '100%', '75%'] }} />
    </div>
  )
}

interface FailedProps {
  problem: Problem
  isPage?: boolean
  onRetry?: () => void
}

/** A request that was refused or not answered; no permission and not found have their own title and no retry. */
export function Failed({ problem, isPage = false, onRetry }: FailedProps) {
  const { texts, language } = useLanguage()
  const words = texts.problem
  const isFinal = problem.isForbidden || problem.isNotFound
  const title = problem.isForbidden ? words.forbiddenTitle : problem.isNotFound ? words.notFoundTitle : words.title
  return (
    <State title={title} isAlert isPage={isPage}>
      <p>{problemWords(problem, texts, language)}</p>
      <p className="state-code">{words.code} <span className="mono">{problem.code}</span></p>
      {!isFinal && onRetry && <Button onClick={onRetry}>{texts.common.retry}</Button>}
    </State>
  )
}
