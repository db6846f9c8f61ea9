import type {
  Attachment, Basis, ClockGround, Colleague, Draft, Filing, HandedMaterial, ProposedItem, Party, ProjectRow, Receipt, ServiceOffer, SignInOptions, StageOffer, TaskSheet,
} from './acting'
import { Problem } from './problem'
import { ask, call, sessionPath, upload } from './transport'
import type { CaseRow, CaseView, ClockKind, Notice, Page, Session, TaskRow } from './types'

const of = encodeURIComponent
const casePath = (no: string) => `/api/cases/${of(no)}`
const stagePath = (no: string, stage: number | string) => `${casePath(no)}/stages/${of(stage)}`
const taskPath = (id: string) => `/api/tasks/${of(id)}`

function pageOf<T>(path: string, after: string | null, signal?: AbortSignal) {
  const query = new URLSearchParams({ limit: '50' })
  if (after !== null) query.set('after', after)
  return call<Page<T>>(`${path}?${query}`, { signal })
}

/** Everything of a short list: its pages one after the other. */
async function allOf<T>(path: string, query: Record<string, string>, signal?: AbortSignal): Promise<T[]> {
  const items: T[] = []
  let after: string | null = null
  do {
    const page: Page<T> = await call<Page<T>>(`${path}?${new URLSearchParams({ ...query, limit: '100', ...(after === null ? {} : { after }) })}`, { signal })
    items.push(...page.items)
    after = page.next
  } while (after !== null)
  return items
}

/** A command: sent with the key of the form it comes from, so that a repetition does nothing twice. */
export type Command<B, R = Receipt> = (body: B, key: string) => Promise<R>

const command = <B>(path: string): Command<B> => (body, key) => call<Receipt>(path, { method: 'POST', body, key })

/** What the clock of a task or of a stage can be told. */
const clockCommands = (owner: string) => ({
  stop: command<{ ground: string; basis: Basis; from: string; expectedEnd?: string; reason: string; kind?: ClockKind }>(`${owner}/clock-stops`),
  resume: command<{ kind: ClockKind }>(`${owner}/clock-resumption`),
  extend: command<{ kind: ClockKind; by: string; basis: Basis; reason: string }>(`${owner}/clock-extension`),
})

export type ClockCommands = ReturnType<typeof clockCommands>

export interface Answering {
  form?: Filing['form']
  materials: HandedMaterial[]
}

/** Every request of the pages; nothing else calls the network. */
export const api = {
  session: (signal?: AbortSignal) => call<Session>(sessionPath, { signal }),
  signIn: (userName: string, password: string) => call<Session>(sessionPath, { method: 'POST', body: { userName, password } }),
  signOut: () => call<void>(sessionPath, { method: 'DELETE' }),
  signInOptions: (signal?: AbortSignal) => call<SignInOptions>('/api/sign-in-options', { signal }),

  tasks: (after: string | null, signal?: AbortSignal) => pageOf<TaskRow>('/api/tasks', after, signal),
  cases: (after: string | null, signal?: AbortSignal) => pageOf<CaseRow>('/api/cases', after, signal),
  notices: (after: string | null, signal?: AbortSignal) => pageOf<Notice>('/api/notices', after, signal),
  readNotice: (id: string) => call<void>(`/api/notices/${of(id)}/read`, { method: 'POST' }),
  case: (no: string, signal?: AbortSignal) => call<CaseView>(casePath(no), { signal }),
  task: (id: string, signal?: AbortSignal) => call<TaskSheet>(taskPath(id), { signal }),

  colleagues: (signal?: AbortSignal) => allOf<Colleague>('/api/colleagues', {}, signal),
  clockGrounds: (signal?: AbortSignal) => call<ClockGround[]>('/api/clock-grounds', { signal }),
  services: (signal?: AbortSignal) => call<ServiceOffer[]>('/api/services', { signal }),
  parties: (signal?: AbortSignal) => allOf<Party>('/api/parties', {}, signal),
  projects: (party: string, signal?: AbortSignal) => allOf<ProjectRow>('/api/projects', { party }, signal),
  offer: (no: string, stage: string, signal?: AbortSignal) => call<StageOffer>(`${stagePath(no, stage)}/offer`, { signal }),
  supplementProposal: (no: string, stage: number, signal?: AbortSignal) =>
    call<{ items: ProposedItem[] }>(`${stagePath(no, stage)}/supplement-proposal`, { signal }),

  /** The stored draft with its version; null when there is none. */
  draft: (no: string, stage: string, signal?: AbortSignal) =>
    ask<Draft>(`${stagePath(no, stage)}/draft`, { signal }).catch((error: unknown) => {
      if (error instanceof Problem && error.code === 'draft.not-found') return null
      throw error
    }),
  /** Stores the draft over the version it was made from; null = there was none. */
  saveDraft: (no: string, stage: string, draft: Filing, version: string | null, keepalive = false) =>
    ask<{ savedAt: string }>(`${stagePath(no, stage)}/draft`, {
      method: 'PUT',
      body: draft,
      headers: version === null ? { 'If-None-Match': '*' } : { 'If-Match': version },
      keepalive,
    }),

  /** Sends a file to a case; what comes back names it in the commands. */
  attach: (no: string, file: File, onProgress: (part: number) => void, signal?: AbortSignal) =>
    upload<Attachment>(`${casePath(no)}/attachments`, file, onProgress, signal),

  openCase: ((body, key) => call<Receipt>('/api/cases', { method: 'POST', body, key })) as Command<{ service: string; party: string; project?: string; region?: string }>,
  withdraw: (no: string) => command<{ reason: string }>(`${casePath(no)}/withdrawal`),
  answerSupplement: (no: string, id: string) => command<Answering>(`${casePath(no)}/supplements/${of(id)}/answer`),
  answerCorrection: (id: string) => command<Answering>(`${taskPath(id)}/correction`),

  /** What may be done on a stage: by the applicant, the window, the lead department. */
  stage: (no: string, stage: number | string) => ({
    file: command<Filing>(`${stagePath(no, stage)}/application`),
    handInTolerated: command<{ materials: HandedMaterial[] }>(`${stagePath(no, stage)}/tolerated-materials`),
    accept: command<{ tolerated: { code: string; dueOn: string }[] }>(`${stagePath(no, stage)}/acceptance`),
    refuseAcceptance: command<{ reasons: string }>(`${stagePath(no, stage)}/acceptance-refusal`),
    requestSupplement: command<{ items: { material?: string; text: string }[]; reason?: string }>(`${stagePath(no, stage)}/supplements`),
    addSupplementItem: command<{ material?: string; text: string }>(`${stagePath(no, stage)}/supplement-items`),
    sendSupplement: command<Record<string, never>>(`${stagePath(no, stage)}/supplement-list`),
    end: command<{ reasons: string }>(`${stagePath(no, stage)}/end`),
    decide: command<{ refile: boolean; text: string }>(`${stagePath(no, stage)}/lead-decision`),
    clocks: clockCommands(stagePath(no, stage)),
  }),

  /** What a department may do on its task. */
  taskActs: (id: string) => ({
    claim: command<Record<string, never>>(`${taskPath(id)}/claim`),
    release: command<Record<string, never>>(`${taskPath(id)}/release`),
    delegate: command<{ to: string }>(`${taskPath(id)}/delegate`),
    complete: command<{ verdict: 'grant' | 'refuse'; text: string; prepare?: boolean }>(`${taskPath(id)}/complete`),
    giveBack: command<{ text: string }>(`${taskPath(id)}/return`),
    clocks: clockCommands(taskPath(id)),
  }),

  /** Addresses the browser opens by itself. */
  documentUrl: (no: string, id: string) => `${casePath(no)}/documents/${of(id)}`,
  packUrl: (no: string) => `${casePath(no)}/documents/pack`,
  attachmentUrl: (no: string, sha256: string) => `${casePath(no)}/attachments/${of(sha256)}`,
  oidcUrl: (next: string) => `${sessionPath}/oidc?${new URLSearchParams({ next })}`,
}
