import { UploadOutlined } from '@ant-design/icons'
import { Button, Progress } from 'antd'
import { useRef, useState } from 'react'
import type { Attachment } from '../api/acting'
import { api } from '../api/client'
import { Problem } from '../api/problem'
import { useTexts } from '../i18n/texts'
import { Refused } from './Refused'

/** What the server takes; it looks at the content, this list only helps to choose. */
const ACCEPTED = '.pdf,.png,.jpg,.jpeg,.ofd,.docx,.xlsx'
const MAX_BYTES = 20 * 1024 * 1024

interface FileButtonProps {
  no: string
  /** What the file is for, so that a screen reader tells one button from the next. */
  label: string
  words: string
  onStored: (attachment: Attachment) => void
  onBusy?: (isBusy: boolean) => void
}

/** Sends one file to a case, with its progress; a refusal stands below and the button remains. */
export function FileButton({ no, label, words, onStored, onBusy }: FileButtonProps) {
  const { form } = useTexts()
  const input = useRef<HTMLInputElement>(null)
  const [part, setPart] = useState<number | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)

  const send = async (file: File) => {
    if (file.size > MAX_BYTES) return setProblem(tooLarge(file, form))
    setProblem(null)
    setPart(0)
    onBusy?.(true)
    try {
      onStored(await api.attach(no, file, setPart))
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      setProblem(error)
    } finally {
      setPart(null)
      onBusy?.(false)
    }
  }

  return (
    <div className="file-button">
      <input
        ref={input}
        type="file"
        className="unseen"
        accept={ACCEPTED}
        tabIndex={-1}
        aria-label={label}
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = ''
          if (file) void send(file)
        }}
      />
      <Button size="small" icon={<UploadOutlined aria-hidden />} disabled={part !== null} aria-label={label} onClick={() => input.current?.click()}>
        {part === null ? words : form.sending}
      </Button>
      {part !== null && <Progress percent={Math.round(100 * part)} size="small" aria-label={`${label} ${form.sending}`} />}
      <Refused problem={problem} />
    </div>
  )
}

// A file of gigabytes is not sent only to be refused.
function tooLarge(file: File, words: ReturnType<typeof useTexts>['form']): Problem {
  const detail = words.fileTooLarge(file.name, Math.ceil(file.size / 1024 / 1024))
  return new Problem({ status: 413, code: 'client.file-too-large', detail, detailZh: detail })
}
