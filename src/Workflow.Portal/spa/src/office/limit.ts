import type { Clock, Clocks } from '../api/types'

/** The limit in working days, or null when it is not counted in them (calendar days, months). `20wd`, `1hd` = half a day. */
export function limitInWorkingDays(limit: string): number | null {
  const parts = /^(\d+(?:\.\d+)?)(wd|hd)$/.exec(limit)
  if (!parts) return null
  const value = Number(parts[1])
  return parts[2] === 'hd' ? value / 2 : value
}

/** The earlier due date governs; at the same instant the promise does. A clock that stands without a known end has none. */
export function governingClock({ promised, statutory }: Clocks): Clock | null {
  if (!promised || !statutory) return promised ?? statutory
  if (!promised.due || !statutory.due) return promised.due ? promised : statutory.due ? statutory : promised
  return new Date(statutory.due.at) < new Date(promised.due.at) ? statutory : promised
}

/** `7.5`, `8`; at most one decimal, since an office day has two halves. */
export function workingDays(value: number): string {
  return String(Math.round(value * 10) / 10)
}
