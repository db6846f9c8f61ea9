import { Button } from 'antd'
import { useMemo } from 'react'
import { api, type ClockCommands } from '../../../api/client'
import type { Clock, Clocks } from '../../../api/types'
import { useCommand } from '../../../api/useCommand'
import { useTexts } from '../../../i18n/texts'
import { officeDate } from '../../../office/time'
import { Refused } from '../../../parts/Refused'
import { openStop } from '../../case/ClockGauge'
import type { ActProps } from '../Acts'

/** Lets stopped clocks count again: each has its own ledger. */
export function ResumeAct({ sheet: { task }, now, onDone }: ActProps) {
  const resume = useMemo(() => api.taskActs(task.id).clocks.resume, [task.id])
  return <ResumeForm resume={resume} clocks={task.clocks} now={now} onDone={onDone} />
}

export function ResumeForm({ resume, clocks, now, onDone }: { resume: ClockCommands['resume']; clocks: Clocks; now: string; onDone: () => void }) {
  const words = useTexts().task
  const stopped = [clocks.promised, clocks.statutory].filter((clock) => clock !== null).filter((clock) => mayResume(clock, now))
  return (
    <div className="act-form">
      <p className="field-hint">{words.resumeHint}</p>
      {stopped.map((clock) => <ResumeOne key={clock.id} clock={clock} resume={resume} onDone={onDone} />)}
    </div>
  )
}

/** Stops that follow from other matters and stages; nobody ends them. */
const derived = new Set(['waits-for-upstream', 'all-branches-stopped', 'between-stages'])

/** A stop that is announced but has not begun can be ended too; one that ends today runs out by itself. */
export const mayResume = (clock: Clock | null, now: string) =>
  clock !== null && clock.state !== 'ended' && clock.intervals.some((interval) =>
    interval.kind === 'stopped' && !derived.has(interval.ground ?? '') && (interval.to === null || officeDate(interval.to) > officeDate(now)))

function ResumeOne({ clock, resume, onDone }: { clock: Clock; resume: ClockCommands['resume']; onDone: () => void }) {
  const texts = useTexts()
  const { sending, problem, send } = useCommand(resume, onDone)
  const ground = openStop(clock)
  return (
    <>
      <div className="act-buttons">
        <Button loading={sending} onClick={() => void send({ kind: clock.kind })}>{texts.task.resumeClock(texts.clockKind[clock.kind])}</Button>
        {ground && <span className="quiet">{texts.case.stoppedFor(ground)}</span>}
      </div>
      <Refused problem={problem} />
    </>
  )
}
