import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { Navigate, useSearchParams } from 'react-router'
import { Problem } from '../api/problem'
import { LanguageSwitch } from '../app/LanguageSwitch'
import { problemWords } from '../i18n/problemWords'
import { useLanguage } from '../i18n/texts'
import { useTitle } from '../parts/PageHead'
import { useSessionHold } from '../session/SessionProvider'
import './sign-in.css'

/** Only an address of these pages; anything else would let a link lead away from the office. */
function safeNext(next: string | null): string {
  return next !== null && /^\/(?![/\\])/.test(next) ? next : '/'
}

export function SignInPage() {
  const { texts, language } = useLanguage()
  const { state, signIn } = useSessionHold()
  const [query] = useSearchParams()
  const [problem, setProblem] = useState<Problem | null>(null)
  const [sending, setSending] = useState(false)
  const words = texts.signIn
  useTitle(words.title)

  if (state.status === 'signedIn') return <Navigate to={safeNext(query.get('next'))} replace />

  const submit = async ({ userName, password }: { userName: string; password: string }) => {
    setSending(true)
    setProblem(null)
    try {
      await signIn(userName.trim(), password)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      setProblem(error)
    } finally {
      setSending(false)
    }
  }

  const refusal = (refused: Problem) =>
    refused.isSignedOut ? words.refused : refused.status === 429 ? words.tooMany : problemWords(refused, texts, language)

  return (
    <main className="sign-in">
      <div className="sign-in-sheet">
        <header>
          <h1>{texts.product.name} <span>{texts.product.latin}</span></h1>
          <p>{texts.product.line}</p>
        </header>
        {problem
          ? <Alert type="error" showIcon title={refusal(problem)} role="alert" />
          : query.has('expired') && <Alert type="info" showIcon title={words.expired} />}
        <Form layout="vertical" requiredMark={false} onFinish={(values: { userName: string; password: string }) => void submit(values)}>
          <Form.Item name="userName" label={words.userName} rules={[{ required: true, whitespace: true, message: words.userNameMissing }]}>
            <Input size="large" autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus />
          </Form.Item>
          <Form.Item name="password" label={words.password} rules={[{ required: true, message: words.passwordMissing }]}>
            <Input.Password size="large" autoComplete="current-password" />
          </Form.Item>
          <Button block size="large" type="primary" htmlType="submit" loading={sending}>{words.submit}</Button>
        </Form>
        <footer><LanguageSwitch /></footer>
      </div>
    </main>
  )
}
