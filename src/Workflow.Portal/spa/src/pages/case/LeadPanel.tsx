import { useMemo } from 'react'
import { api } from '../../api/client'
import type { Stage } from '../../api/types'
import { useTexts } from '../../i18n/texts'
import { Folded } from '../../parts/Folded'
import { useSession } from '../../session/SessionProvider'
import { ExtendForm } from '../task/acts/ExtendAct'
import { mayResume, ResumeForm } from '../task/acts/ResumeAct'
import { StopForm } from '../task/acts/StopAct'

/** What the lead department may do with the clocks of its stage as a whole; those of a matter are on the page of its task. */
export function LeadPanel({ no, stage, now, onDone }: { no: string; stage: Stage; now: string; onDone: () => void }) {
  const words = useTexts().task
  const { role, department } = useSession()
  const clocks = useMemo(() => api.stage(no, stage.number).clocks, [no, stage.number])
  const open = [stage.clocks.promised, stage.clocks.statutory].filter((clock) => clock !== null && clock.state !== 'ended')
  const isLead = (role === 'reviewer' || role === 'departmentHead') && department === stage.leadDepartment.code
  if (!isLead || open.length === 0) return null

  return (
    <div className="lead-acts no-print">
      <Folded title={words.stageStop}><StopForm stop={clocks.stop} clocks={stage.clocks} isTask={false} now={now} onDone={onDone} /></Folded>
      {open.some((clock) => mayResume(clock, now)) && (
        <Folded title={words.stageResume}><ResumeForm resume={clocks.resume} clocks={stage.clocks} now={now} onDone={onDone} /></Folded>
      )}
      {role === 'departmentHead' && <Folded title={words.stageExtend}><ExtendForm extend={clocks.extend} clocks={stage.clocks} onDone={onDone} /></Folded>}
    </div>
  )
}
