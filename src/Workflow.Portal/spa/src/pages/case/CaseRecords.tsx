import { Tabs } from 'antd'
import type { ReactNode } from 'react'
import { api } from '../../api/client'
import type { CaseView, IssuedDocument, Stage } from '../../api/types'
import { useTexts } from '../../i18n/texts'
import { dueAtEndOf } from '../../office/time'
import { DataTable } from '../../parts/DataTable'
import { DueDate } from '../../parts/DueDate'
import { Minute } from '../../parts/Instant'
import { State } from '../../parts/States'
import { Tag, type Tone } from '../../parts/Tag'
import { toneOfMaterial } from './tones'

interface RecordsProps {
  view: CaseView
  now: string
}

/** The papers of the case and everything that happened, newest first. */
export function CaseRecords({ view, stage, now }: RecordsProps & { stage: Stage | undefined }) {
  const words = useTexts().case
  const materials = stage?.materials ?? []
  const tab = (key: string, label: string, count: number, children: ReactNode) => ({ key, label: `${label} ${count}`, children })
  return (
    <Tabs
      className="records"
      size="small"
      items={[
        tab('timeline', words.timeline, view.timeline.length, <Timeline view={view} now={now} />),
        tab('materials', words.materials, materials.length, <Materials stage={stage} now={now} />),
        tab('supplements', words.supplements, view.supplements.length, <Supplements view={view} now={now} />),
        tab('documents', words.documents, view.documents.length, <Documents view={view} now={now} />),
      ]}
    />
  )
}

function Timeline({ view, now }: RecordsProps) {
  const words = useTexts().case
  if (view.timeline.length === 0) return <State title={words.noTimeline} />
  return (
    <DataTable
      caption={words.timeline}
      rows={view.timeline.toSorted((one, other) => other.sequence - one.sequence)}
      rowKey={(entry) => entry.sequence}
      columns={[
        { key: 'sequence', title: words.sequence, width: '56px', narrow: 'hidden', cell: (entry) => <span className="quiet">{entry.sequence}</span> },
        { key: 'at', title: words.at, width: '110px', cell: (entry) => <Minute at={entry.at} now={now} /> },
        { key: 'text', title: words.event, narrow: 'head', cell: (entry) => entry.text },
        { key: 'subject', title: words.subject, width: '26%', cell: (entry) => entry.subject },
        { key: 'actor', title: words.actor, width: '20%', cell: (entry) => entry.actor },
      ]}
    />
  )
}

function Materials({ stage, now }: { stage: Stage | undefined; now: string }) {
  const texts = useTexts()
  const words = texts.case
  if (!stage || stage.materials.length === 0) return <State title={words.noMaterials} />
  return (
    <DataTable
      caption={words.materials}
      rows={stage.materials}
      rowKey={(material) => material.code}
      columns={[
        { key: 'name', title: words.material, narrow: 'head', cell: (material) => material.name },
        { key: 'stage', title: words.stage, width: '160px', cell: () => `${stage.number} ${stage.name}` },
        {
          key: 'state',
          title: words.stateColumn,
          width: '120px',
          cell: (material) => <Tag tone={toneOfMaterial(material.state)}>{texts.materialState[material.state]}</Tag>,
        },
        {
          key: 'due',
          title: words.materialDue,
          width: '130px',
          cell: (material) => <DueDate due={dueAtEndOf(material.dueOn)} now={now} isOpen={material.state !== 'provided'} />,
        },
      ]}
    />
  )
}

const supplementTones: Record<string, Tone> = { sent: 'yellow', answered: 'green', overdue: 'red' }

function Supplements({ view, now }: RecordsProps) {
  const texts = useTexts()
  const words = texts.case
  if (view.supplements.length === 0) return <State title={words.noSupplements} />
  return (
    <DataTable
      caption={words.supplements}
      rows={view.supplements}
      rowKey={(supplement) => supplement.id}
      columns={[
        {
          key: 'items',
          title: words.supplementItems,
          cell: (supplement) => (
            <ol className="asked">
              {supplement.items.map((item) => (
                <li key={item.department + item.text}><span className="quiet">{item.department}</span> {item.text}</li>
              ))}
            </ol>
          ),
        },
        {
          key: 'phase',
          title: words.stage,
          width: '150px',
          cell: (supplement) => (
            <div>{words.stageNumber(supplement.stage)}<span className="sub">{texts.supplementPhase[supplement.phase]}</span></div>
          ),
        },
        {
          key: 'state',
          title: words.stateColumn,
          width: '140px',
          cell: (supplement) => <Tag tone={supplementTones[supplement.state]}>{texts.supplementState[supplement.state]}</Tag>,
        },
        { key: 'sent', title: words.sent, width: '120px', cell: (supplement) => <Minute at={supplement.sentAt} now={now} /> },
        {
          key: 'due',
          title: words.answerDue,
          width: '110px',
          cell: (supplement) => <DueDate due={dueAtEndOf(supplement.dueOn)} now={now} isOpen={supplement.state === 'sent'} />,
        },
        { key: 'answered', title: words.answered, width: '120px', cell: (supplement) => <Minute at={supplement.answeredAt} now={now} /> },
      ]}
    />
  )
}

function Documents({ view, now }: RecordsProps) {
  const { case: words, steps } = useTexts()
  if (view.documents.length === 0) return <State title={words.noDocuments} />
  return (
    <>
      <p className="records-pack"><a href={api.packUrl(view.no)} target="_blank" rel="noopener">{steps.pack}</a></p>
      <DataTable
        caption={words.documents}
        rows={view.documents}
        rowKey={(document) => document.id}
        columns={[
          { key: 'title', title: words.documentTitle, narrow: 'head', cell: (document) => <DocumentLink no={view.no} document={document} /> },
          { key: 'number', title: words.documentNumber, cell: (document) => document.number },
          { key: 'stage', title: words.stage, width: '110px', cell: (document) => (document.stage === null ? words.wholeCase : words.stageNumber(document.stage)) },
          { key: 'department', title: words.issuedBy, cell: (document) => document.department },
          { key: 'issued', title: words.issued, width: '120px', cell: (document) => <Minute at={document.issuedAt} now={now} /> },
          {
            key: 'sha256',
            title: words.fingerprint,
            width: '170px',
            narrow: 'hidden',
            cell: (document) => <span className="mono" title={document.sha256}>{document.sha256.slice(0, 16)}…</span>,
          },
        ]}
      />
    </>
  )
}

function DocumentLink({ no, document }: { no: string; document: IssuedDocument }) {
  const words = useTexts().case
  return (
    <a href={api.documentUrl(no, document.id)} target="_blank" rel="noopener" aria-label={words.openDocument(document.title)}>
      {document.title}
    </a>
  )
}
