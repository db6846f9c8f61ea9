import { useCallback, useMemo } from 'react'
import { useParams } from 'react-router'
import { api } from '../../api/client'
import type { CaseView, Material, Supplement } from '../../api/types'
import { useLoaded } from '../../api/useLoaded'
import { useTexts } from '../../i18n/texts'
import type { Texts } from '../../i18n/zh-CN'
import { DueDate } from '../../parts/DueDate'
import { dueAtEndOf } from '../../office/time'
import { useTitle } from '../../parts/PageHead'
import { Failed, Loading, State } from '../../parts/States'
import { useOfficeNow } from '../../session/SessionProvider'
import { AnswerForm } from './AnswerForm'
import type { WantedMaterial } from './MaterialsInput'

/** The applicant answers the one list of a supplement, or hands in what was tolerated at acceptance. */
export function SupplementPage() {
  const { no = '', id = '' } = useParams()
  const { answer: words } = useTexts()
  useTitle(words.title)
  const { loaded, reload } = useLoaded(useCallback((signal: AbortSignal) => api.case(no, signal), [no]))

  switch (loaded.status) {
    case 'loading':
      return <Loading />
    case 'failed':
      return <Failed problem={loaded.problem} onRetry={reload} isPage />
    case 'ready': {
      const supplement = loaded.value.supplements.find((candidate) => candidate.id === id)
      return supplement?.state === 'sent'
        ? <SupplementAnswer key={id} view={loaded.value} supplement={supplement} />
        : <State title={words.nothing} text={words.nothingHint} isPage />
    }
  }
}

function SupplementAnswer({ view, supplement }: { view: CaseView; supplement: Supplement }) {
  const texts = useTexts()
  const now = useOfficeNow()
  const isTolerance = supplement.phase === 'tolerance'
  const stage = view.stages.find((candidate) => candidate.number === supplement.stage)
  const materials = stage?.materials ?? []
  const isWanted = (material: Material) => material.state === (isTolerance ? 'tolerated' : 'missing') || supplement.items.some((item) => item.material === material.code)
  const command = useMemo(
    () => (isTolerance ? api.stage(view.no, supplement.stage).handInTolerated : api.answerSupplement(view.no, supplement.id)),
    [view.no, supplement.stage, supplement.id, isTolerance],
  )

  return (
    <AnswerForm
      no={view.no}
      title={`${texts.supplementPhase[supplement.phase]} · ${texts.case.stageNumber(supplement.stage)} ${stage?.name ?? ''}`}
      facts={[
        { name: texts.case.caseNo, value: view.no },
        { name: texts.cases.project, value: view.project?.name ?? view.service.name },
        { name: isTolerance ? texts.case.materialDue : texts.case.answerDue, value: <DueDate due={dueAtEndOf(supplement.dueOn)} now={now} /> },
      ]}
      asked={supplement.items.map(({ department, text }) => ({ from: department, text }))}
      wanted={materials.filter(isWanted).map((material) => wantedOf(material, texts))}
      others={isTolerance ? [] : materials.filter((material) => !isWanted(material)).map((material) => wantedOf(material, texts))}
      command={command}
    />
  )
}

function wantedOf({ code, name, state, dueOn }: Material, texts: Texts): WantedMaterial {
  return { code, name, waivable: false, isThere: state === 'provided', notes: dueOn ? [texts.answer.until(dueOn)] : [] }
}
