import { Input, Radio, Select } from 'antd'
import { memo } from 'react'
import type { OfferedField } from '../../api/acting'
import { useTexts } from '../../i18n/texts'
import { Field, FieldGroup, type FieldControl } from '../../parts/Field'
import { typedOf, type Typed } from './values'

interface FormFieldsProps {
  fields: readonly OfferedField[]
  typed: Typed
  /** Words of the server by JSON pointer. */
  faults: ReadonlyMap<string, string>
  /** Whether each field says that it is required or optional; a correction changes what it likes. */
  isMarked?: boolean
  onType: (code: string, value: string | boolean) => void
}

export const idOfField = (code: string) => `form-${code}`
export const placeOfField = (code: string) => `/form/${code.replaceAll('~', '~0').replaceAll('/', '~1')}`

/** One merged form: each field once, however many matters need it. */
export function FormFields({ fields, typed, faults, isMarked = true, onType }: FormFieldsProps) {
  return (
    <div className="fields">
      {fields.map((field) => (
        <FormField key={field.code} field={field} isMarked={isMarked} value={typed[field.code] ?? ''} fault={faults.get(placeOfField(field.code)) ?? null} onType={onType} />
      ))}
    </div>
  )
}

interface FormFieldProps {
  field: OfferedField
  isMarked: boolean
  value: string | boolean
  fault: string | null
  onType: FormFieldsProps['onType']
}

/** Up to so many choices stand side by side; more go into a list. */
const FEW = 3

/** Memoised: typing in one of fifty fields draws that one. */
const FormField = memo(function FormField({ field, isMarked, value, fault, onType }: FormFieldProps) {
  const { form: words } = useTexts()
  const id = idOfField(field.code)
  const label = <>{field.label}{field.personal && <span className="field-optional" title={words.personalHint}>{words.personal}</span>}</>
  const shared = { id, label, isRequired: isMarked ? field.required : undefined, hint: hintOf(field, value, words), fault: fault && fault + (words.howToFill[field.type] ?? '') }
  const type = (text: string) => onType(field.code, text)
  const text = typeof value === 'string' ? value : ''

  if (field.type === 'boolean') {
    return (
      <FieldGroup {...shared}>
        <Radio.Group name={id} value={value} onChange={(event) => onType(field.code, event.target.value as boolean)} options={[{ label: words.yes, value: true }, { label: words.no, value: false }]} />
      </FieldGroup>
    )
  }
  if (field.type === 'choice' && field.choices.length <= FEW) {
    return (
      <FieldGroup {...shared}>
        <Radio.Group name={id} value={value} onChange={(event) => type(String(event.target.value))} options={field.choices.map(({ code, name }) => ({ label: name, value: code }))} />
      </FieldGroup>
    )
  }
  return (
    <Field {...shared}>
      {(control: FieldControl) => {
        switch (field.type) {
          case 'choice':
            return <Select {...control} value={text || undefined} placeholder={words.choose} onChange={type} options={field.choices.map(({ code, name }) => ({ label: name, value: code }))} />
          case 'date':
            return <Input {...control} type="date" value={text} onChange={(event) => type(event.target.value)} />
          case 'number':
          case 'wholeNumber':
            return <Input {...control} inputMode={field.type === 'number' ? 'decimal' : 'numeric'} autoComplete="off" value={text} onChange={(event) => type(event.target.value)} />
          default:
            // One line that grows: nobody says beforehand whether a text is a name or a paragraph.
            return <Input.TextArea {...control} autoSize={{ minRows: 1, maxRows: 8 }} autoComplete="off" value={text} onChange={(event) => type(event.target.value)} />
        }
      }}
    </Field>
  )
})

/** Where a prefilled value comes from, and that it was changed here. */
function hintOf({ source, value }: OfferedField, typed: string | boolean, words: ReturnType<typeof useTexts>['form']): string | undefined {
  if (source === null || value === undefined || value === null) return undefined
  return typedOf(value) === typed ? words.source[source] : words.sourceChanged(words.source[source], String(value))
}
