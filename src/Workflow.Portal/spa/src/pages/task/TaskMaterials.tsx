import type { FiledMaterial } from '../../api/acting'
import { api } from '../../api/client'
import { useTexts } from '../../i18n/texts'
import { dueAtEndOf } from '../../office/time'
import { DataTable } from '../../parts/DataTable'
import { DueDate } from '../../parts/DueDate'
import { State } from '../../parts/States'
import { Tag } from '../../parts/Tag'
import { toneOfMaterial } from '../case/tones'

interface TaskMaterialsProps {
  no: string
  materials: FiledMaterial[]
  now: string
}

/** The papers the matter asks for, and folded those of the other matters of the stage. */
export function TaskMaterials({ no, materials, now }: TaskMaterialsProps) {
  const { task: words, case: caseWords } = useTexts()
  const own = materials.filter((material) => material.ofMatter)
  const others = materials.filter((material) => !material.ofMatter)
  return (
    <>
      {own.length === 0 ? <State title={caseWords.noMaterials} /> : <Papers no={no} materials={own} now={now} />}
      {others.length > 0 && (
        <details className="task-others">
          <summary>{words.otherMaterials(others.length)}</summary>
          <Papers no={no} materials={others} now={now} />
        </details>
      )}
    </>
  )
}

/** Each opened in a window beside, or what stands for it. */
function Papers({ no, materials, now }: TaskMaterialsProps) {
  const texts = useTexts()
  const words = texts.case
  return (
    <DataTable
      caption={words.materials}
      rows={materials}
      rowKey={(material) => material.code}
      columns={[
        { key: 'name', title: words.material, narrow: 'head', cell: (material) => material.name },
        { key: 'state', title: words.stateColumn, width: '100px', cell: (material) => <Tag tone={toneOfMaterial(material.state)}>{texts.materialState[material.state]}</Tag> },
        { key: 'paper', title: texts.task.paper, width: '42%', cell: (material) => <Paper no={no} material={material} now={now} /> },
      ]}
    />
  )
}

function Paper({ no, material: { name, attachment, reference, issuedBy, waiverGround, dueOn }, now }: { no: string; material: FiledMaterial; now: string }) {
  const { task: words, form, case: caseWords, common } = useTexts()
  if (attachment) {
    return (
      <span>
        <a href={api.attachmentUrl(no, attachment.sha256)} target="_blank" rel="noopener" aria-label={words.openPaper(name, attachment.name)}>{attachment.name}</a>{' '}
        <span className="quiet nowrap">{form.size(attachment.size)}</span>
      </span>
    )
  }
  if (reference) return <span><span className="quiet">{words.reference}</span> {reference}</span>
  if (issuedBy) return <span>{words.issuedBy(issuedBy)}</span>
  if (waiverGround) return <span><span className="quiet">{words.waiverGround}</span> {waiverGround}</span>
  if (dueOn) return <span><span className="quiet">{caseWords.materialDue}</span> <DueDate due={dueAtEndOf(dueOn)} now={now} /></span>
  return <span className="quiet">{common.none}</span>
}
