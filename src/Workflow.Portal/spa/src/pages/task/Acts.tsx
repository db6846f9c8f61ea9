import { useState, type ReactNode } from 'react'
import type { Act, TaskSheet } from '../../api/acting'
import { useTexts } from '../../i18n/texts'
import { AddItemAct } from './acts/AddItemAct'
import { ClaimActs } from './acts/ClaimActs'
import { DecideAct } from './acts/DecideAct'
import { ExtendAct } from './acts/ExtendAct'
import { AcceptAct, RefuseAcceptanceAct } from './acts/IntakeActs'
import { EndStageAct, LeadDecideAct, SendListAct } from './acts/LeadActs'
import { ResumeAct } from './acts/ResumeAct'
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
  const may = (...acts: Act[]) => acts.some((act) => sheet.acts.includes(act))

  return (
    <>
      {may('claim', 'release', 'delegate') && <ClaimActs {...props} />}
      {may('grant', 'prepare', 'return', 'refuse') && <Panel title={words.decide}><DecideAct {...props} /></Panel>}
      {may('accept') && <Panel title={words.accept}><AcceptAct {...props} /></Panel>}
      {may('leadDecide') && <Panel title={words.leadDecide}><LeadDecideAct {...props} /></Panel>}
      {may('sendSupplement') && <Panel title={words.sendList}><SendListAct {...props} /></Panel>}
      {may('resumeClock') && <Panel title={words.resume}><ResumeAct {...props} /></Panel>}
      {may('requestSupplement') && <Panel title={words.requestSupplement}><SupplementAct {...props} /></Panel>}
      {may('refuseAcceptance') && <Folded title={words.refuseAcceptance}><RefuseAcceptanceAct {...props} /></Folded>}
      {may('addSupplementItem') && <Folded title={words.addItem}><AddItemAct {...props} /></Folded>}
      {may('stopClock') && <Folded title={words.stop}><StopAct {...props} /></Folded>}
      {may('extendClock') && <Folded title={words.extend}><ExtendAct {...props} /></Folded>}
      {may('endStage') && <Folded title={words.endStage}><EndStageAct {...props} /></Folded>}
      {sheet.acts.length === 0 && <p className="sheet quiet">{sheet.task.completedAt ? words.doneBefore : words.nothingToDo}</p>}
    </>
  )
}

function Panel({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="sheet" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

/** Drawn once opened, so that what it needs is asked for only then; what was typed stays when it is closed again. */
function Folded({ title, children }: { title: string; children: ReactNode }) {
  const [wasOpened, setOpened] = useState(false)
  return (
    <details className="sheet folded" onToggle={(event) => event.currentTarget.open && setOpened(true)}>
      <summary>{title}</summary>
      {wasOpened && children}
    </details>
  )
}
