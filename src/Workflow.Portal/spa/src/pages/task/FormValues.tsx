import type { FiledValue } from '../../api/acting'
import { useTexts } from '../../i18n/texts'
import { State } from '../../parts/States'

/** The form as it was filed: what the matter asks for, and folded what it does not. */
export function FormValues({ values }: { values: FiledValue[] }) {
  const { task: words } = useTexts()
  if (values.length === 0) return <State title={words.noForm} />
  const others = values.filter((value) => !value.ofMatter)
  return (
    <>
      <Values values={values.filter((value) => value.ofMatter)} />
      {others.length > 0 && (
        <details className="task-others">
          <summary>{words.otherValues(others.length)}</summary>
          <Values values={others} />
        </details>
      )}
    </>
  )
}

function Values({ values }: { values: FiledValue[] }) {
  const { form } = useTexts()
  return (
    <dl className="values">
      {values.map((value) => (
        <div key={value.code} className={String(value.value).length > LONG ? 'values-wide' : undefined}>
          <dt>{value.label}{value.personal && <span className="field-optional" title={form.personalHint}>{form.personal}</span>}</dt>
          <dd><Shown value={value} /></dd>
        </div>
      ))}
    </dl>
  )
}

/** Characters from which a value takes two columns. */
const LONG = 36

function Shown({ value: { value, personal, choices } }: { value: FiledValue }) {
  const { task: words, form, common } = useTexts()
  if (value === null && personal) return <span className="quiet">{words.personalHidden}</span>
  if (typeof value === 'boolean') return value ? form.yes : form.no
  if (value === null || value === '') return <span className="quiet">{common.none}</span>
  return choices.find((choice) => choice.code === value)?.name ?? String(value)
}
