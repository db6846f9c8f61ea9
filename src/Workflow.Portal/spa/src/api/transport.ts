import { Problem, problemOf, unreachable } from './problem'

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

export const sessionPath = '/api/session'

export interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  body?: unknown
  /** Set for what must happen once: the server answers a repetition with the same answer. */
  key?: string
  /** Further headers, e.g. If-Match. */
  headers?: Record<string, string>
  /** Lets the request end after its page is gone. */
  keepalive?: boolean
  signal?: AbortSignal
}

export interface Answer<T> {
  body: T
  etag: string | null
}

/** One request with its answer. Throws a Problem for a refusal, an unreadable answer, and none. */
export async function ask<T>(path: string, { method = 'GET', body, key, headers: more, keepalive, signal }: Call = {}): Promise<Answer<T>> {
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': language, ...more }
  if (body !== undefined) headers['Content-Type'] = 'application/json'
  if (key !== undefined) headers['Idempotency-Key'] = key

  let response: Response
  try {
    response = await fetch(path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      credentials: 'same-origin',
      cache: 'no-store',
      keepalive,
      signal,
    })
  } catch (error) {
    if (signal?.aborted) throw error
    throw unreachable()
  }

  if (!response.ok) throw await refused(path, response)
  const etag = response.headers.get('ETag')
  if (response.status === 204) return { body: undefined as T, etag }

  try {
    return { body: (await response.json()) as T, etag }
  } catch (error) {
    if (signal?.aborted) throw error
    throw new Problem({ status: response.status, code: 'client.unreadable' })
  }
}

/** The body alone, which is what most callers want. */
export async function call<T>(path: string, how?: Call): Promise<T> {
  return (await ask<T>(path, how)).body
}

/** Sends a file as the one part `file`. Only XMLHttpRequest tells how much of a body has left. */
export function upload<T>(path: string, file: File, onProgress: (part: number) => void, signal?: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', path)
    request.setRequestHeader('Accept', 'application/json')
    request.setRequestHeader('Accept-Language', language)
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => {
      if (lengthComputable) onProgress(loaded / total)
    }
    request.onerror = () => reject(unreachable())
    request.onabort = () => reject(new DOMException('The upload was given up.', 'AbortError'))
    request.onload = () => {
      const response = new Response(request.status === 204 ? null : request.responseText, {
        status: request.status,
        headers: { 'Content-Type': request.getResponseHeader('Content-Type') ?? '' },
      })
      const answer = response.ok
        ? (response.json() as Promise<T>).catch(() => { throw new Problem({ status: response.status, code: 'client.unreadable' }) })
        : refused(path, response).then((problem) => { throw problem })
      answer.then(resolve, reject)
    }
    signal?.addEventListener('abort', () => request.abort())

    const body = new FormData()
    body.append('file', file, file.name)
    request.send(body)
  })
}

async function refused(path: string, response: Response): Promise<Problem> {
  const problem = await problemOf(response)
  if (problem.isSignedOut && path !== sessionPath) whenSignedOut()
  return problem
}
