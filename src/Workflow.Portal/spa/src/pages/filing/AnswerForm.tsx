import { Button } from 'antd'
import { useCallback, useMemo, useState, type ReactNode } from 'react'
import { Link, useNavigate } from 'react-router'
import type { OfferedField } from '../../api/acting'
import type { Answering, Command } from '../../api/client'
import { useCommand } from '../../api/useCommand'
import { useLanguage } from '../../i18n/texts'
import { Fact } from '../../parts/Fact'
import { Refused } from '../../parts/Refused'
import { State } from '../../parts/States'
import { FaultList, namesOf } from './FaultList'
import { FormFields, placeOfField } from './FormFields'
import { MaterialsInput, type WantedMaterial } from './MaterialsInput'
import { placeOfMaterial, useFaults } from './useFaults'
import { formOf, materialsOf, typedOf, type Handed, type HandedByCode, type Typed } from './values'
import './filing.css'

export interface AnswerFormProps {
  no: string
  title: string
  facts: { name: string; value: ReactNode }[]
  /** What the office asked for, in its words. */
  asked: { from: string; text: string }[]
  /** Values that may be corrected with the answer; only those that were changed are sent. */
  fields?: readonly OfferedField[]
  /** What was asked for. */
  wanted: readonly WantedMaterial[]
  /** Further materials of the stage, which may be handed in anew. */
  others?: readonly WantedMaterial[]
  command: Command<Answering>
}

/** The applicant's answer to what the office asked for: a supplement, a correction, or what was tolerated. */
export function AnswerForm({ no, title, facts, asked, fields = [], wanted, others = [], command }: AnswerFormProps) {
  const { texts } = useLanguage()
  const words = texts.answer
  const navigate = useNavigate()
  const casePath = `/cases/${encodeURIComponent(no)}`
  const [first] = useState<Typed>(() => Object.fromEntries(fields.map(({ code, value }) => [code, typedOf(value)])))
  const [typed, setTyped] = useState(first)
  const [handed, setHanded] = useState<HandedByCode>({})
  const [uploads, setUploads] = useState(0)

  const materials = materialsOf(handed)
  const changed = fields.filter(({ code }) => typed[code] !== first[code])
  const done = useCallback(() => void navigate(`${casePath}?answered=1`, { replace: true }), [navigate, casePath])
  const { sending, problem, send } = useCommand(command, done)
  const { faults, mend } = useFaults(problem, materials.map((material) => material.code))
  const names = useMemo(() => namesOf(fields, [...wanted, ...others]), [fields, wanted, others])

  const hand = useCallback((code: string, given: Handed) => {
    setHanded((before) => ({ ...before, [code]: given }))
    mend(placeOfMaterial(code))
  }, [mend])
  const type = useCallback((code: string, value: string | boolean) => {
    setTyped((before) => ({ ...before, [code]: value }))
    mend(placeOfField(code))
  }, [mend])
  const busy = useCallback((isBusy: boolean) => setUploads((count) => count + (isBusy ? 1 : -1)), [])
  const rows = (list: readonly WantedMaterial[]) => (
    <MaterialsInput no={no} wanted={list} handed={handed} faultOf={(code) => faults.get(placeOfMaterial(code)) ?? null} onHand={hand} onBusy={busy} />
  )
  const left = wanted.filter(({ code }) => !materials.some((material) => material.code === code)).length

  return (
    <form
      className="filing"
      onSubmit={(event) => {
        event.preventDefault()
        void send(changed.length > 0 ? { form: formOf(changed, typed), materials } : { materials })
      }}
    >
      <header className="sheet-head">
        <Link className="case-back" to={casePath}>← {texts.filing.back}</Link>
        <h1>{title}</h1>
        <dl className="facts">{facts.map(({ name, value }) => <Fact key={name} name={name}>{value}</Fact>)}</dl>
      </header>

      {asked.length > 0 && (
        <section className="sheet" aria-labelledby="answer-asked">
          <h2 id="answer-asked">{words.asked}</h2>
          <ol className="answer-asked">
            {asked.map(({ from, text }) => <li key={from + text}><span className="quiet">{from}</span> {text}</li>)}
          </ol>
        </section>
      )}

      <section className="sheet" aria-labelledby="answer-materials">
        <h2 id="answer-materials">{words.materials}</h2>
        {wanted.length === 0 && others.length === 0 && <State title={words.noMaterials} />}
        {wanted.length > 0 && rows(wanted)}
        {others.length > 0 && wanted.length === 0 && rows(others)}
        {others.length > 0 && wanted.length > 0 && (
          <details className="answer-others">
            <summary>{words.others(others.length)}</summary>
            {rows(others)}
          </details>
        )}
      </section>

      {fields.length > 0 && (
        <section className="sheet" aria-labelledby="answer-form">
          <details>
            <summary><h2 id="answer-form">{words.form}</h2> <span className="quiet">{words.formNote(changed.length)}</span></summary>
            <FormFields fields={fields} typed={typed} faults={faults} isMarked={false} onType={type} />
          </details>
        </section>
      )}

      <footer className="filing-foot">
        {problem && faults.size > 0 ? <FaultList problem={problem} faults={faults} names={names} /> : <Refused problem={problem} />}
        <div className="filing-line">
          <span>{left > 0 ? texts.filing.missing(left) : words.chosen(materials.length, changed.length)}</span>
          <Button type="primary" size="large" htmlType="submit" loading={sending} disabled={uploads > 0}>{words.submit}</Button>
        </div>
      </footer>
    </form>
  )
}
