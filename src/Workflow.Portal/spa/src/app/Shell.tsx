import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { Link, NavLink, Outlet, useLocation } from 'react-router'
import { useLanguage } from '../i18n/texts'
import { officeMinute } from '../office/time'
import { hasInbox } from '../session/landing'
import { useOfficeNow, useSession, useSessionHold } from '../session/SessionProvider'
import { LanguageSwitch } from './LanguageSwitch'
import { NoticeBell } from './NoticeBell'
import './shell.css'

export function Shell() {
  const session = useSession()
  const now = useOfficeNow()
  const { signOut } = useSessionHold()
  const { texts } = useLanguage()
  const { pathname } = useLocation()
  const main = useRef<HTMLElement>(null)
  const shown = useRef(pathname)

  // A screen reader hears the new page, and Tab begins at its top.
  useEffect(() => {
    if (shown.current === pathname) return
    shown.current = pathname
    window.scrollTo(0, 0)
    main.current?.focus()
  }, [pathname])

  const belongsTo = session.departmentName ?? session.partyName
  return (
    <>
      <a className="skip" href="#main">{texts.common.skip}</a>
      <header className="shell no-print">
        <Link className="shell-brand" to="/">
          {texts.product.name} <span>{texts.product.latin}</span>
        </Link>
        <nav className="shell-nav" aria-label={texts.shell.navigation}>
          {hasInbox(session.role) && <NavLink to="/inbox">{texts.shell.inbox}</NavLink>}
          <NavLink to="/cases">{texts.shell.cases}</NavLink>
          {session.role === 'applicant' && <NavLink to="/apply">{texts.steps.apply}</NavLink>}
          <NavLink to="/notices">{texts.shell.notices}</NavLink>
        </nav>
        <div className="shell-side">
          <span className="shell-time">
            {session.isDemo && <span className="shell-demo" title={texts.shell.demoHint}>{texts.shell.demo}</span>}
            <span className="quiet">{texts.shell.officeTime}</span> <time dateTime={now}>{officeMinute(now)}</time>
          </span>
          <NoticeBell />
          <span className="shell-who" title={`${texts.shell.account}${texts.common.colon}${session.account}`}>
            {session.displayName}
            <span className="quiet">
              {texts.roles[session.role]}
              {belongsTo && !session.displayName.includes(belongsTo) && ` · ${belongsTo}`}
            </span>
          </span>
          <LanguageSwitch />
          <Button size="small" type="text" onClick={() => void signOut()}>{texts.shell.signOut}</Button>
        </div>
      </header>
      <main id="main" ref={main} tabIndex={-1}>
        <Outlet />
      </main>
    </>
  )
}
