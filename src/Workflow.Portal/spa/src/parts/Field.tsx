import type { ReactNode } from 'react'
import { useTexts } from '../i18n/texts'
import './field.css'

/** What an input needs so that its label, its hint and its fault are read with it. */
export interface FieldControl {
  id: string
  'aria-required': boolean | undefined
  'aria-invalid': boolean | undefined
  'aria-describedby': string | undefined
}

interface FieldProps {
  /** Unique in the page; faults are scrolled to by it. */
  id: string
  label: ReactNode
  /** Says so beside the label; undefined says nothing. */
  isRequired?: boolean
  hint?: ReactNode
  fault?: string | null
  children: (control: FieldControl) => ReactNode
}

const notesOf = (id: string, hint: unknown, fault: unknown) =>
  [hint ? `${id}-hint` : null, fault ? `${id}-fault` : null].filter((note) => note !== null).join(' ') || undefined

/** A labelled input: what it is, where its value comes from, and what the server says against it, in this order. */
export function Field({ id, label, isRequired, hint, fault, children }: FieldProps) {
  return (
    <div className={fieldClass(fault)}>
      <label className="field-label" htmlFor={id}>{label}<Mark isRequired={isRequired} /></label>
      {children({ id, 'aria-required': isRequired || undefined, 'aria-invalid': fault ? true : undefined, 'aria-describedby': notesOf(id, hint, fault) })}
      <Notes id={id} hint={hint} fault={fault} />
    </div>
  )
}

/** The same around a group of choices. */
export function FieldGroup({ id, label, isRequired, hint, fault, children }: Omit<FieldProps, 'children'> & { children: ReactNode }) {
  return (
    <div className={fieldClass(fault)} role="group" aria-labelledby={`${id}-label`} aria-describedby={notesOf(id, hint, fault)}>
      <span className="field-label" id={`${id}-label`}>{label}<Mark isRequired={isRequired} /></span>
      {children}
      <Notes id={id} hint={hint} fault={fault} />
    </div>
  )
}

const fieldClass = (fault: unknown) => (fault ? 'field field-faulty' : 'field')

function Mark({ isRequired }: { isRequired: boolean | undefined }) {
  const { form } = useTexts()
  if (isRequired === undefined) return null
  return isRequired ? <span className="field-required" title={form.required}>*</span> : <span className="field-optional">{form.optional}</span>
}

function Notes({ id, hint, fault }: { id: string; hint: ReactNode; fault: string | null | undefined }) {
  return (
    <>
      {hint && <span className="field-hint" id={`${id}-hint`}>{hint}</span>}
      {fault && <span className="field-fault" id={`${id}-fault`}>{fault}</span>}
    </>
  )
}
