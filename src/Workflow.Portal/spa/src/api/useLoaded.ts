import { useCallback, useEffect, useState } from 'react'
import { Problem } from './problem'

export type Loaded<T> =
  | { status: 'loading' }
  | { status: 'ready'; value: T }
  | { status: 'failed'; problem: Problem }

/**
 * Loads once per `load` (keep it stable with useCallback) and again on `reload`.
 * A reload keeps what is shown until the new answer is there.
 */
export function useLoaded<T>(load: (signal: AbortSignal) => Promise<T>): { loaded: Loaded<T>; reload: () => void } {
  const [answer, setAnswer] = useState<{ of: unknown; loaded: Loaded<T> } | null>(null)
  const [attempt, setAttempt] = useState(0)

  useEffect(() => {
    const control = new AbortController()
    load(control.signal).then(
      (value) => setAnswer({ of: load, loaded: { status: 'ready', value } }),
      (error: unknown) => {
        if (control.signal.aborted) return
        if (!(error instanceof Problem)) throw error
        setAnswer({ of: load, loaded: { status: 'failed', problem: error } })
      },
    )
    return () => control.abort()
  }, [load, attempt])

  const reload = useCallback(() => setAttempt((count) => count + 1), [])
  return { loaded: answer?.of === load ? answer.loaded : { status: 'loading' }, reload }
}
