import { Button } from 'antd'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { OfferedField, OfferedMaterial } from '../../api/acting'
import { api } from '../../api/client'
import { useCommand } from '../../api/useCommand'
import { useTexts } from '../../i18n/texts'
import { Fact } from '../../parts/Fact'
import { Refused } from '../../parts/Refused'
import { useOfficeNow, useSessionHold } from '../../session/SessionProvider'
import { DraftLine } from './DraftLine'
import { FaultList, namesOf } from './FaultList'
import type { FilingStart } from './FilePage'
import { FormFields, placeOfField } from './FormFields'
import { MaterialsInput, type WantedMaterial } from './MaterialsInput'
import { useDraft } from './useDraft'
import { placeOfMaterial, useFaults } from './useFaults'
import { formOf, handedOf, isGiven, materialsOf, typedOf, type Handed, type HandedByCode, type Typed } from './values'

export function FilingForm({ no, start: { view, offer, draft: stored } }: { no: string; start: FilingStart }) {
  const texts = useTexts()
  const words = texts.filing
  const now = useOfficeNow()
  const navigate = useNavigate()
  const stage = offer.stage.code
  const [typed, setTyped] = useState<Typed>(() => typedAtFirst(offer.fields, stored?.body.form))
  const [handed, setHanded] = useState<HandedByCode>(() => handedOf(stored?.body.materials ?? []))
  const [uploads, setUploads] = useState(0)
  const [asked, setAsked] = useState(false)

  const filing = useMemo(() => ({ form: formOf(offer.fields, typed), materials: materialsOf(handed) }), [offer.fields, typed, handed])
  const draft = useDraft(no, stage, stored && { version: stored.version, at: stored.body.savedAt })
  useKeptDraft(draft, filing)

  const command = useMemo(() => api.stage(no, stage).file, [no, stage])
  const done = useCallback(() => {
    draft.end()
    void navigate(`/cases/${encodeURIComponent(no)}?filed=${offer.stage.number}`, { replace: true })
  }, [draft, navigate, no, offer.stage.number])
  const { sending, problem, send } = useCommand(command, done)
  const { faults, mend } = useFaults(problem, filing.materials.map((material) => material.code))

  const type = useCallback((code: string, value: string | boolean) => {
    setTyped((before) => ({ ...before, [code]: value }))
    mend(placeOfField(code))
  }, [mend])
  const hand = useCallback((code: string, given: Handed) => {
    setHanded((before) => ({ ...before, [code]: given }))
    mend(placeOfMaterial(code))
  }, [mend])
  const busy = useCallback((isBusy: boolean) => setUploads((count) => count + (isBusy ? 1 : -1)), [])

  const missing = offer.materials.length - filing.materials.length
  const blank = offer.fields.filter((field) => field.required && !isGiven(typed[field.code])).length
  const submit = () => {
    if (missing > 0 && !asked) return setAsked(true)
    setAsked(false)
    void send(filing)
  }

  return (
    <form
      className="filing"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <header className="sheet-head">
        <Link className="case-back" to={`/cases/${encodeURIComponent(no)}`}>← {words.back}</Link>
        <h1>{words.heading(offer.stage.number, offer.stage.name)}</h1>
        <dl className="facts">
          <Fact name={texts.case.caseNo}>{no}</Fact>
          {view.project && <Fact name={texts.cases.project}>{view.project.name}</Fact>}
          <Fact name={texts.case.applicant}>{view.applicant}</Fact>
        </dl>
      </header>

      <section className="sheet" aria-labelledby="filing-form">
        <h2 id="filing-form">{words.form} <span className="quiet">{words.formNote(offer.fields.length)}</span></h2>
        <FormFields fields={offer.fields} typed={typed} faults={faults} onType={type} />
      </section>

      <section className="sheet" aria-labelledby="filing-materials">
        <h2 id="filing-materials">{words.materials} <span className="quiet">{words.materialsNote}</span></h2>
        <MaterialsInput no={no} wanted={offer.materials.map((material) => wantedOf(material, texts))} handed={handed} faultOf={(code) => faults.get(placeOfMaterial(code)) ?? null} onHand={hand} onBusy={busy} />
      </section>

      <footer className="filing-foot">
        {problem && faults.size > 0 ? <FaultList problem={problem} faults={faults} names={namesOf(offer.fields, offer.materials)} /> : <Refused problem={problem} />}
        {asked && missing > 0 && <p className="filing-ask" role="alert">{words.missingAsk(missing)}</p>}
        <div className="filing-line">
          <span>{blank === 0 ? words.allFilled : words.blank(blank)} · {missing === 0 ? words.allProvided : words.missing(missing)}</span>
          <DraftLine draft={draft} now={now} />
          <Button type="primary" size="large" htmlType="submit" loading={sending} disabled={uploads > 0}>
            {asked && missing > 0 ? words.submitAnyway : words.submit}
          </Button>
        </div>
      </footer>
    </form>
  )
}

/** What was typed before goes first, then what the office knows. */
function typedAtFirst(fields: readonly OfferedField[], form: Record<string, unknown> | undefined): Typed {
  return Object.fromEntries(
    fields.map(({ code, value }) => [code, typedOf(form && code in form ? (form[code] as OfferedField['value']) : value)]),
  )
}

/** Stores every change, and once more when somebody has signed in again. */
function useKeptDraft(draft: ReturnType<typeof useDraft>, filing: Parameters<typeof draft.note>[0]) {
  const { state } = useSessionHold()
  const isExpired = state.status === 'signedIn' && state.isExpired
  const [first] = useState(filing)
  const { note, retry } = draft
  useEffect(() => {
    if (filing !== first) note(filing)
  }, [filing, first, note])
  useEffect(() => {
    if (!isExpired) retry()
  }, [isExpired, retry])
}

function wantedOf({ code, name, provider, waivable, tolerable }: OfferedMaterial, { form }: ReturnType<typeof useTexts>): WantedMaterial {
  return { code, name, waivable, notes: [...(provider === 'applicant' ? [] : [form.provider[provider]]), ...(tolerable ? [form.tolerable] : [])] }
}
