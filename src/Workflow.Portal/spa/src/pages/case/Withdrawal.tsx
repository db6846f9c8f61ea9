import { Button, Input, Modal } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { api } from '../../api/client'
import { useCommand } from '../../api/useCommand'
import { useTexts } from '../../i18n/texts'
import { ActForm } from '../../parts/ActForm'
import { Field } from '../../parts/Field'

/** The applicant takes the application back; what that means is said before it is done. */
export function Withdrawal({ no, onDone }: { no: string; onDone: () => void }) {
  const words = useTexts().steps
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const done = useCallback(() => {
    setOpen(false)
    onDone()
  }, [onDone])
  const { sending, problem, send, forget } = useCommand(useMemo(() => api.withdraw(no), [no]), done)
  const close = () => {
    setOpen(false)
    forget()
  }

  return (
    <p className="no-print">
      <Button type="text" danger onClick={() => setOpen(true)}>{words.withdraw}</Button>
      <Modal open={isOpen} title={words.withdrawTitle} footer={null} onCancel={close} destroyOnHidden width={480}>
        <ActForm submit={words.withdrawSubmit} isDanger sending={sending} problem={problem} onSubmit={() => void send({ reason })} onCancel={close}>
          {(faultAt) => (
            <>
              <p>{words.withdrawHint}</p>
              <Field id="withdraw-reason" label={words.withdrawReason} isRequired fault={faultAt('/reason')}>
                {(control) => <Input.TextArea {...control} autoSize={{ minRows: 2, maxRows: 6 }} value={reason} onChange={(event) => setReason(event.target.value)} />}
              </Field>
            </>
          )}
        </ActForm>
      </Modal>
    </p>
  )
}
