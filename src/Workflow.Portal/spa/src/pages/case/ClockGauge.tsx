import type { Clock, ClockKind, Clocks } from '../../api/types'
import { useTexts } from '../../i18n/texts'
import { limitInWorkingDays, workingDays } from '../../office/limit'
import { DueDate } from '../../parts/DueDate'

interface ClockGaugesProps {
  title: string
  kinds: Record<ClockKind, string>
  none: string
  clocks: Clocks
  now: string
}

/** The promised and the statutory clock below each other, so that the eye compares them. */
export function ClockGauges({ title, kinds, none, clocks, now }: ClockGaugesProps) {
  const shown = [clocks.promised, clocks.statutory].filter((clock) => clock !== null)
  return (
    <section className="gauges" aria-label={title}>
      <h2 className="unseen">{title}</h2>
      {shown.length === 0 ? <p className="quiet">{none}</p> : shown.map((clock) => <Gauge key={clock.id} kind={kinds[clock.kind]} clock={clock} now={now} />)}
    </section>
  )
}

function Gauge({ kind, clock, now }: { kind: string; clock: Clock; now: string }) {
  const texts = useTexts()
  const limit = limitInWorkingDays(clock.limit)
  const part = limit === null ? null : Math.min(1, clock.usedWorkingDays / limit)
  const isOver = clock.state !== 'ended' && clock.due !== null && new Date(clock.due.at) < new Date(now)
  const stop = openStop(clock)

  return (
    <div className="gauge" title={clock.basis + (clock.assumption ? ` (${texts.case.assumption})` : '')}>
      <span className="gauge-kind">{kind}</span>
      <span className={`gauge-bar gauge-${isOver ? 'late' : clock.state}`} aria-hidden>
        {part !== null && <i style={{ width: `${100 * part}%` }} />}
      </span>
      <span className="gauge-used">{usedWords(clock, texts)}</span>
      <span className="gauge-due">
        <span className="quiet">{texts.case.due}</span> <DueDate due={clock.due} now={now} isOpen={clock.state !== 'ended'} />
      </span>
      <span className="gauge-state">{stop ? texts.case.stoppedFor(stop) : texts.clockState[clock.state]}</span>
    </div>
  )
}

/** Why the clock stands still now, or null when it does not. */
export function openStop(clock: Clock): string | null {
  if (clock.state !== 'stopped') return null
  const stop = clock.intervals.findLast((interval) => interval.kind === 'stopped' && interval.to === null)
  return stop?.groundText ?? stop?.ground ?? null
}

function usedWords(clock: Clock, { case: words }: ReturnType<typeof useTexts>): string {
  const used = workingDays(clock.usedWorkingDays)
  const limit = limitInWorkingDays(clock.limit)
  return limit === null ? words.usedPlain(used, clock.limitText) : words.usedOf(used, workingDays(limit))
}
