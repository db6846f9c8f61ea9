import { Fragment, useMemo, useState } from 'react'
import type { Task } from '../../api/types'
import { useTexts } from '../../i18n/texts'
import { axisOf, type Axis } from '../../office/axis'
import { governingClock } from '../../office/limit'
import { shortDate } from '../../office/time'
import { State } from '../../parts/States'
import { LaneLegend } from './Lane'
import { TaskDetails } from './TaskDetails'
import { TaskRowCells } from './TaskRowCells'

interface TaskLanesProps {
  tasks: Task[]
  restDays: readonly string[]
  now: string
  taskId: string | null
}

const kindOrder = { intake: 0, review: 1, jointReview: 2, jointOpinion: 3, leadDecision: 4, handOver: 5, verification: 6, rectification: 7, revocation: 8, routeDecision: 9, licenceCancellation: 10 }

/** One row a task: its lane over time and, in the same row, the same said in figures. */
export function TaskLanes({ tasks, restDays, now, taskId }: TaskLanesProps) {
  const { case: words } = useTexts()
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(taskId === null ? [] : [taskId]))
  const ordered = useMemo(() => tasks.toSorted((one, other) => kindOrder[one.kind] - kindOrder[other.kind]), [tasks])
  const axis = useMemo(() => axisOfTasks(ordered, restDays, now), [ordered, restDays, now])

  if (ordered.length === 0) return <State title={words.noTasks} text={words.noTasksHint} />

  const toggle = (id: string) =>
    setOpen((shown) => {
      const next = new Set(shown)
      if (!next.delete(id)) next.add(id)
      return next
    })

  return (
    <>
      <div className="lanes-head">
        <h3>{words.tasks}</h3>
        <LaneLegend inWorkingDays={axis.inWorkingDays} />
      </div>
      <table className="lanes">
        <caption className="unseen">{words.tasks}</caption>
        <thead>
          <tr>
            <th scope="col" className="lanes-task">{words.taskColumn}</th>
            <th scope="col">{words.stateColumn}</th>
            <th scope="col" className="lanes-lane"><Ticks axis={axis} now={now} label={words.laneColumn} /></th>
            <th scope="col">{words.openedColumn} / {words.decidedColumn}</th>
            <th scope="col">{words.daysColumn}</th>
            <th scope="col">{words.dueColumn}</th>
            <th scope="col">{words.resultColumn} / {words.waitsColumn}</th>
          </tr>
        </thead>
        <tbody>
          {ordered.map((task) => (
            <Fragment key={task.id}>
              <tr className={task.id === taskId ? 'lanes-asked' : undefined}>
                <TaskRowCells task={task} axis={axis} now={now} isOpen={open.has(task.id)} onToggle={() => toggle(task.id)} />
              </tr>
              {open.has(task.id) && (
                <tr className="lanes-details">
                  <td colSpan={7} id={`details-${task.id}`}><TaskDetails task={task} now={now} /></td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </>
  )
}

function axisOfTasks(tasks: Task[], restDays: readonly string[], now: string): Axis {
  const starts = tasks.map((task) => task.openedAt)
  const ends = tasks.flatMap((task) => [task.completedAt ?? now, governingClock(task.clocks)?.due?.at ?? now])
  const byTime = (one: string, other: string) => Date.parse(one) - Date.parse(other)
  return axisOf(starts.toSorted(byTime)[0] ?? now, ends.toSorted(byTime).at(-1) ?? now, restDays)
}

function Ticks({ axis, now, label }: { axis: Axis; now: string; label: string }) {
  return (
    <>
      <span className="unseen">{label}</span>
      <span className="ticks" aria-hidden>
        {axis.ticks.map((tick) => (
          <span key={tick.date} style={{ left: `${tick.position}%` }}>{shortDate(tick.date, now)}</span>
        ))}
      </span>
    </>
  )
}
