import { Problem, problemOf, unreachable } from './problem'
import type { CaseRow, CaseView, Notice, Page, Session, TaskRow } from './types'

let language = 'zh-CN'
let whenSignedOut: () => void = () => {}

/** The language the server is asked to answer in. */
export function askFor(tag: string) {
  language = tag
}

/** Called when the server says during work that the session is over. */
export function onSignedOut(listener: () => void) {
  whenSignedOut = listener
}

interface Call {
  method?: 'GET' | 'POST' | 'DELETE'
  body?: unknown
  signal?: AbortSignal
}

async function call<T>(path: string, { method = 'GET', body, signal }: Call = {}): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': language }
  if (body !== undefined) headers['Content-Type'] = 'application/json'

  let response: Response
  try {
    response = await fetch(path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      credentials: 'same-origin',
      cache: 'no-store',
      signal,
    })
  } catch (error) {
    if (signal?.aborted) throw error
    throw unreachable()
  }

  if (!response.ok) {
    const problem = await problemOf(response)
    if (problem.isSignedOut && path !== sessionPath) whenSignedOut()
    throw problem
  }
  if (response.status === 204) return undefined as T

  try {
    return (await response.json()) as T
  } catch (error) {
    if (signal?.aborted) throw error
    throw new Problem({ status: response.status, code: 'client.unreadable' })
  }
}

const sessionPath = '/api/session'
const casePath = (no: string) => `/api/cases/${encodeURIComponent(no)}`

function pageOf<T>(path: string, after: string | null, signal?: AbortSignal) {
  const query = new URLSearchParams({ limit: '50' })
  if (after !== null) query.set('after', after)
  return call<Page<T>>(`${path}?${query}`, { signal })
}

/** Every request of the pages; nothing else calls `fetch`. */
export const api = {
  session: (signal?: AbortSignal) => call<Session>(sessionPath, { signal }),
  signIn: (userName: string, password: string) =>
    call<Session>(sessionPath, { method: 'POST', body: { userName, password } }),
  signOut: () => call<void>(sessionPath, { method: 'DELETE' }),

  tasks: (after: string | null, signal?: AbortSignal) => pageOf<TaskRow>('/api/tasks', after, signal),
  cases: (after: string | null, signal?: AbortSignal) => pageOf<CaseRow>('/api/cases', after, signal),
  notices: (after: string | null, signal?: AbortSignal) => pageOf<Notice>('/api/notices', after, signal),
  case: (no: string, signal?: AbortSignal) => call<CaseView>(casePath(no), { signal }),

  /** Address of the stored print page; opened by the browser, not fetched. */
  documentUrl: (no: string, id: string) => `${casePath(no)}/documents/${encodeURIComponent(id)}`,
}
