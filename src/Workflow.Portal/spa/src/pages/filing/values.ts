import type { FormValue, HandedMaterial, OfferedField } from '../../api/acting'

/** What stands in the inputs: texts as typed, so that nothing typed is lost when it is no number yet. */
export type Typed = Readonly<Record<string, string | boolean>>

/** A material as chosen on the page; the name of its file is known when it was sent from this page or the server names it. */
export interface Handed {
  attachment?: { sha256: string; name?: string; size?: number }
  reference?: string
  waiverGround?: string
}

export type HandedByCode = Readonly<Record<string, Handed>>

export function typedOf(value: FormValue | undefined): string | boolean {
  return typeof value === 'boolean' ? value : value === null || value === undefined ? '' : String(value)
}

export function isGiven(typed: string | boolean | undefined): boolean {
  return typeof typed === 'boolean' || (typed !== undefined && typed.trim() !== '')
}

/** The form as it is sent: what is empty is left out; a number that is none goes as it was typed, so that the server says so at its field. */
export function formOf(fields: readonly OfferedField[], typed: Typed): Record<string, FormValue> {
  const form: Record<string, FormValue> = {}
  for (const { code, type } of fields) {
    const value = typed[code]
    if (value === undefined || !isGiven(value)) continue
    const isNumber = type === 'number' || type === 'wholeNumber'
    form[code] = isNumber && typeof value === 'string' ? numberOrText(value.trim()) : typeof value === 'string' ? value.trim() : value
  }
  return form
}

function numberOrText(text: string): FormValue {
  return /^-?\d{1,15}(\.\d{1,10})?$/.test(text) ? Number(text) : text
}

/** Materials as they are sent; one that was touched but holds nothing is left out. */
export function materialsOf(handed: HandedByCode): HandedMaterial[] {
  return Object.entries(handed).flatMap(([code, { attachment, reference, waiverGround }]): HandedMaterial[] => {
    if (attachment) return [{ code, attachment: attachment.sha256 }]
    if (reference?.trim()) return [{ code, reference: reference.trim() }]
    return waiverGround?.trim() ? [{ code, waiverGround: waiverGround.trim() }] : []
  })
}

/** What a stored draft puts back into the page. */
export function handedOf(materials: readonly HandedMaterial[]): HandedByCode {
  return Object.fromEntries(
    materials.map(({ code, attachment, reference, waiverGround }) => [code, { attachment: attachment ? { sha256: attachment } : undefined, reference, waiverGround }]),
  )
}
