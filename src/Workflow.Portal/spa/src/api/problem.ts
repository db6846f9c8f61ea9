/** One fault of a form: where it is in the request, and in words. */
export interface Fault {
  /** JSON pointer into the body that was sent, e.g. `/form/siteArea`. */
  pointer: string
  code: string
  detail: string
  detailZh: string | null
}

/** What went wrong with a request, as the pages need it: a refusal of the server, or no answer at all. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly detail: string | null
  readonly detailZh: string | null
  readonly pointer: string | null
  readonly faults: readonly Fault[]

  constructor(problem: {
    status: number
    code: string
    title?: string
    detail?: string | null
    detailZh?: string | null
    pointer?: string | null
    faults?: readonly Fault[]
  }) {
    super(problem.title ?? problem.code)
    this.name = 'Problem'
    this.status = problem.status
    this.code = problem.code
    this.detail = problem.detail ?? null
    this.detailZh = problem.detailZh ?? null
    this.pointer = problem.pointer ?? null
    this.faults = problem.faults ?? []
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

  /** No answer came or none that can be read: whether it was done is not known, and the same request may be sent again. */
  get isUncertain() {
    return this.status === 0 || this.status >= 500 || this.code === 'client.unreadable' || this.code === 'idempotency.in-flight'
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
  const text = textsOf(body)

  return new Problem({
    status: response.status,
    code: text('code') ?? `http.${response.status}`,
    title: text('title'),
    detail: text('detail'),
    detailZh: text('detailZh'),
    pointer: text('pointer'),
    faults: faultsOf(body),
  })
}

function textsOf(value: unknown): (name: string) => string | undefined {
  const fields = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>
  return (name) => (typeof fields[name] === 'string' ? fields[name] : undefined)
}

function faultsOf(body: unknown): Fault[] {
  const errors = typeof body === 'object' && body !== null && 'errors' in body && Array.isArray(body.errors) ? body.errors : []
  return errors.map((error: unknown) => {
    const text = textsOf(error)
    return { pointer: text('pointer') ?? '', code: text('code') ?? '', detail: text('detail') ?? '', detailZh: text('detailZh') ?? null }
  })
}
