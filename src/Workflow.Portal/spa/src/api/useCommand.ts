import { useCallback, useRef, useState } from 'react'
import type { Receipt } from './acting'
import type { Command } from './client'
import { Problem } from './problem'

export interface Sending<B, R = Receipt> {
  sending: boolean
  problem: Problem | null
  /** Sends once: while a request runs, further calls do nothing. True when the server said that it is done. */
  send: (body: B) => Promise<boolean>
  forget: () => void
  receipt: R | null
}

/**
 * A command and what became of it. The key belongs to what is sent: the same content sent again (after a lost answer) carries the same key
 * and is done once; other content is another act.
 */
export function useCommand<B, R = Receipt>(command: Command<B, R>, onDone?: (receipt: R) => void): Sending<B, R> {
  const [state, setState] = useState<{ sending: boolean; problem: Problem | null; receipt: R | null }>({ sending: false, problem: null, receipt: null })
  const busy = useRef(false)
  const last = useRef<{ content: string; key: string } | null>(null)

  const send = useCallback(
    async (body: B) => {
      if (busy.current) return false
      busy.current = true
      setState({ sending: true, problem: null, receipt: null })
      const content = JSON.stringify(body)
      if (last.current?.content !== content) last.current = { content, key: newKey() }
      try {
        const receipt = await command(body, last.current.key)
        last.current = null
        setState({ sending: false, problem: null, receipt })
        onDone?.(receipt)
        return true
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        // Refused for certain: a later attempt is a new one, even with the same words.
        if (!error.isUncertain && !error.isSignedOut) last.current = null
        setState({ sending: false, problem: error, receipt: null })
        return false
      } finally {
        busy.current = false
      }
    },
    [command, onDone],
  )

  const forget = useCallback(() => setState({ sending: false, problem: null, receipt: null }), [])
  return { ...state, send, forget }
}

/** 128 random bits. Not crypto.randomUUID: pages served without TLS inside an office network do not have it. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
