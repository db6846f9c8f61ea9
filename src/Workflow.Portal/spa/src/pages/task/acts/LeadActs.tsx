import { Input, Radio } from 'antd'
import { useMemo, useState } from 'react'
import { api } from '../../../api/client'
import { useCommand } from '../../../api/useCommand'
import { useTexts } from '../../../i18n/texts'
import { ActForm } from '../../../parts/ActForm'
import { Field, FieldGroup } from '../../../parts/Field'
import type { ActProps } from '../Acts'

function useStage({ case: head, stage }: ActProps['sheet']) {
  return useMemo(() => api.stage(head.no, stage.code), [head.no, stage.code])
}

/** The lead refuses the stage, or lets it be corrected and filed again. */
export function LeadDecideAct({ sheet, onDone }: ActProps) {
  const words = useTexts().task
  const [refile, setRefile] = useState(false)
  const [text, setText] = useState('')
  const { sending, problem, send } = useCommand(useStage(sheet).decide, onDone)
  return (
    <ActForm submit={refile ? words.leadRefileSubmit : words.leadRefuseSubmit} isDanger={!refile} sending={sending} problem={problem} onSubmit={() => void send({ refile, text })}>
      {(faultAt) => (
        <>
          <FieldGroup id="lead-choice" label={words.verdict} isRequired fault={faultAt('/refile')}>
            <Radio.Group
              name="lead-choice"
              value={refile}
              onChange={(event) => setRefile(event.target.value as boolean)}
              options={[{ value: false, label: words.leadRefuse }, { value: true, label: words.leadRefile }]}
            />
          </FieldGroup>
          <Reasons id="lead-text" value={text} fault={faultAt('/text')} onChange={setText} />
        </>
      )}
    </ActForm>
  )
}

/** A matter was refused: the lead ends the stage, open matters with it. */
export function EndStageAct({ sheet, onDone }: ActProps) {
  const words = useTexts().task
  const [reasons, setReasons] = useState('')
  const { sending, problem, send } = useCommand(useStage(sheet).end, onDone)
  return (
    <ActForm submit={words.endStageSubmit} isDanger sending={sending} problem={problem} onSubmit={() => void send({ reasons })}>
      {(faultAt) => (
        <>
          <p className="field-hint">{words.endStageHint}</p>
          <Reasons id="end-reasons" value={reasons} fault={faultAt('/reasons')} onChange={setReasons} />
        </>
      )}
    </ActForm>
  )
}

/** The one list of what the departments still need goes to the applicant. */
export function SendListAct({ sheet, onDone }: ActProps) {
  const words = useTexts().task
  const { sending, problem, send } = useCommand(useStage(sheet).sendSupplement, onDone)
  return (
    <ActForm submit={words.sendListSubmit} sending={sending} problem={problem} onSubmit={() => void send({})}>
      {() => <p className="field-hint">{words.sendListHint}</p>}
    </ActForm>
  )
}

function Reasons({ id, value, fault, onChange }: { id: string; value: string; fault: string | null; onChange: (text: string) => void }) {
  const words = useTexts().task
  return (
    <Field id={id} label={words.reasons} isRequired fault={fault}>
      {(control) => <Input.TextArea {...control} autoSize={{ minRows: 3, maxRows: 10 }} value={value} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  )
}
