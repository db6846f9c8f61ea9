import { Input, Radio } from 'antd'
import { useMemo, useState } from 'react'
import { api } from '../../../api/client'
import { useCommand } from '../../../api/useCommand'
import { useTexts } from '../../../i18n/texts'
import { ActForm } from '../../../parts/ActForm'
import { Field, FieldGroup } from '../../../parts/Field'
import type { ActProps } from '../Acts'

type Choice = 'grant' | 'return' | 'refuse'

/** The signature: grant, return for correction, or refuse. What still waits for another result is stored and takes effect with it. */
export function DecideAct({ sheet: { task, acts, signOffs, next }, onDone }: ActProps) {
  const texts = useTexts()
  const words = texts.task
  const isPrepared = acts.includes('prepare')
  const isLast = signOffs.at(-1)?.role === next
  const [chosen, setChosen] = useState<Choice>('grant')
  const [text, setText] = useState('')
  const commands = useMemo(() => api.taskActs(task.id), [task.id])
  const done = () => {
    setText('')
    setChosen('grant')
    onDone()
  }
  const sign = useCommand(commands.complete, done)
  const giveBack = useCommand(commands.giveBack, done)

  const choices: { value: Choice; label: string; hint: string }[] = [
    { value: 'grant', label: isPrepared ? words.prepareGrant : texts.verdict.grant, hint: isPrepared ? words.prepareHint(task.waitsFor.join(texts.common.listSeparator)) : isLast ? words.grantLast : words.grantHint },
    ...(acts.includes('return') ? [{ value: 'return' as const, label: texts.verdict.return, hint: words.returnHint }] : []),
    ...(acts.includes('refuse') ? [{ value: 'refuse' as const, label: texts.verdict.refuse, hint: isLast ? words.refuseLast : words.refuseHint }] : []),
  ]
  const choice = choices.find(({ value }) => value === chosen) ?? choices[0]
  const sending = chosen === 'return' ? giveBack : sign
  const submit = () => {
    if (chosen === 'return') void giveBack.send({ text })
    else void sign.send({ verdict: chosen, text, ...(isPrepared ? { prepare: true } : {}) })
  }

  return (
    <ActForm submit={words.sign(next ? texts.signOff[next] : '', choice?.label ?? '')} isDanger={chosen === 'refuse'} sending={sending.sending} problem={sending.problem} onSubmit={submit}>
      {(faultAt) => (
        <>
          <FieldGroup id="verdict" label={words.verdict} isRequired hint={choice?.hint} fault={faultAt('/prepare')}>
            <Radio.Group
              className="verdicts"
              optionType="button"
              name="verdict"
              value={chosen}
              onChange={(event) => setChosen(event.target.value as Choice)}
              options={choices.map(({ value, label }) => ({ value, label }))}
            />
          </FieldGroup>
          <Field id="opinion" label={chosen === 'grant' ? words.opinion : words.reasons} isRequired={chosen !== 'grant'} fault={faultAt('/text')}>
            {(control) => (
              <Input.TextArea
                {...control}
                autoSize={{ minRows: 4, maxRows: 14 }}
                placeholder={chosen === 'return' ? words.returnPlaceholder : undefined}
                value={text}
                onChange={(event) => setText(event.target.value)}
              />
            )}
          </Field>
        </>
      )}
    </ActForm>
  )
}
