import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { usePages } from '../api/usePages'
import { useTexts } from '../i18n/texts'
import { Failed, Loading, State } from './States'

interface PagedListProps<T> {
  pages: ReturnType<typeof usePages<T>>
  emptyTitle: string
  emptyText: string
  children: (items: T[]) => ReactNode
}

/** A keyset list with its states; a failed "load more" keeps what is there. */
export function PagedList<T>({ pages, emptyTitle, emptyText, children }: PagedListProps<T>) {
  const { common } = useTexts()
  const { items, next, begun, loading, problem, more, reload } = pages

  if (!begun) return problem ? <Failed problem={problem} onRetry={reload} /> : <Loading />
  if (items.length === 0) return <State title={emptyTitle} text={emptyText} />
  return (
    <>
      {children(items)}
      {problem && <div className="list-problem"><Failed problem={problem} onRetry={next === null ? reload : more} /></div>}
      <div className="list-foot no-print">
        {next !== null && !problem && <Button loading={loading} onClick={more}>{common.more}</Button>}
        <span role="status">{next === null ? common.allShown(items.length) : common.shown(items.length)}</span>
      </div>
    </>
  )
}
