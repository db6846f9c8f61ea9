import type { CaseView, Stage } from '../../api/types'
import { useTexts } from '../../i18n/texts'
import { Fact } from '../../parts/Fact'
import { Day } from '../../parts/Instant'
import { ClockGauges } from './ClockGauge'
import { LeadPanel } from './LeadPanel'
import { OtherMatters } from './OtherMatters'
import { TaskLanes } from './TaskLanes'

interface StagePanelProps {
  view: CaseView
  stage: Stage
  now: string
  taskId: string | null
  onReload: () => void
}

export function StagePanel({ view, stage, now, taskId, onReload }: StagePanelProps) {
  const texts = useTexts()
  const words = texts.case
  const tasks = view.tasks.filter((task) => task.stage === stage.number)
  const hasClock = stage.clocks.promised !== null || stage.clocks.statutory !== null

  return (
    <section className="stage" aria-labelledby="stage-title">
      <div className="stage-head">
        <h2 id="stage-title">{words.stageNumber(stage.number)} {stage.name}</h2>
        <dl className="facts">
          <Fact name={words.filed}><Day at={stage.filedAt} now={now} /></Fact>
          <Fact name={words.accepted}>
            <Day at={stage.acceptedAt} now={now} />
            {stage.deemedAccepted && ` ${words.deemedAccepted}`}
          </Fact>
          <Fact name={words.decided}><Day at={stage.decidedAt} now={now} /></Fact>
          {stage.endReason && <Fact name={words.endReason}>{stage.endReason}</Fact>}
        </dl>
        {hasClock && <ClockGauges title={words.stageClocks} kinds={words.stageClock} none={texts.common.none} clocks={stage.clocks} now={now} />}
      </div>
      <TaskLanes tasks={tasks} restDays={view.restDays ?? []} now={now} taskId={taskId} />
      <LeadPanel no={view.no} stage={stage} now={now} onDone={onReload} />
      <OtherMatters stage={stage} tasks={tasks} />
    </section>
  )
}
