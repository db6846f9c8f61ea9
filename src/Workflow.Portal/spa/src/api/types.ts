/** What the read API answers. Instants are ISO 8601 with offset, dates are office-local `yyyy-MM-dd`. */

export type Role =
  | 'applicant'
  | 'intakeClerk'
  | 'reviewer'
  | 'departmentHead'
  | 'supervisor'
  | 'administrator'
  | 'designer'

export interface Session {
  account: string
  displayName: string
  role: Role
  department: string | null
  departmentName: string | null
  party: string | null
  partyName: string | null
  isDemo: boolean
  officeNow: string
}

export interface Page<T> {
  items: T[]
  next: string | null
}

/** A light is never shown by its colour alone. */
export type LightColour = 'green' | 'yellow' | 'red' | 'none'

export interface CodeName {
  code: string
  name: string
}

export interface Due {
  at: string
  date: string
  /** True when the holidays of a year it needs are not published yet. */
  provisional: boolean
}

export type ClockKind = 'statutory' | 'promised'

export interface ClockInterval {
  kind: 'running' | 'stopped' | 'extended' | 'excluded'
  from: string
  to: string | null
  ground: string | null
  groundText: string | null
  basis: string | null
}

export interface Clock {
  id: string
  kind: ClockKind
  /** Value and unit, e.g. `20wd`. */
  limit: string
  limitText: string
  basis: string
  assumption: boolean
  startedAt: string
  /** Null while the clock stands and nobody knows until when. */
  due: Due | null
  state: 'running' | 'stopped' | 'ended'
  usedWorkingDays: number
  intervals: ClockInterval[]
}

export interface Clocks {
  statutory: Clock | null
  promised: Clock | null
}

export interface CaseRow {
  no: string
  kind: string
  service: { id: string; version: number; name: string }
  project: CodeName | null
  applicant: string
  state: string
  stateName: string
  openedAt: string
  closedAt: string | null
  stage: { number: number; code: string; name: string; state: string } | null
  due: (Due & { governing: ClockKind }) | null
  light: LightColour
}

export type MatterOutcome = 'chosen' | 'notApplicable' | 'waived' | 'replaced' | 'alreadyGranted'

export interface Matter {
  code: string
  name: string
  department: CodeName
  outcome: MatterOutcome
  reason: string
  result: string | null
}

export type MaterialState = 'provided' | 'missing' | 'waived' | 'tolerated' | 'promised'

export interface Material {
  code: string
  name: string
  state: MaterialState
  dueOn: string | null
}

export interface Stage {
  number: number
  code: string
  name: string
  state: string
  stateName: string
  leadDepartment: CodeName
  openedAt: string | null
  filedAt: string | null
  acceptedAt: string | null
  deemedAccepted: boolean
  decidedAt: string | null
  endReason: string | null
  clocks: Clocks
  matters: Matter[]
  materials: Material[]
}

export interface Opinion {
  round: number
  signOff: 'handler' | 'checker' | 'approver'
  account: string
  verdict: 'grant' | 'return' | 'refuse'
  text: string
  at: string
}

export type TaskState = 'open' | 'prepared' | 'returned' | 'completed' | 'cancelled' | 'notNeeded'

export interface Task {
  id: string
  kind: 'intake' | 'review' | 'leadDecision' | 'jointReview' | 'jointOpinion' | 'handOver' | 'verification' | 'rectification' | 'revocation' | 'routeDecision' | 'licenceCancellation'
  stage: number
  title: string
  department: CodeName
  state: TaskState
  stateName: string
  round: number
  result: string | null
  openedAt: string
  completedAt: string | null
  lateSince: string | null
  assignee: string | null
  waitsFor: string[]
  light: LightColour
  clocks: Clocks
  opinions: Opinion[]
}

export interface Holder {
  kind: 'department' | 'applicant' | 'nobody'
  name: string
  since: string
  what: string
}

export interface Supplement {
  id: string
  stage: number
  phase: 'beforeAcceptance' | 'afterAcceptance' | 'correction' | 'tolerance'
  state: 'draft' | 'sent' | 'answered' | 'overdue' | 'cancelled'
  items: { department: string; text: string; material?: string | null }[]
  sentAt: string | null
  dueOn: string | null
  answeredAt: string | null
}

export interface IssuedDocument {
  id: string
  kind: string
  title: string
  number: string
  department: string
  stage: number | null
  issuedAt: string
  sha256: string
}

export interface TimelineEntry {
  sequence: number
  at: string
  kind: string
  text: string
  actor: string
  subject: string
}

export interface CaseView extends CaseRow {
  region: string
  stages: Stage[]
  tasks: Task[]
  clocks: Clocks
  holder: Holder[]
  supplements: Supplement[]
  documents: IssuedDocument[]
  timeline: TimelineEntry[]
  /** Days within the life of the case that are not working days. Without them the lanes are drawn over calendar days. */
  restDays?: string[]
}

export interface TaskRow {
  id: string
  caseNo: string
  stage: number
  stageName: string
  title: string
  project: CodeName | null
  applicant: string
  state: TaskState
  round: number
  openedAt: string
  statutoryDue: Due | null
  promisedDue: Due | null
  light: LightColour
  assignee: string | null
  waitsFor: string[]
}

export interface Notice {
  id: string
  at: string
  code: string
  text: string
  caseNo: string | null
  readAt: string | null
}
