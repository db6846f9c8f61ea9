import { Button } from 'antd'
import { Link } from 'react-router'
import { api } from '../api/client'
import type { Notice } from '../api/types'
import { useCommand } from '../api/useCommand'
import { usePages } from '../api/usePages'
import { useTexts } from '../i18n/texts'
import { Minute } from '../parts/Instant'
import { PagedList } from '../parts/PagedList'
import { PageHead } from '../parts/PageHead'
import { Refused } from '../parts/Refused'
import { Tag } from '../parts/Tag'
import { useOfficeNow } from '../session/SessionProvider'
import './notices.css'

export function NoticesPage() {
  const texts = useTexts()
  const words = texts.notices
  const now = useOfficeNow()
  const pages = usePages(api.notices)
  return (
    <>
      <PageHead title={words.title}>
        <Button size="small" onClick={pages.reload} loading={pages.begun && pages.loading}>{texts.common.reload}</Button>
      </PageHead>
      <PagedList pages={pages} emptyTitle={words.empty} emptyText={words.emptyHint}>
        {(notices) => (
          <ul className="notices">
            {notices.map((notice) => <NoticeRow key={notice.id} notice={notice} now={now} />)}
          </ul>
        )}
      </PagedList>
    </>
  )
}

/** A notice counts as read when its reader says so, or opens its case from here. */
function NoticeRow({ notice, now }: { notice: Notice; now: string }) {
  const words = useTexts().notices
  const { send, sending, problem, receipt } = useCommand(readNotice)
  const isRead = notice.readAt !== null || receipt !== null
  const read = () => void (isRead || send(notice.id))
  return (
    <li className={isRead ? undefined : 'notice-unread'}>
      <Minute at={notice.at} now={now} />
      <div>
        <p>{!isRead && <Tag tone="blue">{words.unread}</Tag>} {notice.text}</p>
        <Refused problem={problem} />
      </div>
      <span className="notice-acts">
        {notice.caseNo && (
          <Link to={`/cases/${encodeURIComponent(notice.caseNo)}`} aria-label={`${words.open} ${notice.caseNo}`} onClick={read}>
            {notice.caseNo}
          </Link>
        )}
        {!isRead && <Button size="small" type="text" loading={sending} onClick={read}>{words.read}</Button>}
      </span>
    </li>
  )
}

const readNotice = (id: string) => api.readNotice(id).then(() => id)
