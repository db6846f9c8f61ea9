import { Alert, Button, Form, Input } from 'antd'
import { useCallback, useState } from 'react'
import { api } from '../api/client'
import { Problem } from '../api/problem'
import { useLoaded } from '../api/useLoaded'
import { problemWords } from '../i18n/problemWords'
import { useLanguage } from '../i18n/texts'
import { useSessionHold } from './SessionProvider'

interface SignInFormProps {
  /** The account whose work waits; somebody else may still sign in. */
  userName?: string
  /** Where the office's own sign-in page leads back to. */
  next: string
  /** Opens the office's own sign-in page beside this one, so that this one keeps what was typed. */
  keepsPage?: boolean
}

export function SignInForm({ userName, next, keepsPage = false }: SignInFormProps) {
  const { texts, language } = useLanguage()
  const { signIn } = useSessionHold()
  const [problem, setProblem] = useState<Problem | null>(null)
  const [sending, setSending] = useState(false)
  const words = texts.signIn

  const submit = async (values: { userName: string; password: string }) => {
    setSending(true)
    setProblem(null)
    try {
      await signIn(values.userName.trim(), values.password)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      setProblem(error)
      setSending(false)
    }
  }

  const refusal = (refused: Problem) =>
    refused.isSignedOut ? words.refused : refused.status === 429 ? words.tooMany : problemWords(refused, texts, language)

  return (
    <Form layout="vertical" requiredMark={false} initialValues={{ userName }} onFinish={(values: { userName: string; password: string }) => void submit(values)}>
      {problem && <Alert type="error" showIcon title={refusal(problem)} role="alert" style={{ marginBottom: 16 }} />}
      <Form.Item name="userName" label={words.userName} rules={[{ required: true, whitespace: true, message: words.userNameMissing }]}>
        <Input size="large" autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus={userName === undefined} />
      </Form.Item>
      <Form.Item name="password" label={words.password} rules={[{ required: true, message: words.passwordMissing }]}>
        <Input.Password size="large" autoComplete="current-password" autoFocus={userName !== undefined} />
      </Form.Item>
      <Button block size="large" type="primary" htmlType="submit" loading={sending}>{words.submit}</Button>
      <OtherSignIn next={next} keepsPage={keepsPage} />
    </Form>
  )
}

/** The office's own sign-in, where the server has one. */
function OtherSignIn({ next, keepsPage }: { next: string; keepsPage: boolean }) {
  const { signIn: words } = useLanguage().texts
  const { loaded } = useLoaded(useCallback((signal: AbortSignal) => api.signInOptions(signal), []))
  if (loaded.status !== 'ready' || !loaded.value.oidc) return null
  return (
    <Button block size="large" href={api.oidcUrl(next)} target={keepsPage ? '_blank' : undefined} style={{ marginTop: 12 }}>
      {words.with(loaded.value.oidc.name)}
    </Button>
  )
}
