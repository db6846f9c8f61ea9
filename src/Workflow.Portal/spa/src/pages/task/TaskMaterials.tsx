import type { FiledMaterial } from '../../api/acting'
import { api } from '../../api/client'
import { useTexts } from '../../i18n/texts'
import { dueAtEndOf } from '../../office/time'
import { DataTable } from '../../parts/DataTable'
import { DueDate } from '../../parts/DueDate'
import { State } from '../../parts/States'
import { Tag } from '../../parts/Tag'
import { toneOfMaterial } from '../case/tones'

/** Every paper of the matter at hand: opened in a window beside, or what stands for it. */
export function TaskMaterials({ no, materials, now }: { no: string; materials: FiledMaterial[]; now: string }) {
  const texts = useTexts()
  const words = texts.case
  if (materials.length === 0) return <State title={words.noMaterials} />
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

function Paper({ no, material: { name, attachment, reference, waiverGround, dueOn }, now }: { no: string; material: FiledMaterial; now: string }) {
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
  if (waiverGround) return <span><span className="quiet">{words.waiverGround}</span> {waiverGround}</span>
  if (dueOn) return <span><span className="quiet">{caseWords.materialDue}</span> <DueDate due={dueAtEndOf(dueOn)} now={now} /></span>
  return <span className="quiet">{common.none}</span>
}
