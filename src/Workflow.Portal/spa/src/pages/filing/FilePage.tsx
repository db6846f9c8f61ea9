import { useCallback } from 'react'
import { useParams } from 'react-router'
import type { Draft, StageOffer } from '../../api/acting'
import { api } from '../../api/client'
import type { CaseView } from '../../api/types'
import { useLoaded } from '../../api/useLoaded'
import { useTexts } from '../../i18n/texts'
import { useTitle } from '../../parts/PageHead'
import { Failed, Loading } from '../../parts/States'
import { FilingForm } from './FilingForm'
import './filing.css'

export interface FilingStart {
  view: CaseView
  offer: StageOffer
  draft: { body: Draft; version: string } | null
}

/** The enterprise files a stage: one merged form and the materials, each once. */
export function FilePage() {
  const { no = '', stage = '' } = useParams()
  const { filing: words } = useTexts()
  useTitle(words.title)
  const load = useCallback(
    async (signal: AbortSignal): Promise<FilingStart> => {
      const [view, offer, stored] = await Promise.all([api.case(no, signal), api.offer(no, stage, signal), api.draft(no, stage, signal)])
      return { view, offer, draft: stored?.etag ? { body: stored.body, version: stored.etag } : null }
    },
    [no, stage],
  )
  const { loaded, reload } = useLoaded(load)

  switch (loaded.status) {
    case 'loading':
      return <Loading />
    case 'failed':
      return <Failed problem={loaded.problem} onRetry={reload} isPage />
    case 'ready':
      return <FilingForm key={`${no} ${stage}`} no={no} start={loaded.value} />
  }
}
