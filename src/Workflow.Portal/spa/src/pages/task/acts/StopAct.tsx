import { Input, Radio, Select } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import type { Basis, ClockGround } from '../../../api/acting'
import { api, type ClockCommands } from '../../../api/client'
import type { ClockKind, Clocks } from '../../../api/types'
import { useCommand } from '../../../api/useCommand'
import { useLoaded } from '../../../api/useLoaded'
import { useTexts } from '../../../i18n/texts'
import { officeDate } from '../../../office/time'
import { ActForm } from '../../../parts/ActForm'
import { Field, FieldGroup } from '../../../parts/Field'
import { Failed, Loading } from '../../../parts/States'
import type { ActProps } from '../Acts'
import { BasisFields } from './BasisFields'

/** Stops the clocks of a task on a lawful ground. */
export function StopAct({ sheet: { task }, now, onDone }: ActProps) {
  const stop = useMemo(() => api.taskActs(task.id).clocks.stop, [task.id])
  return <StopForm stop={stop} clocks={task.clocks} isTask now={now} onDone={onDone} />
}

interface StopFormProps {
  stop: ClockCommands['stop']
  clocks: Clocks
  /** Some grounds stop the clocks of a task only. */
  isTask: boolean
  now: string
  onDone: () => void
}

export function StopForm(props: StopFormProps) {
  const { loaded, reload } = useLoaded(useCallback((signal: AbortSignal) => api.clockGrounds(signal), []))
  switch (loaded.status) {
    case 'loading':
      return <Loading />
    case 'failed':
      return <Failed problem={loaded.problem} onRetry={reload} />
    case 'ready':
      return <StopFields {...props} grounds={loaded.value.filter((ground) => props.isTask || !ground.tasksOnly)} />
  }
}

function StopFields({ stop, clocks, grounds, now, onDone }: StopFormProps & { grounds: ClockGround[] }) {
  const texts = useTexts()
  const words = texts.task
  const [code, setCode] = useState<string>()
  const [basis, setBasis] = useState<Basis>({ source: '', article: '' })
  const [from, setFrom] = useState(officeDate(now))
  const [until, setUntil] = useState('')
  const [reason, setReason] = useState('')
  const [kind, setKind] = useState<ClockKind | 'both'>('both')
  const { sending, problem, send, receipt } = useCommand(stop, () => {
    setCode(undefined)
    setReason('')
    onDone()
  })

  const ground = grounds.find((candidate) => candidate.code === code)
  const hasBoth = clocks.statutory !== null && clocks.promised !== null
  // A ground of a local rule stops the promise alone; the law goes on.
  const which = ground && !ground.stopsStatutory ? 'promised' : hasBoth ? kind : 'both'
  const choose = (next: string) => {
    setCode(next)
    setBasis(basisOf(grounds.find((candidate) => candidate.code === next)))
  }

  return (
    <ActForm
      submit={words.stopSubmit}
      isDisabled={ground === undefined}
      sending={sending}
      problem={problem}
      onSubmit={() => ground && void send({ ground: ground.code, basis, from, ...(until ? { expectedEnd: until } : {}), reason, ...(which === 'both' ? {} : { kind: which }) })}
    >
      {(faultAt) => (
        <>
          <p className="field-hint">{words.stopHint}</p>
          <Field id="stop-ground" label={texts.case.ground} isRequired fault={faultAt('/ground')}>
            {(control) => <Select {...control} value={code} placeholder={texts.form.choose} onChange={choose} options={grounds.map(({ code: value, name }) => ({ value, label: name }))} />}
          </Field>
          {ground && !ground.stopsStatutory && <p className="field-hint">{words.stopPromisedOnly}</p>}
          {ground?.stopsStatutory && hasBoth && (
            <FieldGroup id="stop-kind" label={words.stopKind} isRequired>
              <Radio.Group
                name="stop-kind"
                value={kind}
                onChange={(event) => setKind(event.target.value as ClockKind | 'both')}
                options={[{ value: 'both', label: words.stopBoth }, { value: 'promised', label: words.stopPromised }, { value: 'statutory', label: words.stopStatutory }]}
              />
            </FieldGroup>
          )}
          <BasisFields id="stop-basis" basis={basis} hint={ground?.needsLocalRule ? words.basisLocal : undefined} fault={faultAt('/basis')} onChange={setBasis} />
          <div className="pair-fields">
            <Field id="stop-from" label={words.stopFrom} isRequired fault={faultAt('/from')}>
              {(control) => <Input {...control} type="date" value={from} onChange={(event) => setFrom(event.target.value)} />}
            </Field>
            <Field id="stop-until" label={words.stopUntil} isRequired={false} fault={faultAt('/expectedEnd')}>
              {(control) => <Input {...control} type="date" value={until} onChange={(event) => setUntil(event.target.value)} />}
            </Field>
          </div>
          <Field id="stop-reason" label={words.stopReason} isRequired={false} fault={faultAt('/reason')}>
            {(control) => <Input.TextArea {...control} autoSize={{ minRows: 2, maxRows: 6 }} value={reason} onChange={(event) => setReason(event.target.value)} />}
          </Field>
          {receipt && <p className="act-done" role="status">{words.stopDone}</p>}
        </>
      )}
    </ActForm>
  )
}

/** The provision of the ground itself, where it is a law; a local rule has to be named by whoever stops. */
function basisOf(ground: ClockGround | undefined): Basis {
  const parts = ground && !ground.needsLocalRule ? /^(.+) art\. (.+)$/.exec(ground.source) : null
  return { source: parts?.[1] ?? '', article: parts?.[2] ?? '' }
}
