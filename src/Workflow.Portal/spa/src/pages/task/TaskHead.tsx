import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { TaskSheet } from '../../api/acting'
import { useTexts, wordFor } from '../../i18n/texts'
import { Fact } from '../../parts/Fact'
import { Day } from '../../parts/Instant'
import { Light } from '../../parts/Light'
import { Tag } from '../../parts/Tag'
import { ClockGauges } from '../case/ClockGauge'
import { toneOfResult, toneOfTask } from '../case/tones'

/** What it is about, whose it is, and until when. */
export function TaskHead({ sheet: { task, case: head, stage }, now, children }: { sheet: TaskSheet; now: string; children: ReactNode }) {
  const texts = useTexts()
  const words = texts.task
  return (
    <header className="case-head">
      <div className="case-name">
        <Link className="case-back no-print" to="/inbox">← {words.back}</Link>
        <h1>{task.title}</h1>
        <div className="case-marks">
          {task.completedAt === null && <Light colour={task.light} />}
          <Tag tone={toneOfTask(task.state)}>{wordFor(texts.taskState, task.state, task.stateName)}</Tag>
          {task.result && <Tag tone={toneOfResult(task.result)}>{wordFor(texts.taskResult, task.result)}</Tag>}
          {task.round > 1 && <Tag tone="blue">{texts.case.round(task.round)}</Tag>}
          <span className="no-print">{children}</span>
        </div>
        <dl className="facts">
          <Fact name={texts.cases.project}>{head.project ? `${head.project.name} (${head.project.code})` : head.service.name}</Fact>
          <Fact name={texts.case.applicant}>{head.applicant}</Fact>
          <Fact name={texts.case.caseNo}><Link to={`/cases/${encodeURIComponent(head.no)}?task=${encodeURIComponent(task.id)}`}>{head.no}</Link></Fact>
          <Fact name={texts.case.stage}>{stage.number} {stage.name}</Fact>
          <Fact name={words.department}>{task.department.name}</Fact>
          <Fact name={words.holder}>{task.assignee ?? <span className="quiet">{texts.inbox.unclaimed}</span>}</Fact>
          <Fact name={texts.inbox.opened}><Day at={task.openedAt} now={now} /></Fact>
          {task.completedAt && <Fact name={texts.case.decided}><Day at={task.completedAt} now={now} /></Fact>}
        </dl>
        {task.completedAt === null && task.waitsFor.length > 0 && (
          <p className="task-waits">{texts.inbox.waits(task.waitsFor.join(texts.common.listSeparator))}</p>
        )}
      </div>
      <ClockGauges title={words.clocks} kinds={texts.clockKind} none={words.noClock} clocks={task.clocks} now={now} />
    </header>
  )
}
