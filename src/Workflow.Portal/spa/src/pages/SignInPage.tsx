import { Navigate, useSearchParams } from 'react-router'
import { LanguageSwitch } from '../app/LanguageSwitch'
import { useTexts } from '../i18n/texts'
import { useTitle } from '../parts/PageHead'
import { useSessionHold } from '../session/SessionProvider'
import { SignInForm } from '../session/SignInForm'
import './sign-in.css'

/** Only an address of these pages; anything else would let a link lead away from the office. */
function safeNext(next: string | null): string {
  return next !== null && /^\/(?![/\\])/.test(next) ? next : '/'
}

export function SignInPage() {
  const texts = useTexts()
  const { state } = useSessionHold()
  const [query] = useSearchParams()
  const next = safeNext(query.get('next'))
  useTitle(texts.signIn.title)

  if (state.status === 'signedIn') return <Navigate to={next} replace />

  return (
    <main className="sign-in">
      <div className="sign-in-sheet">
        <header>
          <h1>{texts.product.name} <span>{texts.product.latin}</span></h1>
          <p>{texts.product.line}</p>
        </header>
        <SignInForm next={next} />
        <footer><LanguageSwitch /></footer>
      </div>
    </main>
  )
}
