import type { Task } from '../../api/types'
import { useTexts, wordFor } from '../../i18n/texts'
import { governingClock } from '../../office/limit'
import { DataTable } from '../../parts/DataTable'
import { DueDate } from '../../parts/DueDate'
import { State } from '../../parts/States'
import { Tag } from '../../parts/Tag'
import { toneOfResult, toneOfTask } from '../case/tones'

/** What the other departments of the stage have said so far. */
export function Siblings({ tasks, now }: { tasks: Task[]; now: string }) {
  const texts = useTexts()
  const words = texts.task
  if (tasks.length === 0) return <State title={words.noSiblings} />
  return (
    <DataTable
      caption={words.siblings}
      rows={tasks}
      rowKey={(task) => task.id}
      columns={[
        { key: 'title', title: texts.case.taskColumn, width: '34%', narrow: 'head', cell: (task) => <div>{task.title}<span className="sub">{task.department.name}</span></div> },
        {
          key: 'state',
          title: texts.case.stateColumn,
          width: '110px',
          cell: (task) =>
            task.result
              ? <Tag tone={toneOfResult(task.result)}>{wordFor(texts.taskResult, task.result)}</Tag>
              : <Tag tone={toneOfTask(task.state)}>{wordFor(texts.taskState, task.state, task.stateName)}</Tag>,
        },
        { key: 'due', title: texts.case.dueColumn, width: '90px', cell: (task) => <DueDate due={governingClock(task.clocks)?.due ?? null} now={now} isOpen={task.completedAt === null} /> },
        {
          key: 'opinion',
          title: texts.case.opinions,
          cell: (task) => {
            const said = task.opinions.findLast((opinion) => opinion.text !== '')
            return said ? <span>{said.text} <span className="quiet">{texts.signOff[said.signOff]} {said.account}</span></span> : <span className="quiet">{texts.common.none}</span>
          },
        },
      ]}
    />
  )
}
