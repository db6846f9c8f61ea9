import type { Clock, Task } from '../../api/types'
import { useTexts } from '../../i18n/texts'
import type { Axis } from '../../office/axis'

interface LaneProps {
  task: Task
  clock: Clock | null
  axis: Axis
  now: string
}

/** Bars of the governing clock: running, stopped, and late from the due instant on. */
export function Lane({ task, clock, axis, now }: LaneProps) {
  const end = task.completedAt ?? now
  const isEnded = task.completedAt !== null
  const due = clock?.due?.at ?? null
  const lateFrom = due && Date.parse(due) < Date.parse(end) ? due : null
  const parts = clock?.intervals.filter((interval) => interval.kind !== 'extended') ?? []

  return (
    <div className="lane">
      {axis.ticks.map((tick) => <i key={tick.date} className="lane-grid" style={{ left: `${tick.position}%` }} />)}
      {parts.length === 0 && <Bar axis={axis} from={task.openedAt} to={end} kind={isEnded ? 'ended' : 'running'} />}
      {parts.map((part) => (
        <Bar
          key={part.from + part.kind}
          axis={axis}
          from={part.from}
          to={earlier(part.to ?? end, end)}
          kind={part.kind === 'running' ? (isEnded ? 'ended' : 'running') : 'stopped'}
        />
      ))}
      {lateFrom && <Bar axis={axis} from={lateFrom} to={end} kind="late" />}
      {due && <i className="lane-due" style={{ left: `${axis.at(due)}%` }} />}
      {axis.covers(now) && <i className="lane-now" style={{ left: `${axis.at(now)}%` }} />}
    </div>
  )
}

function Bar({ axis, from, to, kind }: { axis: Axis; from: string; to: string; kind: 'running' | 'ended' | 'stopped' | 'late' }) {
  const left = axis.at(from)
  const width = axis.at(to) - left
  return width <= 0 ? null : <i className={`bar bar-${kind}`} style={{ left: `${left}%`, width: `${width}%` }} />
}

function earlier(one: string, other: string): string {
  return Date.parse(one) < Date.parse(other) ? one : other
}

export function LaneLegend({ inWorkingDays }: { inWorkingDays: boolean }) {
  const { case: words } = useTexts()
  return (
    <p className="legend" aria-hidden>
      <span><i className="bar bar-running" />{words.legendRunning}</span>
      <span><i className="bar bar-stopped" />{words.legendStopped}</span>
      <span><i className="bar bar-late" />{words.legendLate}</span>
      <span><i className="lane-due" />{words.legendDue}</span>
      <span><i className="lane-now" />{words.legendNow}</span>
      <span>{inWorkingDays ? words.axisWorkingDays : words.axisCalendarDays}</span>
    </p>
  )
}
