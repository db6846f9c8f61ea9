import { Button } from 'antd'
import { Link } from 'react-router'
import { api } from '../api/client'
import { usePages } from '../api/usePages'
import { useTexts } from '../i18n/texts'
import { Minute } from '../parts/Instant'
import { PagedList } from '../parts/PagedList'
import { PageHead } from '../parts/PageHead'
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
            {notices.map((notice) => (
              <li key={notice.id} className={notice.readAt === null ? 'notice-unread' : undefined}>
                <Minute at={notice.at} now={now} />
                <p>{notice.readAt === null && <Tag tone="blue">{words.unread}</Tag>} {notice.text}</p>
                {notice.caseNo && (
                  <Link to={`/cases/${encodeURIComponent(notice.caseNo)}`} aria-label={`${words.open} ${notice.caseNo}`}>
                    {notice.caseNo}
                  </Link>
                )}
              </li>
            ))}
          </ul>
        )}
      </PagedList>
    </>
  )
}
