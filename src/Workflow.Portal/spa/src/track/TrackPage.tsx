import { useCallback, useEffect, useState } from 'react'
import type { Track } from '../api/acting'
import type { Problem } from '../api/problem'
import { askFor, call } from '../api/transport'
import { useLoaded } from '../api/useLoaded'
import { rememberedLanguage, rememberLanguage, type Language } from '../i18n/remembered'
import { trackTexts } from '../i18n/track'
import { officeDate, officeMinute } from '../office/time'
import '../parts/light.css'
import './track.css'

type Words = (typeof trackTexts)[Language]

/** What anybody who holds a document of the case may see: who has it in hand, in which stage, until when and why. */
export function TrackPage({ no, code }: { no: string; code: string }) {
  const [language, setLanguage] = useState<Language>(rememberedLanguage)
  const words = trackTexts[language]
  useEffect(() => {
    document.documentElement.lang = language
    document.title = `${words.title} ${no}`
  }, [language, words, no])

  const load = useCallback(
    (signal: AbortSignal) => {
      askFor(language)
      return call<Track>(`/api/track/${encodeURIComponent(no)}/${encodeURIComponent(code)}`, { signal })
    },
    [no, code, language],
  )
  const { loaded, reload } = useLoaded(load)
  const speak = () => {
    const next = language === 'en' ? 'zh-CN' : 'en'
    rememberLanguage(next)
    setLanguage(next)
  }

  return (
    <main className="track">
      <header>
        <h1>{words.title}</h1>
        <button type="button" className="no-print" onClick={speak} lang={language === 'en' ? 'zh-CN' : 'en'}>{words.other}</button>
      </header>
      {loaded.status === 'loading' && <p role="status" aria-busy="true">{words.loading}</p>}
      {loaded.status === 'failed' && <Failure problem={loaded.problem} words={words} onRetry={reload} />}
      {loaded.status === 'ready' && <Progress track={loaded.value} words={words} />}
    </main>
  )
}

function Failure({ problem, words, onRetry }: { problem: Problem; words: Words; onRetry: () => void }) {
  const isFinal = problem.isNotFound || problem.status === 400
  return (
    <section role="alert">
      <p>{isFinal ? words.notFound : problem.status === 429 ? words.tooMany : words.failed}</p>
      {!isFinal && <button type="button" onClick={onRetry}>{words.retry}</button>}
    </section>
  )
}

function Progress({ track, words }: { track: Track; words: Words }) {
  const { caseNo, service, stateName, closedAt, stage, holders, due, light, asOf } = track
  const active = holders.filter((holder) => holder.kind !== 'nobody')
  return (
    <>
      <dl>
        <dt>{words.caseNo}</dt>
        <dd className="track-no">{caseNo}</dd>
        <dt>{words.service}</dt>
        <dd>{service}</dd>
        <dt>{words.state}</dt>
        <dd>
          <b>{stateName}</b>
          {stage && <span className="track-stage">{words.stage(stage.number, stage.name)} · {stage.stateName}</span>}
        </dd>
      </dl>
      <section aria-labelledby="track-holders">
        <h2 id="track-holders">{words.holders}</h2>
        {active.length === 0 ? (
          <p>{closedAt ? words.closed : words.nobody}</p>
        ) : (
          <ul>
            {active.map((holder) => (
              <li key={holder.kind + holder.name + holder.what}>
                <b>{holder.kind === 'applicant' ? words.applicant : holder.name}</b>
                <span>{holder.what}</span>
                <time dateTime={holder.since}>{words.since(officeDate(holder.since))}</time>
              </li>
            ))}
          </ul>
        )}
      </section>
      {closedAt === null && (
        <section aria-labelledby="track-due">
          <h2 id="track-due">{words.due}</h2>
          {due ? (
            <>
              <p className="track-due">
                <time dateTime={due.date}>{due.date}</time>
                <span className={`light light-${light}`}><i aria-hidden />{words.light[light]}</span>
              </p>
              <p>{words.dueWhy[due.governing]}{due.provisional && ` ${words.provisional}`}</p>
            </>
          ) : (
            <p>{words.noDue}</p>
          )}
        </section>
      )}
      <footer>
        <span>{words.asOf(officeMinute(asOf))}</span>
        <button type="button" className="no-print" onClick={() => print()}>{words.print}</button>
      </footer>
    </>
  )
}
