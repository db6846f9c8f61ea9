import type { Problem } from '../api/problem'
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
  if (problem.status === 429) return words.tooMany
  if (problem.status >= 500) return words.server
  return problem.detail ?? words.other
}
