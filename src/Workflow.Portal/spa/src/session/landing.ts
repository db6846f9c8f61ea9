import type { Role } from '../api/types'

const worksInInbox: ReadonlySet<Role> = new Set<Role>(['intakeClerk', 'reviewer', 'departmentHead'])

/** Whether the role has a department inbox. */
export function hasInbox(role: Role): boolean {
  return worksInInbox.has(role)
}

/** Where a role begins its day. */
export function landingOf(role: Role): string {
  return hasInbox(role) ? '/inbox' : '/cases'
}
