import { Button } from 'antd'
import { useCallback } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { api } from '../../api/client'
import type { CaseView, Stage } from '../../api/types'
import { useLoaded } from '../../api/useLoaded'
import { useTexts } from '../../i18n/texts'
import { useTitle } from '../../parts/PageHead'
import { Failed, Loading } from '../../parts/States'
import { useOfficeNow, useSession } from '../../session/SessionProvider'
import { CaseHeader } from './CaseHeader'
import { CaseRecords } from './CaseRecords'
import { HolderLine } from './HolderLine'
import { NextSteps } from './NextSteps'
import { StagePanel } from './StagePanel'
import { StageStrip } from './StageStrip'
import { Withdrawal } from './Withdrawal'
import './case.css'

export function CasePage() {
  const { no = '' } = useParams()
  const { loaded, reload } = useLoaded(useCallback((signal: AbortSignal) => api.case(no, signal), [no]))
  useTitle(no)

  switch (loaded.status) {
    case 'loading':
      return <Loading />
    case 'failed':
      return <Failed problem={loaded.problem} onRetry={reload} isPage />
    case 'ready':
      return <CaseSheet view={loaded.value} onReload={reload} />
  }
}

function CaseSheet({ view, onReload }: { view: CaseView; onReload: () => void }) {
  const { common } = useTexts()
  const now = useOfficeNow()
  const isApplicant = useSession().role === 'applicant'
  const [query, setQuery] = useSearchParams()

  const taskId = query.get('task')
  const stage = shownStage(view, query.get('stage'), taskId)
  const show = (number: number) => setQuery({ stage: String(number) }, { replace: true, preventScrollReset: true })

  return (
    <article className="case">
      <CaseHeader view={view} now={now}>
        <Button size="small" onClick={onReload}>{common.reload}</Button>
      </CaseHeader>
      <HolderLine view={view} now={now} />
      {isApplicant && <NextSteps view={view} now={now} />}
      <StageStrip stages={view.stages} current={view.stage?.number ?? null} shown={stage?.number ?? null} onShow={show} />
      {stage && <StagePanel key={stage.number} view={view} stage={stage} now={now} taskId={taskId} onReload={onReload} />}
      <CaseRecords view={view} stage={stage} now={now} />
      {isApplicant && view.closedAt === null && <Withdrawal no={view.no} onDone={onReload} />}
    </article>
  )
}

/** The stage of the address, of the task the reader came for, the current one, or the last. */
function shownStage(view: CaseView, asked: string | null, taskId: string | null): Stage | undefined {
  const numbers = [
    asked === null ? undefined : Number(asked),
    view.tasks.find((task) => task.id === taskId)?.stage,
    view.stage?.number,
  ]
  for (const number of numbers) {
    const stage = view.stages.find((candidate) => candidate.number === number)
    if (stage) return stage
  }
  return view.stages.at(-1)
}
