import { Button } from 'antd'
import { useCallback } from 'react'
import { useParams } from 'react-router'
import type { TaskSheet } from '../../api/acting'
import { api } from '../../api/client'
import { useLoaded } from '../../api/useLoaded'
import { useTexts } from '../../i18n/texts'
import { useTitle } from '../../parts/PageHead'
import { ReloadContext } from '../../parts/Refused'
import { Failed, Loading } from '../../parts/States'
import { useOfficeNow } from '../../session/SessionProvider'
import { TaskDetails } from '../case/TaskDetails'
import { Acts } from './Acts'
import { FormValues } from './FormValues'
import { Siblings } from './Siblings'
import { SignOffLine } from './SignOffLine'
import { TaskHead } from './TaskHead'
import { TaskMaterials } from './TaskMaterials'
import '../case/case.css'
import './task.css'

/** One task with everything needed to decide it, and the acts the server lets the reader do. */
export function TaskPage() {
  const { id = '' } = useParams()
  const { task: words } = useTexts()
  const { loaded, reload } = useLoaded(useCallback((signal: AbortSignal) => api.task(id, signal), [id]))
  useTitle(loaded.status === 'ready' ? loaded.value.task.title : words.title)

  switch (loaded.status) {
    case 'loading':
      return <Loading />
    case 'failed':
      return <Failed problem={loaded.problem} onRetry={reload} isPage />
    case 'ready':
      return (
        <ReloadContext value={reload}>
          <Sheet key={id} sheet={loaded.value} onReload={reload} />
        </ReloadContext>
      )
  }
}

function Sheet({ sheet, onReload }: { sheet: TaskSheet; onReload: () => void }) {
  const { task: words, common } = useTexts()
  const now = useOfficeNow()
  return (
    <article className="task">
      <TaskHead sheet={sheet} now={now}>
        <Button size="small" onClick={onReload}>{common.reload}</Button>
      </TaskHead>
      <div className="task-sides">
        <div className="task-papers">
          <section className="sheet" aria-labelledby="task-materials">
            <h2 id="task-materials">{words.materials} <span className="quiet">{sheet.materials.filter((material) => material.ofMatter).length}</span></h2>
            <TaskMaterials no={sheet.case.no} materials={sheet.materials} now={now} />
          </section>
          <section className="sheet" aria-labelledby="task-form">
            <h2 id="task-form">{words.form}</h2>
            <FormValues values={sheet.form} />
          </section>
          <section className="sheet" aria-labelledby="task-siblings">
            <h2 id="task-siblings">{words.siblings} <span className="quiet">{sheet.siblings.length}</span></h2>
            <Siblings tasks={sheet.siblings} now={now} />
          </section>
          <section className="sheet" aria-labelledby="task-ledger">
            <h2 id="task-ledger">{words.record}</h2>
            <TaskDetails task={sheet.task} now={now} />
          </section>
        </div>
        <aside className="task-desk" aria-label={words.desk}>
          {sheet.task.kind === 'review' && <SignOffLine sheet={sheet} now={now} />}
          <Acts sheet={sheet} now={now} onDone={onReload} />
        </aside>
      </div>
    </article>
  )
}
