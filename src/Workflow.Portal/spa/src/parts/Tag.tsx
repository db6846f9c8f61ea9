import type { ReactNode } from 'react'
import './light.css'

export type Tone = 'plain' | 'blue' | 'green' | 'yellow' | 'red'

export function Tag({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`tag tag-${tone}`}>{children}</span>
}
