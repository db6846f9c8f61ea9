import { useCallback, useMemo, useState } from 'react'
import type { Problem } from '../../api/problem'
import { faultsByPlace } from '../../i18n/problemWords'
import { useLanguage } from '../../i18n/texts'

interface Sent {
  problem: Problem | null
  /** Codes of the materials, in the order in which they were sent. */
  codes: readonly string[]
  /** Places that were changed since: what was said against them may be mended. */
  mended: ReadonlySet<string>
}

export const placeOfMaterial = (code: string) => `material:${code}`

/**
 * The faults the server named, by place: `/form/<code>` or `material:<code>`; `mend` takes one back when its place is changed.
 * The server names a material by its place in the list that was sent, which is not what the page holds by now.
 */
export function useFaults(problem: Problem | null, codes: readonly string[]) {
  const { texts, language } = useLanguage()
  const [sent, setSent] = useState<Sent>({ problem: null, codes: [], mended: new Set() })
  if (problem !== sent.problem) setSent({ problem, codes, mended: new Set() })

  const faults = useMemo(() => {
    const placeOf = (pointer: string) => {
      const index = /^\/materials\/(\d+)/.exec(pointer)?.[1]
      const code = index === undefined ? undefined : sent.codes[Number(index)]
      return code === undefined ? pointer : placeOfMaterial(code)
    }
    const named = [...faultsByPlace(problem, texts, language)].map(([pointer, words]): [string, string] => [placeOf(pointer), words])
    return new Map(named.filter(([place]) => !sent.mended.has(place)))
  }, [problem, sent, texts, language])

  const mend = useCallback((place: string) => {
    setSent((before) => (before.problem === null || before.mended.has(place) ? before : { ...before, mended: new Set(before.mended).add(place) }))
  }, [])
  return { faults, mend }
}
