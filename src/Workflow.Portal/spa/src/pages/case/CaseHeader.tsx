import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { CaseView } from '../../api/types'
import { useTexts, wordFor } from '../../i18n/texts'
import { Fact } from '../../parts/Fact'
import { Day } from '../../parts/Instant'
import { Light } from '../../parts/Light'
import { Tag } from '../../parts/Tag'
import { ClockGauges } from './ClockGauge'
import { toneOfCase } from './tones'

export function CaseHeader({ view, now, children }: { view: CaseView; now: string; children: ReactNode }) {
  const texts = useTexts()
  const words = texts.case
  return (
    <header className="case-head">
      <div className="case-name">
        <Link className="case-back no-print" to="/cases">← {words.back}</Link>
        <h1>{view.project?.name ?? view.service.name}</h1>
        <div className="case-marks">
          <Light colour={view.light} />
          <Tag tone={toneOfCase(view.state)}>{wordFor(texts.caseState, view.state, view.stateName)}</Tag>
          <span className="no-print">{children}</span>
        </div>
        <dl className="facts">
          <Fact name={words.caseNo}>{view.no}</Fact>
          {view.project && <Fact name={words.projectCode}>{view.project.code}</Fact>}
          <Fact name={words.applicant}>{view.applicant}</Fact>
          <Fact name={words.service}>{view.service.name} v{view.service.version}</Fact>
          <Fact name={words.opened}><Day at={view.openedAt} now={now} /></Fact>
          {view.closedAt && <Fact name={words.closed}><Day at={view.closedAt} now={now} /></Fact>}
        </dl>
      </div>
      <ClockGauges title={words.clocks} kinds={words.caseClock} none={words.noClock} clocks={view.clocks} now={now} />
    </header>
  )
}
