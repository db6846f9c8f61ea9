import { Input } from 'antd'
import type { Basis } from '../../../api/acting'
import { useTexts } from '../../../i18n/texts'
import { Field } from '../../../parts/Field'

interface BasisFieldsProps {
  id: string
  basis: Basis
  hint?: string
  fault: string | null
  onChange: (basis: Basis) => void
}

/** The provision an act rests on: law or local rule by name, and its article. */
export function BasisFields({ id, basis, hint, fault, onChange }: BasisFieldsProps) {
  const words = useTexts().task
  return (
    <div className="basis">
      <Field id={`${id}-source`} label={words.basisSource} isRequired hint={hint} fault={fault}>
        {(control) => <Input {...control} value={basis.source} onChange={(event) => onChange({ ...basis, source: event.target.value })} />}
      </Field>
      <Field id={`${id}-article`} label={words.basisArticle} isRequired>
        {(control) => <Input {...control} value={basis.article} onChange={(event) => onChange({ ...basis, article: event.target.value })} />}
      </Field>
    </div>
  )
}
