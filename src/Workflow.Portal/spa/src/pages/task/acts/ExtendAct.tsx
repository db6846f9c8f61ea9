import { Input, Radio } from 'antd'
import { useMemo, useState } from 'react'
import type { Basis } from '../../../api/acting'
import { api, type ClockCommands } from '../../../api/client'
import type { ClockKind, Clocks } from '../../../api/types'
import { useCommand } from '../../../api/useCommand'
import { useTexts } from '../../../i18n/texts'
import { ActForm } from '../../../parts/ActForm'
import { Field, FieldGroup } from '../../../parts/Field'
import type { ActProps } from '../Acts'
import { BasisFields } from './BasisFields'

/** The head makes a limit longer, once, with provision and reasons. */
export function ExtendAct({ sheet: { task }, onDone }: ActProps) {
  const extend = useMemo(() => api.taskActs(task.id).clocks.extend, [task.id])
  return <ExtendForm extend={extend} clocks={task.clocks} onDone={onDone} />
}

export function ExtendForm({ extend, clocks, onDone }: { extend: ClockCommands['extend']; clocks: Clocks; onDone: () => void }) {
  const texts = useTexts()
  const words = texts.task
  const kinds = (['promised', 'statutory'] as const).filter((kind) => clocks[kind] !== null && clocks[kind].state !== 'ended')
  const [kind, setKind] = useState<ClockKind | undefined>(kinds[0])
  const [days, setDays] = useState('')
  const [basis, setBasis] = useState<Basis>({ source: '', article: '' })
  const [reason, setReason] = useState('')
  const { sending, problem, send, receipt } = useCommand(extend, onDone)

  return (
    <ActForm submit={words.extendSubmit} sending={sending} problem={problem} isDisabled={kind === undefined} onSubmit={() => kind && void send({ kind, by: `${days.trim()}wd`, basis, reason })}>
      {(faultAt) => (
        <>
          <p className="field-hint">{words.extendHint}</p>
          <FieldGroup id="extend-kind" label={words.extendKind} isRequired fault={faultAt('/kind')}>
            <Radio.Group name="extend-kind" value={kind} onChange={(event) => setKind(event.target.value as ClockKind)} options={kinds.map((value) => ({ value, label: texts.clockKind[value] }))} />
          </FieldGroup>
          <Field id="extend-by" label={words.extendBy} isRequired fault={faultAt('/by')}>
            {(control) => <Input {...control} inputMode="numeric" value={days} onChange={(event) => setDays(event.target.value)} />}
          </Field>
          <BasisFields id="extend-basis" basis={basis} fault={faultAt('/basis')} onChange={setBasis} />
          <Field id="extend-reason" label={words.extendReason} isRequired fault={faultAt('/reason')}>
            {(control) => <Input.TextArea {...control} autoSize={{ minRows: 2, maxRows: 6 }} value={reason} onChange={(event) => setReason(event.target.value)} />}
          </Field>
          {receipt && <p className="act-done" role="status">{words.extendDone}</p>}
        </>
      )}
    </ActForm>
  )
}
