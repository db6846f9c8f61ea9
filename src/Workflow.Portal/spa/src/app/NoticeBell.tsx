import { BellOutlined } from '@ant-design/icons'
import { useEffect, useState } from 'react'
import { Link, useLocation } from 'react-router'
import { api } from '../api/client'
import { Problem } from '../api/problem'
import { useTexts } from '../i18n/texts'

const LOOK_EVERY_MS = 60_000

/** Unread notices on the newest page; `50+` when there may be more behind it. */
export function NoticeBell() {
  const { shell } = useTexts()
  const { pathname } = useLocation()
  const [unread, setUnread] = useState({ count: 0, more: false })

  useEffect(() => {
    const control = new AbortController()
    const look = () => {
      if (document.hidden) return
      api.notices(null, control.signal).then(
        ({ items, next }) => setUnread({ count: items.filter((notice) => notice.readAt === null).length, more: next !== null }),
        (error: unknown) => {
          // The bell is not worth a message of its own: it keeps the last count and looks again.
          if (!control.signal.aborted && !(error instanceof Problem)) throw error
        },
      )
    }
    look()
    const timer = setInterval(look, LOOK_EVERY_MS)
    return () => {
      clearInterval(timer)
      control.abort()
    }
  }, [pathname])

  const text = unread.more && unread.count > 0 ? `${unread.count}+` : String(unread.count)
  return (
    <Link className="bell" to="/notices" aria-label={shell.noticesUnread(text)}>
      <BellOutlined aria-hidden />
      {unread.count > 0 && <span className="bell-count" aria-hidden>{text}</span>}
    </Link>
  )
}
