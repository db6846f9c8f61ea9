import { dateOfDayNumber, dayNumberOf, officeDayNumber } from './time'

export interface Axis {
  /** Position of an instant, 0 to 100; outside instants are clamped. */
  at: (instant: string) => number
  covers: (instant: string) => boolean
  ticks: { date: string; position: number }[]
  /** Whether rest days were taken out. */
  inWorkingDays: boolean
}

/** A label further right would run out of the lane. */
const LAST_LABEL = 0.93

/**
 * A time axis from the day of `from` to the end of the day of `to`. Rest days take no width;
 * when none are known it runs over calendar days.
 */
export function axisOf(from: string, to: string, restDays: readonly string[], maxTicks = 6): Axis {
  const first = Math.floor(officeDayNumber(from))
  const last = Math.max(first, Math.floor(officeDayNumber(to)))
  const rest = new Set(restDays.map(dayNumberOf))

  const widthBefore: number[] = [0]
  for (let day = first; day <= last; day++) {
    widthBefore.push((widthBefore[day - first] ?? 0) + (rest.has(day) ? 0 : 1))
  }
  const total = Math.max(1, widthBefore[widthBefore.length - 1] ?? 1)

  const at = (instant: string) => {
    const exact = Math.min(Math.max(officeDayNumber(instant), first), last + 1)
    const day = Math.min(Math.floor(exact), last)
    const passed = (widthBefore[day - first] ?? 0) + (rest.has(day) ? 0 : exact - day)
    return (100 * passed) / total
  }

  const covers = (instant: string) => {
    const day = officeDayNumber(instant)
    return day >= first && day <= last + 1
  }

  const stride = Math.max(1, Math.ceil(total / maxTicks))
  const ticks: Axis['ticks'] = []
  for (let day = first; day <= last; day++) {
    const width = widthBefore[day - first] ?? 0
    if (!rest.has(day) && width % stride === 0 && width / total <= LAST_LABEL) {
      ticks.push({ date: dateOfDayNumber(day), position: (100 * width) / total })
    }
  }

  return { at, covers, ticks, inWorkingDays: rest.size > 0 }
}
