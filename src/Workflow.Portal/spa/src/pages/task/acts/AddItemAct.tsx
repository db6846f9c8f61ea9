import { Input, Select } from 'antd'
import { useMemo, useState } from 'react'
import { api } from '../../../api/client'
import { useCommand } from '../../../api/useCommand'
import { useTexts } from '../../../i18n/texts'
import { ActForm } from '../../../parts/ActForm'
import { Field } from '../../../parts/Field'
import type { ActProps } from '../Acts'

/** After acceptance a department puts what it still needs on the stage's one list; the lead sends it once. */
export function AddItemAct({ sheet: { case: head, stage, materials }, onDone }: ActProps) {
  const texts = useTexts()
  const words = texts.task
  const [material, setMaterial] = useState<string>()
  const [text, setText] = useState('')
  const [isAdded, setAdded] = useState(false)
  const { sending, problem, send } = useCommand(useMemo(() => api.stage(head.no, stage.code).addSupplementItem, [head.no, stage.code]), () => {
    setText('')
    setMaterial(undefined)
    setAdded(true)
    onDone()
  })

  return (
    <ActForm submit={words.addItemSubmit} sending={sending} problem={problem} onSubmit={() => void send({ ...(material ? { material } : {}), text })}>
      {(faultAt) => (
        <>
          <p className="field-hint">{words.addItemHint}</p>
          <Field id="item-material" label={texts.case.material} isRequired={false} fault={faultAt('/material')}>
            {(control) => (
              <Select
                {...control}
                allowClear
                placeholder={words.addItemOther}
                value={material}
                onChange={(code: string | undefined) => setMaterial(code)}
                options={materials.map(({ code, name }) => ({ value: code, label: name }))}
              />
            )}
          </Field>
          <Field id="item-text" label={words.addItemText} isRequired fault={faultAt('/text')}>
            {(control) => <Input.TextArea {...control} autoSize={{ minRows: 2, maxRows: 6 }} value={text} onChange={(event) => setText(event.target.value)} />}
          </Field>
          {isAdded && <p className="act-done" role="status">{words.addItemDone}</p>}
        </>
      )}
    </ActForm>
  )
}
