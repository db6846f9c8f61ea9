import { Modal } from 'antd'
import { useLocation } from 'react-router'
import type { Session } from '../api/types'
import { useTexts } from '../i18n/texts'
import { SignInForm } from './SignInForm'

/** Over the page whose session is over: after signing in the work goes on where it was, with everything that was typed. */
export function SignInAgain({ session }: { session: Session }) {
  const { signIn: words } = useTexts()
  const { pathname, search } = useLocation()
  return (
    <Modal open title={words.againTitle} footer={null} closable={false} keyboard={false} mask={{ closable: false }} width={420}>
      <p style={{ marginBottom: 16 }}>{words.expired}</p>
      <SignInForm userName={session.account} next={pathname + search} keepsPage />
    </Modal>
  )
}
