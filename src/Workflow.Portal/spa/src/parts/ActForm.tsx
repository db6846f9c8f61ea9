import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { Problem } from '../api/problem'
import { useLanguage } from '../i18n/texts'
import { faultsByPlace } from '../i18n/problemWords'
import { Refused } from './Refused'

interface ActFormProps {
  /** What pressing the button does, e.g. "Send the list". */
  submit: string
  isDanger?: boolean
  isPrimary?: boolean
  isDisabled?: boolean
  sending: boolean
  problem: Problem | null
  onSubmit: () => void
  onCancel?: () => void
  /** Gets the words of a fault by its place in the request. */
  children?: (faultAt: (pointer: string) => string | null) => ReactNode
}

/** A small form that does one thing. A refusal stands at its field when the form shows that field, otherwise above the button. */
export function ActForm({ submit, isDanger, isPrimary = true, isDisabled, sending, problem, onSubmit, onCancel, children }: ActFormProps) {
  const { texts, language } = useLanguage()
  const faults = faultsByPlace(problem, texts, language)
  const shown = new Set<string>()
  const content = children?.((pointer) => {
    const words = faults.get(pointer) ?? null
    if (words !== null) shown.add(pointer)
    return words
  })
  const isAtField = faults.size > 0 && shown.size === faults.size

  return (
    <form
      className="act-form"
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      {content}
      {!isAtField && <Refused problem={problem} />}
      <div className="act-buttons">
        <Button type={isPrimary ? 'primary' : 'default'} danger={isDanger} htmlType="submit" loading={sending} disabled={isDisabled}>{submit}</Button>
        {onCancel && <Button onClick={onCancel} disabled={sending}>{texts.common.cancel}</Button>}
      </div>
    </form>
  )
}
