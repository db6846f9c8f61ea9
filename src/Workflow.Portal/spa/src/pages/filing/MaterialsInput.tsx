import { Button, Input } from 'antd'
import { useState } from 'react'
import { api } from '../../api/client'
import { useTexts } from '../../i18n/texts'
import { FileButton } from '../../parts/FileButton'
import { Tag } from '../../parts/Tag'
import type { Handed, HandedByCode } from './values'

/** A material the page may hand in. */
export interface WantedMaterial {
  code: string
  name: string
  /** Said beside the name: who makes it, that it may follow later, by when. */
  notes: string[]
  waivable: boolean
  /** It was provided before; handing it in replaces it. */
  isThere?: boolean
}

interface MaterialsInputProps {
  no: string
  wanted: readonly WantedMaterial[]
  handed: HandedByCode
  faultOf: (code: string) => string | null
  onHand: (code: string, handed: Handed) => void
  onBusy: (isBusy: boolean) => void
}

export const idOfMaterial = (code: string) => `material-${code}`

/** Each material once: as a file, by the number of an e-licence, or left out on a ground where the catalogue allows it. */
export function MaterialsInput({ no, wanted, handed, faultOf, onHand, onBusy }: MaterialsInputProps) {
  return (
    <ul className="hand-in">
      {wanted.map((material) => (
        <MaterialRow key={material.code} no={no} material={material} handed={handed[material.code] ?? {}} fault={faultOf(material.code)} onHand={onHand} onBusy={onBusy} />
      ))}
    </ul>
  )
}

interface MaterialRowProps {
  no: string
  material: WantedMaterial
  handed: Handed
  fault: string | null
  onHand: MaterialsInputProps['onHand']
  onBusy: MaterialsInputProps['onBusy']
}

type Way = 'reference' | 'waiver'

function MaterialRow({ no, material: { code, name, notes, waivable, isThere = false }, handed, fault, onHand, onBusy }: MaterialRowProps) {
  const { form: words } = useTexts()
  const [asked, setAsked] = useState<Way | null>(null)
  const way = handed.attachment ? null : asked ?? (handed.reference !== undefined ? 'reference' : handed.waiverGround !== undefined ? 'waiver' : null)
  const isIn = handed.attachment !== undefined || Boolean(handed.reference?.trim()) || Boolean(handed.waiverGround?.trim())
  const clear = () => {
    setAsked(null)
    onHand(code, {})
  }

  return (
    <li id={idOfMaterial(code)} className={fault ? 'hand-in-faulty' : undefined} tabIndex={-1}>
      <div className="hand-in-name">
        <span>{name}</span>
        {notes.map((note) => <Tag key={note}>{note}</Tag>)}
        {isIn
          ? <Tag tone="green">{handed.waiverGround?.trim() ? words.leftOut : words.handedIn}</Tag>
          : <Tag tone={isThere ? 'plain' : 'yellow'}>{isThere ? words.thereBefore : words.notYet}</Tag>}
      </div>
      <div className="hand-in-ways">
        {handed.attachment && (
          <a href={api.attachmentUrl(no, handed.attachment.sha256)} target="_blank" rel="noopener">
            {handed.attachment.name ?? words.storedFile(handed.attachment.sha256.slice(0, 8))}
            {handed.attachment.size !== undefined && <span className="quiet"> {words.size(handed.attachment.size)}</span>}
          </a>
        )}
        {way === null && (
          <FileButton
            no={no}
            words={handed.attachment ? words.replaceFile : words.chooseFile}
            label={`${handed.attachment ? words.replaceFile : words.chooseFile} ${name}`}
            onBusy={onBusy}
            onStored={({ sha256, name: file, size }) => onHand(code, { attachment: { sha256, name: file, size } })}
          />
        )}
        {way === 'reference' && (
          <Input
            size="small"
            aria-label={`${words.reference} ${name}`}
            placeholder={words.reference}
            autoFocus={asked === 'reference'}
            value={handed.reference ?? ''}
            onChange={(event) => onHand(code, { reference: event.target.value })}
          />
        )}
        {way === 'waiver' && (
          <Input
            size="small"
            aria-label={`${words.waiverGround} ${name}`}
            placeholder={words.waiverGround}
            autoFocus={asked === 'waiver'}
            value={handed.waiverGround ?? ''}
            onChange={(event) => onHand(code, { waiverGround: event.target.value })}
          />
        )}
        {way === null && !handed.attachment && (
          <>
            <Button size="small" type="text" aria-label={`${words.useReference} ${name}`} onClick={() => setAsked('reference')}>{words.useReference}</Button>
            {waivable && <Button size="small" type="text" aria-label={`${words.leaveOut} ${name}`} onClick={() => setAsked('waiver')}>{words.leaveOut}</Button>}
          </>
        )}
        {(way !== null || handed.attachment) && <Button size="small" type="text" aria-label={`${words.clear} ${name}`} onClick={clear}>{words.clear}</Button>}
      </div>
      {fault && <p className="field-fault" role="alert">{fault}</p>}
    </li>
  )
}
