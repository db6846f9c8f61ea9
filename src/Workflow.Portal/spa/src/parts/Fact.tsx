import type { ReactNode } from 'react'
import './fact.css'

/** A name and what it stands for, in a list of class `facts`. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
