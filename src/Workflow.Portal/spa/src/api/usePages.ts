import { useCallback, useEffect, useReducer, useRef } from 'react'
import { Problem } from './problem'
import type { Page } from './types'

interface State<T> {
  items: T[]
  next: string | null
  loading: boolean
  /** True once the first page has been answered. */
  begun: boolean
  problem: Problem | null
}

type Step<T> =
  | { type: 'asked'; fresh: boolean }
  | { type: 'answered'; page: Page<T>; fresh: boolean }
  | { type: 'failed'; problem: Problem }

function step<T>(state: State<T>, event: Step<T>): State<T> {
  switch (event.type) {
    case 'asked':
      return { ...state, loading: true, problem: null }
    case 'answered':
      return {
        items: event.fresh ? event.page.items : [...state.items, ...event.page.items],
        next: event.page.next,
        loading: false,
        begun: true,
        problem: null,
      }
    case 'failed':
      return { ...state, loading: false, problem: event.problem }
  }
}

/** A list paged by key: the first page at once, the following ones on `more`; `reload` begins anew. */
export function usePages<T>(load: (after: string | null, signal: AbortSignal) => Promise<Page<T>>) {
  const [state, dispatch] = useReducer(step<T>, { items: [], next: null, loading: true, begun: false, problem: null })
  const running = useRef<AbortController | null>(null)

  const ask = useCallback(
    (after: string | null) => {
      running.current?.abort()
      const control = new AbortController()
      running.current = control
      const fresh = after === null
      dispatch({ type: 'asked', fresh })
      load(after, control.signal).then(
        (page) => {
          if (!control.signal.aborted) dispatch({ type: 'answered', page, fresh })
        },
        (error: unknown) => {
          if (control.signal.aborted) return
          if (!(error instanceof Problem)) throw error
          dispatch({ type: 'failed', problem: error })
        },
      )
    },
    [load],
  )

  useEffect(() => {
    ask(null)
    return () => running.current?.abort()
  }, [ask])

  return {
    ...state,
    reload: useCallback(() => ask(null), [ask]),
    more: useCallback(() => ask(state.next), [ask, state.next]),
  }
}
