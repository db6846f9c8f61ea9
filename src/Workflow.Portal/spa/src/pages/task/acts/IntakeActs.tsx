import { Checkbox, Input } from 'antd'
import { useMemo, useState } from 'react'
import type { ProposedItem } from '../../../api/acting'
import { api } from '../../../api/client'
import { useCommand } from '../../../api/useCommand'
import { useTexts } from '../../../i18n/texts'
import { ActForm } from '../../../parts/ActForm'
import { Field } from '../../../parts/Field'
import { Failed, Loading } from '../../../parts/States'
import { Tag } from '../../../parts/Tag'
import type { ActProps } from '../Acts'
import { useProposal } from './useProposal'

/** The window accepts; what is missing but may follow is named with the day it is due. */
export function AcceptAct(props: ActProps) {
  const { loaded, reload } = useProposal(props.sheet)
  switch (loaded.status) {
    case 'loading':
      return <Loading />
    case 'failed':
      return <Failed problem={loaded.problem} onRetry={reload} />
    case 'ready':
      return <AcceptForm {...props} missing={loaded.value.items} />
  }
}

function AcceptForm({ sheet: { case: head, stage }, missing, onDone }: ActProps & { missing: ProposedItem[] }) {
  const words = useTexts().task
  const [days, setDays] = useState<Readonly<Record<string, string>>>({})
  const { sending, problem, send } = useCommand(useMemo(() => api.stage(head.no, stage.code).accept, [head.no, stage.code]), onDone)

  const tolerated = missing.flatMap(({ material }) => (days[material] === undefined ? [] : [{ code: material, dueOn: days[material] }]))
  const hard = missing.filter(({ tolerable }) => !tolerable)
  const left = missing.length - tolerated.length
  const set = (code: string, day: string | undefined) =>
    setDays(({ [code]: _, ...others }) => (day === undefined ? others : { ...others, [code]: day }))

  return (
    <ActForm
      submit={tolerated.length > 0 ? words.acceptTolerant(tolerated.length) : words.acceptSubmit}
      isDisabled={left > 0 || tolerated.some(({ dueOn }) => dueOn === '')}
      sending={sending}
      problem={problem}
      onSubmit={() => void send({ tolerated })}
    >
      {(faultAt) => (
        <>
          <p>{missing.length === 0 ? words.nothingMissing : words.missing(missing.length)}</p>
          {missing.length > 0 && (
            <ul className="missing">
              {missing.map(({ material, name, tolerable }) => (
                <li key={material}>
                  {tolerable ? (
                    <>
                      <span className="missing-name">
                        <Checkbox checked={days[material] !== undefined} onChange={(event) => set(material, event.target.checked ? '' : undefined)}>{name}</Checkbox>
                        <Tag tone="yellow">{words.tolerable}</Tag>
                      </span>
                      {days[material] !== undefined && (
                        <Field id={`due-${material}`} label={words.tolerateUntil} isRequired fault={faultAt(`/tolerated/${tolerated.findIndex(({ code }) => code === material)}`)}>
                          {(control) => <Input {...control} type="date" value={days[material]} onChange={(event) => set(material, event.target.value)} />}
                        </Field>
                      )}
                    </>
                  ) : (
                    <span className="missing-name">{name} <Tag tone="red">{words.notTolerable}</Tag></span>
                  )}
                </li>
              ))}
            </ul>
          )}
          {hard.length > 0 && <p className="field-hint">{words.mustSupplement}</p>}
          {hard.length === 0 && left > 0 && <p className="field-hint">{words.mayTolerate}</p>}
        </>
      )}
    </ActForm>
  )
}

/** No licence is needed, or another organ decides: refused with reasons. */
export function RefuseAcceptanceAct({ sheet: { case: head, stage }, onDone }: ActProps) {
  const words = useTexts().task
  const [reasons, setReasons] = useState('')
  const { sending, problem, send } = useCommand(useMemo(() => api.stage(head.no, stage.code).refuseAcceptance, [head.no, stage.code]), onDone)
  return (
    <ActForm submit={words.refuseAcceptanceSubmit} isDanger sending={sending} problem={problem} onSubmit={() => void send({ reasons })}>
      {(faultAt) => (
        <Field id="refuse-reasons" label={words.reasons} isRequired hint={words.refuseAcceptanceHint} fault={faultAt('/reasons')}>
          {(control) => <Input.TextArea {...control} autoSize={{ minRows: 3, maxRows: 8 }} value={reasons} onChange={(event) => setReasons(event.target.value)} />}
        </Field>
      )}
    </ActForm>
  )
}
