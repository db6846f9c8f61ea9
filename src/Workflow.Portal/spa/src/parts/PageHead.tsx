import { useEffect, type ReactNode } from 'react'
import { useTexts } from '../i18n/texts'
import './table.css'

/** The name of the page in the window's title. */
export function useTitle(title: string) {
  const { product } = useTexts()
  useEffect(() => {
    document.title = `${title} · ${product.name}`
  }, [title, product.name])
}

export function PageHead({ title, note, children }: { title: string; note?: string; children?: ReactNode }) {
  useTitle(title)
  return (
    <div className="page-head">
      <h1>{title}</h1>
      {note && <span className="quiet">{note}</span>}
      {children && <div className="page-actions no-print">{children}</div>}
    </div>
  )
}
