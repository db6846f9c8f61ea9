/** What the acting API takes and answers; the reading half is in types.ts. */

import type { CaseRow, CodeName, Clocks, Due, Holder, LightColour, MaterialState, Task } from './types'

/** The answer of every command on a case. */
export interface Receipt {
  caseNo: string
  caseState: string
  step: number
  documents: { id: string; kind: string; title: string; number: string }[]
}

/** What an account may do with a task now; the server decides, the pages show. */
export type Act =
  | 'claim'
  | 'release'
  | 'delegate'
  | 'grant'
  | 'prepare'
  | 'return'
  | 'refuse'
  | 'accept'
  | 'refuseAcceptance'
  | 'requestSupplement'
  | 'addSupplementItem'
  | 'sendSupplement'
  | 'endStage'
  | 'leadDecide'
  | 'stopClock'
  | 'resumeClock'
  | 'extendClock'
  | 'correct'

export type SignOffRole = 'handler' | 'checker' | 'approver'

export interface Attachment {
  sha256: string
  name: string
  mediaType: string
  /** Bytes. */
  size: number
}

export type FormValue = string | number | boolean | null

export type FieldType = 'text' | 'number' | 'wholeNumber' | 'boolean' | 'date' | 'choice'

export interface FiledValue {
  code: string
  label: string
  type: FieldType
  choices: CodeName[]
  /** Null for personal data the reader may not see. */
  value: FormValue
  personal: boolean
  /** The matter of the task asks for it. */
  ofMatter: boolean
}

export interface FiledMaterial {
  code: string
  name: string
  /** The matter of the task asks for it. */
  ofMatter: boolean
  state: MaterialState
  dueOn: string | null
  attachment: Attachment | null
  reference: string | null
  /** Department that issued it and lets the office fetch it. */
  issuedBy: string | null
  waiverGround: string | null
}

/** Everything a task page shows. Form and materials are those of the stage. */
export interface TaskSheet {
  task: Task
  case: CaseRow
  stage: { number: number; code: string; name: string }
  matter: CodeName | null
  signOffs: { role: SignOffRole; account: string | null; at: string | null }[]
  next: SignOffRole | null
  form: FiledValue[]
  materials: FiledMaterial[]
  siblings: Task[]
  acts: Act[]
}

export interface Colleague {
  account: string
  displayName: string
}

export interface ClockGround {
  code: string
  name: string
  stopsStatutory: boolean
  tasksOnly: boolean
  /** It stops the promise only, where a local rule says so, which must be cited. */
  needsLocalRule: boolean
  source: string
}

export interface Basis {
  source: string
  article: string
}

export interface ProposedItem {
  material: string
  name: string
  tolerable: boolean
}

export interface ServiceOffer {
  id: string
  name: string
  /** Kind of project it is applied for with; null when it is applied for without one. */
  investment: 'social' | 'government' | null
  /** Kinds of parties that may apply without a project. */
  applicants: PartyKind[]
}

export interface OfferedField {
  code: string
  label: string
  type: FieldType
  required: boolean
  choices: CodeName[]
  personal: boolean
  source: 'party' | 'project' | 'case' | null
  value?: FormValue
}

export interface OfferedMaterial {
  code: string
  name: string
  provider: 'applicant' | 'office' | 'intermediary'
  waivable: boolean
  tolerable: boolean
}

/** What a stage asks for when it is filed: one form, and the materials, each once. */
export interface StageOffer {
  stage: { number: number; code: string; name: string }
  fields: OfferedField[]
  materials: OfferedMaterial[]
}

/** A material as handed in: a file, the number of an e-licence, or the ground it is left out on. */
export interface HandedMaterial {
  code: string
  attachment?: string
  reference?: string
  waiverGround?: string
}

export interface Filing {
  form: Record<string, FormValue>
  materials: HandedMaterial[]
}

export interface Draft extends Filing {
  savedAt: string
}

export type PartyKind = 'person' | 'enterprise' | 'body' | 'startup'

export interface Party {
  id: string
  kind: PartyKind
  name: string
}

export interface ProjectRow {
  code: string
  name: string
  investment: 'social' | 'government'
  region: string
}

/** What the code on a document shows without sign-in. */
export interface Track {
  caseNo: string
  service: string
  stateName: string
  closedAt: string | null
  stage: { number: number; name: string; stateName: string } | null
  holders: Holder[]
  due: (Due & { governing: keyof Clocks }) | null
  light: LightColour
  asOf: string
}

export interface SignInOptions {
  oidc: { name: string } | null
}
