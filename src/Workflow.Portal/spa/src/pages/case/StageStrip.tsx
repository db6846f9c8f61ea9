import type { Stage } from '../../api/types'
import { useTexts, wordFor } from '../../i18n/texts'
import { governingClock, limitInWorkingDays, workingDays } from '../../office/limit'
import { Tag } from '../../parts/Tag'
import { toneOfStage } from './tones'

interface StageStripProps {
  stages: Stage[]
  current: number | null
  shown: number | null
  onShow: (number: number) => void
}

/** The stages in their order; one press shows a stage below. */
export function StageStrip({ stages, current, shown, onShow }: StageStripProps) {
  const texts = useTexts()
  return (
    <nav className="strip" aria-label={texts.case.stages}>
      <ol>
        {stages.map((stage) => (
          <li key={stage.number}>
            <button
              type="button"
              aria-pressed={stage.number === shown}
              aria-current={stage.number === current ? 'step' : undefined}
              onClick={() => onShow(stage.number)}
            >
              <span className="strip-name">
                <span className="strip-number">{stage.number}</span>
                {stage.name}
                <Tag tone={toneOfStage(stage.state)}>{wordFor(texts.stageState, stage.state, stage.stateName)}</Tag>
              </span>
              <StageDays stage={stage} />
              <span className="strip-lead">{texts.case.lead} {stage.leadDepartment.name}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function StageDays({ stage }: { stage: Stage }) {
  const texts = useTexts()
  const clock = governingClock(stage.clocks)
  if (!clock) return <span className="strip-days quiet">{texts.common.none}</span>

  const limit = limitInWorkingDays(clock.limit)
  const used = workingDays(clock.usedWorkingDays)
  return (
    <span className="strip-days">
      {texts.clockKind[clock.kind]}{' '}
      {limit === null
        ? texts.case.usedPlain(used, clock.limitText)
        : <b>{texts.case.stageDays(used, workingDays(limit))}</b>}
    </span>
  )
}
