import { useState, type ReactNode } from 'react'
import './folded.css'

/** Behind its title until it is opened: drawn once opened, so that what it needs is asked for only then; what was typed stays when it is closed again. */
export function Folded({ title, children }: { title: string; children: ReactNode }) {
  const [wasOpened, setOpened] = useState(false)
  return (
    <details
      className="sheet folded"
      onToggle={({ currentTarget }) => {
        if (!currentTarget.open) return
        setOpened(true)
        currentTarget.scrollIntoView({ block: 'start' })
      }}
    >
      <summary>{title}</summary>
      {wasOpened && children}
    </details>
  )
}
