import { Link, useSearchParams } from 'react-router'
import type { CaseView } from '../../api/types'
import { useTexts } from '../../i18n/texts'
import { shortDate } from '../../office/time'

interface Step {
  key: string
  text: string
  until: string | null
  to: string
  button: string
}

/** What the case waits for from its applicant, each with the way to do it; and what was just done. */
export function NextSteps({ view, now }: { view: CaseView; now: string }) {
  const texts = useTexts()
  const words = texts.steps
  const [query] = useSearchParams()
  const steps = useSteps(view)
  const filed = Number(query.get('filed'))
  const said = filed > 0 ? words.filed(filed) : query.has('answered') ? words.answered : null

  if (steps.length === 0 && said === null) return null
  return (
    <section className="holder steps no-print" aria-labelledby="steps-title">
      {said && <p className="act-done" role="status">{said}</p>}
      {steps.length > 0 && <h2 id="steps-title">{words.title}</h2>}
      <ul>
        {steps.map(({ key, text, until, to, button }) => (
          <li key={key}>
            <b>{text}</b> {until && <span className="late">{words.until(shortDate(until, now))}</span>}{' '}
            <Link className="step-button" to={to} aria-label={`${button}${texts.common.colon}${text}`}>{button}</Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function useSteps(view: CaseView): Step[] {
  const texts = useTexts()
  const words = texts.steps
  const casePath = `/cases/${encodeURIComponent(view.no)}`
  if (view.closedAt !== null) return []

  const files = view.stages.filter((stage) => stage.state === 'open').map((stage) => ({
    key: `file ${stage.number}`,
    text: words.file(stage.number, stage.name),
    until: null,
    to: `${casePath}/stages/${encodeURIComponent(stage.code)}/file`,
    button: words.fileButton,
  }))
  const answers = view.supplements.filter(({ state, phase }) => state === 'sent' && phase !== 'correction').map(({ id, stage, phase, dueOn }) => ({
    key: id,
    text: `${texts.supplementPhase[phase]} · ${texts.case.stageNumber(stage)}`,
    until: dueOn,
    to: `${casePath}/supplements/${encodeURIComponent(id)}`,
    button: phase === 'tolerance' ? words.handInButton : words.answerButton,
  }))
  const due = view.supplements.filter(({ state, phase }) => state === 'sent' && phase === 'correction').map(({ dueOn }) => dueOn).toSorted()[0] ?? null
  const corrections = view.tasks.filter((task) => task.state === 'returned').map((task) => ({
    key: task.id,
    text: words.correct(task.title),
    until: due,
    to: `/tasks/${encodeURIComponent(task.id)}/correction`,
    button: words.answerButton,
  }))
  return [...files, ...answers, ...corrections]
}
