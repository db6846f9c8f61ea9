import type { Fault, Problem } from '../api/problem'
import type { Language } from './texts'
import type { Texts } from './zh-CN'

/** A problem in words: what the server says in the reader's language, otherwise what its status means. */
export function problemWords(problem: Problem, texts: Texts, language: Language): string {
  const said = language === 'en' ? problem.detail : problem.detailZh
  if (said && problem.status < 500) return said

  const words = texts.problem
  if (problem.code === 'client.unreachable') return words.unreachable
  if (problem.code === 'client.unreadable') return words.unreadable
  if (problem.isSignedOut) return words.signedOut
  if (problem.isForbidden) return words.forbidden
  if (problem.isNotFound) return words.notFound
  if (problem.status === 413) return words.tooLarge
  if (problem.status === 429) return words.tooMany
  if (problem.status >= 500) return words.server
  return problem.detail ?? words.other
}

export function faultWords(fault: Fault, language: Language): string {
  return language === 'en' ? fault.detail : (fault.detailZh ?? fault.detail)
}

/**
 * What is wrong where: the words of each fault by the JSON pointer it stands at. A problem with one place and no list stands at that place.
 */
export function faultsByPlace(problem: Problem | null, texts: Texts, language: Language): ReadonlyMap<string, string> {
  if (!problem) return new Map()
  if (problem.faults.length > 0) return new Map(problem.faults.map((fault) => [fault.pointer, faultWords(fault, language)]))
  return problem.pointer ? new Map([[problem.pointer, problemWords(problem, texts, language)]]) : new Map()
}
