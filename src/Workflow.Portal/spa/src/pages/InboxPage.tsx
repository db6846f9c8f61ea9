import { Button } from 'antd'
import { Link } from 'react-router'
import { api } from '../api/client'
import type { TaskRow } from '../api/types'
import { usePages } from '../api/usePages'
import { useTexts, wordFor } from '../i18n/texts'
import { DataTable, type Column } from '../parts/DataTable'
import { DueDate } from '../parts/DueDate'
import { Day } from '../parts/Instant'
import { Light } from '../parts/Light'
import { PagedList } from '../parts/PagedList'
import { PageHead } from '../parts/PageHead'
import { Tag } from '../parts/Tag'
import { useOfficeNow } from '../session/SessionProvider'

export function InboxPage() {
  const texts = useTexts()
  const words = texts.inbox
  const now = useOfficeNow()
  const pages = usePages(api.tasks)

  const columns: Column<TaskRow>[] = [
    { key: 'light', title: words.light, width: '76px', cell: (task) => <Light colour={task.light} /> },
    {
      key: 'matter',
      title: words.matter,
      narrow: 'head',
      cell: (task) => (
        <>
          <span className="marked">
            <Link to={`/tasks/${encodeURIComponent(task.id)}`}>{task.title}</Link>
            {task.state !== 'open' && <Tag>{wordFor(texts.taskState, task.state)}</Tag>}
            {task.round > 1 && <Tag tone="blue">{words.round(task.round)}</Tag>}
          </span>
          {task.waitsFor.length > 0 && <span className="sub">{words.waits(task.waitsFor.join(texts.common.listSeparator))}</span>}
        </>
      ),
    },
    {
      key: 'project',
      title: words.project,
      width: '220px',
      cell: (task) => (
        <div>
          {task.project?.name ?? texts.common.none}
          <span className="sub">{task.applicant}</span>
        </div>
      ),
    },
    { key: 'case', title: words.caseNo, cell: (task) => <Link className="nowrap" to={`/cases/${encodeURIComponent(task.caseNo)}?task=${encodeURIComponent(task.id)}`}>{task.caseNo}</Link> },
    { key: 'stage', title: words.stage, cell: (task) => <span className="nowrap">{task.stage} {task.stageName}</span> },
    { key: 'opened', title: words.opened, width: '72px', cell: (task) => <Day at={task.openedAt} now={now} /> },
    { key: 'promised', title: words.promisedDue, width: '92px', cell: (task) => <DueDate due={task.promisedDue} now={now} /> },
    { key: 'statutory', title: words.statutoryDue, width: '92px', cell: (task) => <DueDate due={task.statutoryDue} now={now} /> },
    {
      key: 'assignee',
      title: words.assignee,
      width: '96px',
      cell: (task) => task.assignee ?? <span className="quiet">{words.unclaimed}</span>,
    },
  ]

  return (
    <>
      <PageHead title={words.title} note={words.order}>
        <Button size="small" onClick={pages.reload} loading={pages.begun && pages.loading}>{texts.common.reload}</Button>
      </PageHead>
      <PagedList pages={pages} emptyTitle={words.empty} emptyText={words.emptyHint}>
        {(tasks) => <DataTable caption={words.title} columns={columns} rows={tasks} rowKey={(task) => task.id} />}
      </PagedList>
    </>
  )
}
