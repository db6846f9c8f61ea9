import type { Clock, Task } from '../../api/types'
import { useTexts, wordFor } from '../../i18n/texts'
import type { Axis } from '../../office/axis'
import { governingClock, limitInWorkingDays, workingDays } from '../../office/limit'
import { officeMinute } from '../../office/time'
import { DueDate } from '../../parts/DueDate'
import { Day } from '../../parts/Instant'
import { Light } from '../../parts/Light'
import { Tag } from '../../parts/Tag'
import { openStop } from './ClockGauge'
import { Lane } from './Lane'
import { toneOfResult, toneOfTask } from './tones'

interface TaskRowCellsProps {
  task: Task
  axis: Axis
  now: string
  isOpen: boolean
  onToggle: () => void
}

export function TaskRowCells({ task, axis, now, isOpen, onToggle }: TaskRowCellsProps) {
  const texts = useTexts()
  const words = texts.case
  const governing = governingClock(task.clocks)
  const clocks = [task.clocks.promised, task.clocks.statutory].filter((clock) => clock !== null)
  const isRunning = task.completedAt === null
  const stop = governing && openStop(governing)
  const state = shownState(task, governing)

  return (
    <>
      <th scope="row" className="lanes-task">
        <button
          type="button"
          className="lanes-toggle"
          aria-expanded={isOpen}
          aria-controls={isOpen ? `details-${task.id}` : undefined}
          title={isOpen ? texts.common.hideDetails : texts.common.details}
          onClick={onToggle}
        >
          <span>{task.title}</span>
        </button>
        <span className="sub">
          {task.department.name}
          {task.assignee && ` · ${task.assignee}`}
        </span>
      </th>
      <td data-label={words.stateColumn}>
        <div>
          {isRunning && task.light !== 'none'
            ? <Light colour={task.light} />
            : <Tag tone={toneOfTask(state)}>{wordFor(texts.taskState, state, task.stateName)}</Tag>}
          {isRunning && task.light !== 'none' && state !== 'open' && (
            <span className="sub">{wordFor(texts.taskState, state, task.stateName)}</span>
          )}
          {task.round > 1 && <span className="sub">{words.round(task.round)}</span>}
        </div>
      </td>
      <td className="lanes-lane" aria-hidden><Lane task={task} clock={governing} axis={axis} now={now} /></td>
      <td data-label={`${words.openedColumn} / ${words.decidedColumn}`}>
        <div>
          <Day at={task.openedAt} now={now} />
          <span className="sub"><Day at={task.completedAt} now={now} /></span>
        </div>
      </td>
      <td data-label={words.daysColumn}>
        <div>
          {clocks.map((clock) => (
            <span className="pair" key={clock.id}><span className="quiet">{texts.clockKind[clock.kind]}</span> {usedOf(clock)}</span>
          ))}
          {clocks.length === 0 && <span className="quiet">{texts.common.none}</span>}
        </div>
      </td>
      <td data-label={words.dueColumn}>
        <div>
          {clocks.map((clock) => (
            <span className="pair" key={clock.id}><DueDate due={clock.due} now={now} isOpen={isRunning} /></span>
          ))}
          {clocks.length === 0 && <span className="quiet">{texts.common.none}</span>}
        </div>
      </td>
      <td data-label={`${words.resultColumn} / ${words.waitsColumn}`}>
        <div>
          {task.result && <Tag tone={toneOfResult(task.result)}>{wordFor(texts.taskResult, task.result)}</Tag>}
          {isRunning && task.waitsFor.length > 0 && <span className="sub">{texts.inbox.waits(task.waitsFor.join(texts.common.listSeparator))}</span>}
          {isRunning && task.waitsFor.length === 0 && stop && <span className="sub">{words.stoppedFor(stop)}</span>}
          {task.lateSince && <span className="sub late">{words.lateSince(officeMinute(task.lateSince).slice(5, 10))}</span>}
          {!task.result && task.waitsFor.length === 0 && !stop && !task.lateSince && <span className="quiet">{texts.common.none}</span>}
        </div>
      </td>
    </>
  )
}

/** What a reader calls the state: an open task whose clock stands still is stopped, or waits for another result. */
function shownState(task: Task, governing: Clock | null): string {
  if (task.state !== 'open') return task.state
  if (task.waitsFor.length > 0) return 'waiting'
  return governing?.state === 'stopped' ? 'stopped' : 'open'
}

function usedOf(clock: Clock): string {
  const limit = limitInWorkingDays(clock.limit)
  return `${workingDays(clock.usedWorkingDays)} / ${limit === null ? clock.limitText : workingDays(limit)}`
}
