import { useCallback } from 'react'
import type { TaskSheet } from '../../../api/acting'
import { api } from '../../../api/client'
import { useLoaded } from '../../../api/useLoaded'

/** What is missing of the stage the window has in hand. */
export function useProposal({ case: head, stage }: TaskSheet) {
  return useLoaded(useCallback((signal: AbortSignal) => api.supplementProposal(head.no, stage.number, signal), [head.no, stage.number]))
}
