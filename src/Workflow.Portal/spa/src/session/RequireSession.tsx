import { Navigate, Outlet, useLocation } from 'react-router'
import { Failed, Loading } from '../parts/States'
import { useSessionHold } from './SessionProvider'
import { SignInAgain } from './SignInAgain'

/** Lets signed-in people through; others sign in first and come back to the address they asked for. */
export function RequireSession() {
  const { state, reload } = useSessionHold()
  const { pathname, search } = useLocation()

  switch (state.status) {
    case 'loading':
      return <Loading />
    case 'failed':
      return <Failed problem={state.problem} onRetry={reload} isPage />
    case 'signedOut': {
      const query = new URLSearchParams()
      // Whoever leaves does not choose where the next person begins.
      if (state.because !== 'left' && pathname !== '/') query.set('next', pathname + search)
      return <Navigate to={`/sign-in?${query}`} replace />
    }
    case 'signedIn':
      return (
        <>
          <Outlet key={state.session.account} />
          {state.isExpired && <SignInAgain session={state.session} />}
        </>
      )
  }
}
