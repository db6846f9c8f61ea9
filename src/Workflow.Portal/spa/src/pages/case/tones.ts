import type { Tone } from '../../parts/Tag'

/** Ground colours of states; the word beside them says the same. */
const tones: Record<string, Tone> = {
  received: 'blue',
  accepted: 'blue',
  inDepartments: 'blue',
  leadDeciding: 'blue',
  filed: 'blue',
  open: 'blue',
  supplementAnswered: 'blue',
  specialProcedureEnded: 'blue',
  supplementOpen: 'yellow',
  specialProcedure: 'yellow',
  returned: 'yellow',
  stopped: 'yellow',
  waiting: 'yellow',
  prepared: 'yellow',
  granted: 'green',
  grantedWithTolerance: 'green',
  finished: 'green',
  advised: 'green',
  passedWithoutMatters: 'green',
  completed: 'green',
  refused: 'red',
  acceptanceRefused: 'red',
  acceptanceRevoked: 'red',
  annulled: 'red',
}

const toneOf = (state: string): Tone => tones[state] ?? 'plain'

export const toneOfCase = toneOf
export const toneOfTask = toneOf

/** A stage that may be filed is not in work yet. */
export const toneOfStage = (state: string): Tone => (state === 'open' ? 'yellow' : toneOf(state))

const resultTones: Record<string, Tone> = {
  granted: 'green',
  accepted: 'green',
  acceptedWithTolerance: 'green',
  refused: 'red',
  acceptanceRefused: 'red',
}

export const toneOfResult = (result: string): Tone => resultTones[result] ?? 'plain'

const materialTones: Record<string, Tone> = { provided: 'green', missing: 'red', tolerated: 'yellow' }

export const toneOfMaterial = (state: string): Tone => materialTones[state] ?? 'plain'
