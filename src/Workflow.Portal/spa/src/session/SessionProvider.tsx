import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'
import { api } from '../api/client'
import { onSignedOut } from '../api/transport'
import { Problem } from '../api/problem'
import type { Session } from '../api/types'

export type SessionState =
  | { status: 'loading' }
  | { status: 'signedOut'; because: 'none' | 'left' }
  /** Expired: the server has ended it, but the page with all that was typed stays until somebody signs in. */
  | { status: 'signedIn'; session: Session; receivedAt: number; isExpired: boolean }
  | { status: 'failed'; problem: Problem }

interface SessionHold {
  state: SessionState
  signIn: (userName: string, password: string) => Promise<void>
  signOut: () => Promise<void>
  reload: () => void
}

const SessionContext = createContext<SessionHold | null>(null)

const signedIn = (session: Session): SessionState => ({ status: 'signedIn', session, receivedAt: performance.now(), isExpired: false })

const expired = (state: SessionState): SessionState =>
  state.status === 'signedIn' ? { ...state, isExpired: true } : { status: 'signedOut', because: 'none' }

/** Who is signed in. The cookie is the server's; here is only what it said about it. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const [state, setState] = useState<SessionState>({ status: 'loading' })
  const [attempt, setAttempt] = useState(0)

  useEffect(() => {
    const control = new AbortController()
    api.session(control.signal).then(
      (session) => setState(signedIn(session)),
      (error: unknown) => {
        if (control.signal.aborted) return
        if (!(error instanceof Problem)) throw error
        setState(error.isSignedOut ? { status: 'signedOut', because: 'none' } : { status: 'failed', problem: error })
      },
    )
    return () => control.abort()
  }, [attempt])

  useEffect(() => {
    onSignedOut(() => setState(expired))
    return () => onSignedOut(() => {})
  }, [])

  // Somebody who signed in again in another window comes back to this one as it was left.
  const isExpired = state.status === 'signedIn' && state.isExpired
  useEffect(() => {
    if (!isExpired) return
    const look = () => {
      api.session().then(
        (session) => setState(signedIn(session)),
        (error: unknown) => {
          if (!(error instanceof Problem)) throw error
        },
      )
    }
    addEventListener('focus', look)
    return () => removeEventListener('focus', look)
  }, [isExpired])

  const signIn = useCallback(async (userName: string, password: string) => {
    setState(signedIn(await api.signIn(userName, password)))
  }, [])

  const signOut = useCallback(async () => {
    try {
      await api.signOut()
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      // A session that is over already is left; any other answer means that it still stands, and is shown.
      if (!error.isSignedOut) return setState({ status: 'failed', problem: error })
    }
    setState({ status: 'signedOut', because: 'left' })
  }, [])

  const reload = useCallback(() => {
    setState({ status: 'loading' })
    setAttempt((count) => count + 1)
  }, [])

  const hold = useMemo(() => ({ state, signIn, signOut, reload }), [state, signIn, signOut, reload])
  return <SessionContext value={hold}>{children}</SessionContext>
}

export function useSessionHold(): SessionHold {
  const hold = useContext(SessionContext)
  if (!hold) throw new Error('SessionProvider is missing.')
  return hold
}

/** The session of a page behind RequireSession. */
export function useSession(): Session {
  const { state } = useSessionHold()
  if (state.status !== 'signedIn') throw new Error('This page needs a session.')
  return state.session
}

/** The office's now as an instant, moved on every minute; demo stores have a time of their own. */
export function useOfficeNow(): string {
  const { state } = useSessionHold()
  const [, tick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 60_000)
    return () => clearInterval(timer)
  }, [])

  if (state.status !== 'signedIn') throw new Error('Office time is known after sign-in.')
  const passed = Math.floor((performance.now() - state.receivedAt) / 60_000) * 60_000
  return new Date(new Date(state.session.officeNow).getTime() + passed).toISOString()
}
