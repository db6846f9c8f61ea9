import { Button, Select } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { api } from '../../../api/client'
import { useCommand } from '../../../api/useCommand'
import { useLoaded } from '../../../api/useLoaded'
import { useTexts } from '../../../i18n/texts'
import { ActForm } from '../../../parts/ActForm'
import { Field } from '../../../parts/Field'
import { Refused } from '../../../parts/Refused'
import { Failed, Loading } from '../../../parts/States'
import type { ActProps } from '../Acts'

/** Taking a task, giving it back, handing it to a colleague. */
export function ClaimActs({ sheet: { task, acts }, onDone }: ActProps) {
  const words = useTexts().task
  const commands = useMemo(() => api.taskActs(task.id), [task.id])
  const claim = useCommand(commands.claim, onDone)
  const release = useCommand(commands.release, onDone)
  const [isDelegating, setDelegating] = useState(false)

  return (
    <section className="sheet" aria-label={words.claims}>
      <p className="task-claim">{task.assignee ? words.claimedBy(task.assignee) : words.unclaimed}</p>
      <div className="act-buttons">
        {acts.includes('claim') && <Button type="primary" ghost loading={claim.sending} onClick={() => void claim.send({})}>{words.claim}</Button>}
        {acts.includes('release') && <Button loading={release.sending} onClick={() => void release.send({})}>{words.release}</Button>}
        {acts.includes('delegate') && <Button aria-expanded={isDelegating} onClick={() => setDelegating((is) => !is)}>{words.delegate}</Button>}
      </div>
      <Refused problem={claim.problem ?? release.problem} />
      {isDelegating && acts.includes('delegate') && <Delegate taskId={task.id} onDone={() => { setDelegating(false); onDone() }} />}
    </section>
  )
}

function Delegate({ taskId, onDone }: { taskId: string; onDone: () => void }) {
  const words = useTexts().task
  const [to, setTo] = useState<string>()
  const { loaded, reload } = useLoaded(useCallback((signal: AbortSignal) => api.colleagues(signal), []))
  const { sending, problem, send } = useCommand(useMemo(() => api.taskActs(taskId).delegate, [taskId]), onDone)

  if (loaded.status === 'loading') return <Loading />
  if (loaded.status === 'failed') return <Failed problem={loaded.problem} onRetry={reload} />
  if (loaded.value.length === 0) return <p className="quiet">{words.noColleagues}</p>
  return (
    <ActForm submit={words.delegateSubmit} sending={sending} problem={problem} isDisabled={to === undefined} onSubmit={() => to !== undefined && void send({ to })}>
      {(faultAt) => (
        <Field id="delegate-to" label={words.delegateTo} isRequired fault={faultAt('/to')}>
          {(control) => (
            <Select
              {...control}
              showSearch={{ optionFilterProp: 'label' }}
              value={to}
              onChange={setTo}
              options={loaded.value.map(({ account, displayName }) => ({ value: account, label: `${displayName} (${account})` }))}
            />
          )}
        </Field>
      )}
    </ActForm>
  )
}
