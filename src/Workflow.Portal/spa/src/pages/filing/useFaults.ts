import { useMemo, useState } from 'react'
import type { Problem } from '../../api/problem'
import { faultsByPlace } from '../../i18n/problemWords'
import { useLanguage } from '../../i18n/texts'

/**
 * The faults the server named, by place: `/form/<code>` or `material:<code>`.
 * The server names a material by its place in the list that was sent, which is not what the page holds by now.
 */
export function useFaults(problem: Problem | null, codes: readonly string[]): ReadonlyMap<string, string> {
  const { texts, language } = useLanguage()
  const [sent, setSent] = useState<{ problem: Problem | null; codes: readonly string[] }>({ problem: null, codes: [] })
  if (problem !== sent.problem) setSent({ problem, codes })

  return useMemo(() => {
    const code = (pointer: string) => {
      const index = /^\/materials\/(\d+)/.exec(pointer)?.[1]
      return index === undefined ? undefined : sent.codes[Number(index)]
    }
    return new Map([...faultsByPlace(problem, texts, language)].map(([pointer, words]) => {
      const material = code(pointer)
      return [material === undefined ? pointer : `material:${material}`, words]
    }))
  }, [problem, sent.codes, texts, language])
}
