import { Button } from 'antd'
import { Link } from 'react-router'
import { api } from '../api/client'
import type { CaseRow } from '../api/types'
import { usePages } from '../api/usePages'
import { useTexts, wordFor } from '../i18n/texts'
import { DataTable, type Column } from '../parts/DataTable'
import { DueDate } from '../parts/DueDate'
import { Day } from '../parts/Instant'
import { Light } from '../parts/Light'
import { PagedList } from '../parts/PagedList'
import { PageHead } from '../parts/PageHead'
import { useOfficeNow, useSession } from '../session/SessionProvider'

export function CasesPage() {
  const texts = useTexts()
  const words = texts.cases
  const now = useOfficeNow()
  const isApplicant = useSession().role === 'applicant'
  const pages = usePages(api.cases)

  const columns: Column<CaseRow>[] = [
    { key: 'light', title: words.light, width: '76px', cell: (row) => <Light colour={row.light} /> },
    {
      key: 'no',
      title: words.no,
      cell: (row) => <Link className="nowrap" to={`/cases/${encodeURIComponent(row.no)}`}>{row.no}</Link>,
    },
    {
      key: 'project',
      title: words.project,
      narrow: 'head',
      cell: (row) => (
        <>
          {row.project?.name ?? row.service.name}
          {row.project && <span className="sub">{row.service.name}</span>}
        </>
      ),
    },
    ...(isApplicant ? [] : [{ key: 'applicant', title: words.applicant, cell: (row: CaseRow) => row.applicant }]),
    { key: 'state', title: words.state, cell: (row) => <span className="nowrap">{wordFor(texts.caseState, row.state, row.stateName)}</span> },
    {
      key: 'stage',
      title: words.stage,
      cell: (row) =>
        row.stage ? (
          <span className="nowrap">
            {row.stage.number} {row.stage.name}
            <span className="sub">{wordFor(texts.stageState, row.stage.state)}</span>
          </span>
        ) : (
          <span className="quiet">{texts.common.none}</span>
        ),
    },
    {
      key: 'due',
      title: words.due,
      width: '110px',
      cell: (row) => (
        <div>
          <DueDate due={row.due} now={now} isOpen={row.closedAt === null} />
          {row.due && <span className="sub">{texts.clockKind[row.due.governing]}</span>}
        </div>
      ),
    },
    { key: 'opened', title: words.opened, width: '84px', cell: (row) => <Day at={row.openedAt} now={now} /> },
    { key: 'closed', title: words.closed, width: '84px', narrow: 'hidden', cell: (row) => <Day at={row.closedAt} now={now} /> },
  ]

  return (
    <>
      <PageHead title={words.title}>
        <Button size="small" onClick={pages.reload} loading={pages.begun && pages.loading}>{texts.common.reload}</Button>
      </PageHead>
      <PagedList pages={pages} emptyTitle={words.empty} emptyText={words.emptyHint}>
        {(cases) => <DataTable caption={words.title} columns={columns} rows={cases} rowKey={(row) => row.no} />}
      </PagedList>
    </>
  )
}
