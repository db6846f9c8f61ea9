import { useCallback, useMemo } from 'react'
import { useParams } from 'react-router'
import type { TaskSheet } from '../../api/acting'
import { api } from '../../api/client'
import { useLoaded } from '../../api/useLoaded'
import { useTexts } from '../../i18n/texts'
import { useTitle } from '../../parts/PageHead'
import { Failed, Loading, State } from '../../parts/States'
import { AnswerForm } from './AnswerForm'

/** The applicant answers a matter that a department has returned: corrected values, materials handed in anew. */
export function CorrectionPage() {
  const { id = '' } = useParams()
  const { answer: words } = useTexts()
  useTitle(words.title)
  const { loaded, reload } = useLoaded(useCallback((signal: AbortSignal) => api.task(id, signal), [id]))

  switch (loaded.status) {
    case 'loading':
      return <Loading />
    case 'failed':
      return <Failed problem={loaded.problem} onRetry={reload} isPage />
    case 'ready':
      return loaded.value.task.state === 'returned'
        ? <Correction key={id} sheet={loaded.value} />
        : <State title={words.nothing} text={words.nothingHint} isPage />
  }
}

function Correction({ sheet: { task, case: head, stage, form, materials } }: { sheet: TaskSheet }) {
  const texts = useTexts()
  const command = useMemo(() => api.answerCorrection(task.id), [task.id])
  const fields = useMemo(() => form.filter((value) => value.ofMatter).map((value) => ({ ...value, required: false, source: null })), [form])
  const returned = task.opinions.filter((opinion) => opinion.verdict === 'return' && opinion.round === task.round)
  return (
    <AnswerForm
      no={head.no}
      title={`${texts.supplementPhase.correction} · ${task.title}`}
      facts={[
        { name: texts.case.caseNo, value: head.no },
        { name: texts.cases.project, value: head.project?.name ?? head.service.name },
        { name: texts.case.stage, value: `${stage.number} ${stage.name}` },
      ]}
      asked={returned.map((opinion) => ({ from: task.department.name, text: opinion.text }))}
      fields={fields}
      wanted={[]}
      others={materials.filter(({ ofMatter, issuedBy }) => ofMatter && issuedBy === null).map(({ code, name, state }) => ({ code, name, notes: [], waivable: false, isThere: state === 'provided' }))}
      command={command}
    />
  )
}
