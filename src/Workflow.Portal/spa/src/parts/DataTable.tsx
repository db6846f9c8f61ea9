import type { Key, ReactNode } from 'react'
import './table.css'

export interface Column<T> {
  key: string
  title: string
  cell: (row: T) => ReactNode
  width?: string
  /** On a phone a row is a card: its `head` comes first without a label, `hidden` is left out. */
  narrow?: 'head' | 'hidden'
}

interface DataTableProps<T> {
  caption: string
  columns: Column<T>[]
  rows: T[]
  rowKey: (row: T) => Key
  rowClass?: (row: T) => string | undefined
}

/** A plain table: dense on a desk, cards on a phone, the same markup for a screen reader. */
export function DataTable<T>({ caption, columns, rows, rowKey, rowClass }: DataTableProps<T>) {
  return (
    <table className="rows">
      <caption className="unseen">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" style={{ width: column.width }}>{column.title}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)} className={rowClass?.(row)}>
            {columns.map((column) => (
              <td key={column.key} data-label={column.title} data-narrow={column.narrow}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
