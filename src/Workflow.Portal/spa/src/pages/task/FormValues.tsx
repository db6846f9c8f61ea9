import type { FiledValue } from '../../api/acting'
import { useTexts } from '../../i18n/texts'
import { State } from '../../parts/States'

/** The form as it was filed, in the order of the form. */
export function FormValues({ values }: { values: FiledValue[] }) {
  const { task: words, form, common } = useTexts()
  if (values.length === 0) return <State title={words.noForm} />
  const shown = ({ value, personal }: FiledValue) => {
    if (value === null && personal) return <span className="quiet">{words.personalHidden}</span>
    if (typeof value === 'boolean') return value ? form.yes : form.no
    return value === null || value === '' ? common.none : String(value)
  }
  return (
    <dl className="values">
      {values.map((value) => (
        <div key={value.code} className={String(value.value).length > 36 ? 'values-wide' : undefined}>
          <dt>{value.label}{value.personal && <span className="field-optional" title={form.personalHint}>{form.personal}</span>}</dt>
          <dd>{shown(value)}</dd>
        </div>
      ))}
    </dl>
  )
}
