import { Button, Input } from 'antd'
import { useMemo, useState } from 'react'
import type { ProposedItem } from '../../../api/acting'
import { api } from '../../../api/client'
import { useCommand } from '../../../api/useCommand'
import { useTexts } from '../../../i18n/texts'
import { ActForm } from '../../../parts/ActForm'
import { Field } from '../../../parts/Field'
import { Failed, Loading } from '../../../parts/States'
import type { ActProps } from '../Acts'
import { useProposal } from './useProposal'

/** Before acceptance the window tells once everything that is missing. The list begins with what the system finds missing; each line can be put in other words. */
export function SupplementAct(props: ActProps) {
  const { loaded, reload } = useProposal(props.sheet)
  switch (loaded.status) {
    case 'loading':
      return <Loading />
    case 'failed':
      return <Failed problem={loaded.problem} onRetry={reload} />
    case 'ready':
      return <SupplementForm {...props} proposed={loaded.value.items} />
  }
}

interface Line {
  key: number
  material?: string
  text: string
}

function SupplementForm({ sheet: { case: head, stage }, proposed, onDone }: ActProps & { proposed: ProposedItem[] }) {
  const words = useTexts().task
  const [lines, setLines] = useState<Line[]>(() => proposed.map(({ material, name }, key) => ({ key, material, text: name })))
  const [reason, setReason] = useState('')
  const { sending, problem, send } = useCommand(useMemo(() => api.stage(head.no, stage.code).requestSupplement, [head.no, stage.code]), onDone)

  const write = (key: number, text: string) => setLines((before) => before.map((line) => (line.key === key ? { ...line, text } : line)))
  const drop = (key: number) => setLines((before) => before.filter((line) => line.key !== key))
  const add = () => setLines((before) => [...before, { key: 1 + Math.max(-1, ...before.map((line) => line.key)), text: '' }])
  const asksReason = problem?.code.startsWith('supplement.reason') ?? false

  return (
    <ActForm
      submit={words.supplementSubmit(lines.length)}
      isPrimary={false}
      isDisabled={lines.length === 0}
      sending={sending}
      problem={problem}
      onSubmit={() => void send({ items: lines.map(({ material, text }) => ({ ...(material ? { material } : {}), text })), ...(reason ? { reason } : {}) })}
    >
      {(faultAt) => (
        <>
          <p className="field-hint">{words.supplementHint}</p>
          <ol className="supplement-lines">
            {lines.map(({ key, text }, index) => (
              <li key={key}>
                <Field id={`supplement-${key}`} label={words.supplementLine(index + 1)} isRequired fault={faultAt(`/items/${index}`) ?? faultAt(`/items/${index}/text`)}>
                  {(control) => <Input.TextArea {...control} autoSize={{ minRows: 1, maxRows: 6 }} value={text} onChange={(event) => write(key, event.target.value)} />}
                </Field>
                <Button size="small" type="text" aria-label={words.supplementDrop(index + 1)} onClick={() => drop(key)}>{words.drop}</Button>
              </li>
            ))}
          </ol>
          <Button size="small" onClick={add}>{words.supplementAdd}</Button>
          {asksReason && (
            <Field id="supplement-reason" label={words.supplementReason} isRequired fault={faultAt('/reason')}>
              {(control) => <Input.TextArea {...control} autoSize={{ minRows: 2, maxRows: 6 }} value={reason} onChange={(event) => setReason(event.target.value)} />}
            </Field>
          )}
        </>
      )}
    </ActForm>
  )
}
