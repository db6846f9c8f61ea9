import { useEffect, useRef, useState, type ReactNode } from 'react'
import './folded.css'

/** Behind its title until it is opened: drawn once opened, so that what it needs is asked for only then; what was typed stays when it is closed again. */
export function Folded({ title, children }: { title: string; children: ReactNode }) {
  const box = useRef<HTMLDetailsElement>(null)
  const [isOpen, setOpen] = useState(false)
  const [wasOpened, setOpened] = useState(false)
  useShownWhole(box, isOpen)

  return (
    <details
      ref={box}
      className="sheet folded"
      onToggle={({ currentTarget }) => {
        setOpen(currentTarget.open)
        if (currentTarget.open) setOpened(true)
      }}
    >
      <summary>{title}</summary>
      {wasOpened && children}
    </details>
  )
}

/** In a column that scrolls by itself, scrolls it (and not the page) so far that what grows at its end is seen, but never past its title. */
function useShownWhole(box: { readonly current: HTMLElement | null }, isOpen: boolean) {
  useEffect(() => {
    const column = box.current?.parentElement
    if (!isOpen || !box.current || !column) return
    const observer = new ResizeObserver(([entry]) => {
      const [own, around] = [entry?.target.getBoundingClientRect(), column.getBoundingClientRect()]
      if (own && own.bottom > around.bottom) column.scrollTop += Math.min(own.bottom - around.bottom, own.top - around.top)
    })
    observer.observe(box.current)
    return () => observer.disconnect()
  }, [box, isOpen])
}
