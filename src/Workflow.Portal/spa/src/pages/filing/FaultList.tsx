import { Alert } from 'antd'
import { useEffect, useRef } from 'react'
import type { Problem } from '../../api/problem'
import { useTexts } from '../../i18n/texts'
import { idOfField, placeOfField } from './FormFields'
import { idOfMaterial } from './MaterialsInput'
import { placeOfMaterial } from './useFaults'

interface FaultListProps {
  problem: Problem
  faults: ReadonlyMap<string, string>
  names: FaultNames
}

export type FaultNames = ReadonlyMap<string, { id: string; name: string }>

/** Where the faults of a form and its materials stand in the page, and what these are called. */
export function namesOf(fields: readonly { code: string; label: string }[], materials: readonly { code: string; name: string }[]): FaultNames {
  return new Map<string, { id: string; name: string }>([
    ...fields.map(({ code, label }): [string, { id: string; name: string }] => [placeOfField(code), { id: idOfField(code), name: label }]),
    ...materials.map(({ code, name }): [string, { id: string; name: string }] => [placeOfMaterial(code), { id: idOfMaterial(code), name }]),
  ])
}

/** All faults of a form at once, each a way to its field. */
export function FaultList({ problem, faults, names }: FaultListProps) {
  const { filing: words } = useTexts()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [problem])

  const go = (id: string) => {
    const target = document.getElementById(id)
    target?.scrollIntoView({ block: 'center' })
    target?.focus({ preventScroll: true })
  }

  return (
    <div ref={box} tabIndex={-1} role="alert">
      <Alert
        type="error"
        showIcon
        title={words.faults(faults.size)}
        description={
          <ul className="fault-list">
            {[...faults].map(([place, text]) => {
              const named = names.get(place)
              return (
                <li key={place}>
                  {/* What is wrong with a field stands at the field; here is the way to it. */}
                  {named ? <a href={`#${named.id}`} onClick={(event) => { event.preventDefault(); go(named.id) }}>{named.name}</a> : text}
                </li>
              )
            })}
          </ul>
        }
      />
    </div>
  )
}
