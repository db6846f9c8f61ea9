/** What went wrong with a request, as the pages need it: a refusal of the server, or no answer at all. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly detail: string | null
  readonly detailZh: string | null

  constructor(problem: { status: number; code: string; title?: string; detail?: string | null; detailZh?: string | null }) {
    super(problem.title ?? problem.code)
    this.name = 'Problem'
    this.status = problem.status
    this.code = problem.code
    this.detail = problem.detail ?? null
    this.detailZh = problem.detailZh ?? null
  }

  get isSignedOut() {
    return this.status === 401
  }

  get isForbidden() {
    return this.status === 403
  }

  get isNotFound() {
    return this.status === 404
  }
}

/** No answer: the network, a proxy, or a server that is down. Status 0. */
export function unreachable(): Problem {
  return new Problem({ status: 0, code: 'client.unreachable' })
}

/** Reads `application/problem+json`; an answer of another kind keeps its status only. */
export async function problemOf(response: Response): Promise<Problem> {
  const isProblem = response.headers.get('content-type')?.includes('json') ?? false
  const body: unknown = isProblem ? await response.json().catch(() => null) : null
  const fields = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  const text = (name: string) => (typeof fields[name] === 'string' ? fields[name] : undefined)

  return new Problem({
    status: response.status,
    code: text('code') ?? `http.${response.status}`,
    title: text('title'),
    detail: text('detail'),
    detailZh: text('detailZh'),
  })
}
