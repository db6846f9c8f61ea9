import type { ReactNode } from 'react'
import type { Act, TaskSheet } from '../../api/acting'
import { useTexts } from '../../i18n/texts'
import { Folded } from '../../parts/Folded'
import { AddItemAct } from './acts/AddItemAct'
import { ClaimActs } from './acts/ClaimActs'
import { DecideAct } from './acts/DecideAct'
import { ExtendAct } from './acts/ExtendAct'
import { AcceptAct, RefuseAcceptanceAct } from './acts/IntakeActs'
import { EndStageAct, LeadDecideAct, SendListAct } from './acts/LeadActs'
import { mayResume, ResumeAct } from './acts/ResumeAct'
import { StopAct } from './acts/StopAct'
import { SupplementAct } from './acts/SupplementAct'

export interface ActProps {
  sheet: TaskSheet
  now: string
  /** After the server said that it is done. */
  onDone: () => void
}

/** What the reader may do: the decision in plain sight, the rarer acts each behind its name. */
export function Acts(props: ActProps) {
  const words = useTexts().task
  const { sheet } = props
  const isStopped = mayResume(sheet.task.clocks.promised, props.now) || mayResume(sheet.task.clocks.statutory, props.now)
  const may = (...acts: Act[]) => acts.some((act) => sheet.acts.includes(act))

  return (
    <>
      {!may('grant', 'prepare', 'accept', 'leadDecide') && <Standing sheet={sheet} />}
      {may('claim', 'release', 'delegate') && <ClaimActs {...props} />}
      {may('grant', 'prepare', 'return', 'refuse') && <Panel title={words.decide}><DecideAct {...props} /></Panel>}
      {may('accept') && <Panel title={words.accept}><AcceptAct {...props} /></Panel>}
      {may('leadDecide') && <Panel title={words.leadDecide}><LeadDecideAct {...props} /></Panel>}
      {may('sendSupplement') && <Panel title={words.sendList}><SendListAct {...props} /></Panel>}
      {may('resumeClock') && isStopped && <Panel title={words.resume}><ResumeAct {...props} /></Panel>}
      {may('requestSupplement') && <Panel title={words.requestSupplement}><SupplementAct {...props} /></Panel>}
      {may('refuseAcceptance') && <Folded title={words.refuseAcceptance}><RefuseAcceptanceAct {...props} /></Folded>}
      {may('addSupplementItem') && <Folded title={words.addItem}><AddItemAct {...props} /></Folded>}
      {may('stopClock') && <Folded title={words.stop}><StopAct {...props} /></Folded>}
      {may('extendClock') && <Folded title={words.extend}><ExtendAct {...props} /></Folded>}
      {may('endStage') && <Folded title={words.endStage}><EndStageAct {...props} /></Folded>}
    </>
  )
}

/** Why there is nothing to decide here now. */
function Standing({ sheet: { task, next, signOffs } }: { sheet: TaskSheet }) {
  const texts = useTexts()
  const words = texts.task
  const isBegun = signOffs.some(({ account }) => account !== null)
  const text = task.completedAt !== null ? words.doneBefore
    : task.state === 'returned' ? words.isReturned
    : task.state === 'prepared' ? words.isPrepared(task.waitsFor.join(texts.common.listSeparator))
    : next && isBegun ? words.waitsForSign(texts.signOff[next])
    : words.nothingToDo
  return <p className="sheet task-standing" role="status">{text}</p>
}

function Panel({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="sheet" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}
