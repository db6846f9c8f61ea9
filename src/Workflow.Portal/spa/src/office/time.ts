/** The one place that turns instants into what the office calls them: Asia/Shanghai, no daylight saving since 1991. */

const office = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

const MS_PER_DAY = 86_400_000
const OFFICE_OFFSET_MS = 8 * 3_600_000

/** `2026-05-29 10:00` */
export function officeMinute(instant: string): string {
  return office.format(new Date(instant))
}

/** `2026-05-29` */
export function officeDate(instant: string): string {
  return officeMinute(instant).slice(0, 10)
}

/** `05-29` in the year of `now`, otherwise with its year. */
export function shortDate(date: string, now: string): string {
  return date.slice(0, 4) === officeDate(now).slice(0, 4) ? date.slice(5) : date
}

/** `05-29 10:00` in the year of `now`, otherwise with its year. */
export function shortMinute(instant: string, now: string): string {
  const text = officeMinute(instant)
  return text.slice(0, 4) === officeDate(now).slice(0, 4) ? text.slice(5) : text
}

/** The instant at which an office day ends, as an instant due on that day. */
export function endOfDay(date: string): string {
  return `${date}T24:00:00+08:00`
}

/** A day set without an hour, as a due date: due at its end. */
export function dueAtEndOf(date: string | null) {
  return date === null ? null : { at: endOfDay(date), date, provisional: false }
}

/** Days since 1970-01-01 in office time, with the fraction of the day. */
export function officeDayNumber(instant: string): number {
  return (new Date(instant).getTime() + OFFICE_OFFSET_MS) / MS_PER_DAY
}

/** The whole day number of a `yyyy-MM-dd`. */
export function dayNumberOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / MS_PER_DAY
}

/** The `yyyy-MM-dd` of a whole day number. */
export function dateOfDayNumber(day: number): string {
  return new Date(Math.floor(day) * MS_PER_DAY).toISOString().slice(0, 10)
}
