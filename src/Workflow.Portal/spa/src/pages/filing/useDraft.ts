import { useCallback, useEffect, useRef, useState } from 'react'
import type { Filing } from '../../api/acting'
import { api } from '../../api/client'
import { Problem } from '../../api/problem'

/** What became of the last change. */
export type DraftState =
  | { status: 'none' }
  | { status: 'changed' }
  | { status: 'saved'; at: string }
  /** Another window has stored a draft of the same stage since. */
  | { status: 'overtaken' }
  | { status: 'failed'; problem: Problem }

const QUIET_MS = 1200

interface DraftHold {
  state: DraftState
  /** Notes a change; it is stored when typing pauses, and when the page is left. */
  note: (filing: Filing) => void
  /** Stores what could not be stored before. */
  retry: () => void
  /** Stores what is here over what another window has stored. */
  overwrite: () => void
  /** Nothing is stored from here on: it has been filed. */
  end: () => void
}

/** Keeps the draft of a stage on the server while it is typed. One request at a time, each over the version the one before has made. */
export function useDraft(no: string, stage: string, first: { version: string; at: string } | null): DraftHold {
  const [state, setState] = useState<DraftState>(first ? { status: 'saved', at: first.at } : { status: 'none' })
  const version = useRef(first?.version ?? null)
  const waiting = useRef<Filing | null>(null)
  const isSaving = useRef(false)
  const isEnded = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)

  const save = useCallback(
    async (isLeaving = false) => {
      clearTimeout(timer.current)
      const filing = waiting.current
      if (filing === null || isSaving.current || isEnded.current) return
      waiting.current = null
      isSaving.current = true
      try {
        const { body, etag } = await api.saveDraft(no, stage, filing, version.current, isLeaving)
        version.current = etag
        setState(waiting.current === null ? { status: 'saved', at: body.savedAt } : { status: 'changed' })
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        waiting.current ??= filing
        setState(error.status === 412 || error.status === 428 ? { status: 'overtaken' } : { status: 'failed', problem: error })
        return
      } finally {
        isSaving.current = false
      }
      if (waiting.current !== null) void save()
    },
    [no, stage],
  )

  const note = useCallback(
    (filing: Filing) => {
      if (isEnded.current) return
      waiting.current = filing
      setState((current) => (current.status === 'overtaken' ? current : { status: 'changed' }))
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void save(), QUIET_MS)
    },
    [save],
  )

  const overwrite = useCallback(() => {
    api.draft(no, stage).then(
      (stored) => {
        version.current = stored?.etag ?? null
        void save()
      },
      (error: unknown) => {
        if (!(error instanceof Problem)) throw error
        setState({ status: 'failed', problem: error })
      },
    )
  }, [no, stage, save])

  const end = useCallback(() => {
    isEnded.current = true
    waiting.current = null
    clearTimeout(timer.current)
  }, [])

  useEffect(() => {
    const leave = () => {
      if (document.visibilityState === 'hidden') void save(true)
    }
    document.addEventListener('visibilitychange', leave)
    return () => {
      document.removeEventListener('visibilitychange', leave)
      void save(true)
    }
  }, [save])

  return { state, note, retry: useCallback(() => void save(), [save]), overwrite, end }
}
