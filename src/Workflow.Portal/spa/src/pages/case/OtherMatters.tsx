import type { Stage, Task } from '../../api/types'
import { useTexts } from '../../i18n/texts'
import { DataTable } from '../../parts/DataTable'
import { Tag } from '../../parts/Tag'

/** Matters of the stage without a task: waived, replaced, not applicable, granted before, each with its reason; or not dispatched yet. */
export function OtherMatters({ stage, tasks }: { stage: Stage; tasks: Task[] }) {
  const texts = useTexts()
  const words = texts.case
  const titles = new Set(tasks.map((task) => task.title))
  const matters = stage.matters.filter((matter) => matter.outcome !== 'chosen' || !titles.has(matter.name))
  if (matters.length === 0) return null

  return (
    <div className="other-matters">
      <h3>{words.notSeparate}</h3>
      <DataTable
        caption={words.notSeparate}
        rows={matters}
        rowKey={(matter) => matter.code}
        columns={[
          { key: 'matter', title: words.matter, width: '240px', narrow: 'head', cell: (matter) => matter.name },
          { key: 'department', title: words.department, width: '180px', cell: (matter) => matter.department.name },
          {
            key: 'outcome',
            title: words.outcome,
            width: '110px',
            cell: (matter) => <Tag>{matter.outcome === 'chosen' ? words.notStartedMatter : texts.matterOutcome[matter.outcome]}</Tag>,
          },
          { key: 'reason', title: words.reason, cell: (matter) => matter.reason || texts.common.none },
        ]}
      />
    </div>
  )
}
