import { type Attachment, attachments } from '@quancheng/contract/attachments.ts'
import { useState } from 'react'
import { useCommand } from '../../app/use-command.ts'
import { useCodes } from '../../library/use-codes.ts'
import { useText } from '../../text/use-text.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { ChoiceField, TextField } from '../../ui/simple-fields.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useProblem } from '../use-problem.ts'
import { shrinkPhoto, toBase64 } from './shrink-photo.ts'

const MOST_BYTES = 10_000_000

interface AttachProps {
  readonly caseId: string
  readonly chosen: File
  readonly onClose: () => void
}

/** What a chosen photograph or document is, before it goes into the case. */
export function AttachForm({ caseId, chosen, onClose }: AttachProps) {
  const { t } = useText()
  const toast = useToast()
  const codes = useCodes()
  const [kind, setKind] = useState<string | null>(null)
  const [name, setName] = useState(chosen.name.replace(/\.[^.]+$/u, ''))
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const [reading, setReading] = useState(false)
  const [unread, setUnread] = useState<string | null>(null)
  const command = useCommand(attachments.attach, { refresh: ['/cases/attachments'] })
  const problem = useProblem(command)
  const send = async () => {
    setTried(true)
    if (kind === null || name.trim() === '') return
    setReading(true)
    setUnread(null)
    const read = await shrinkPhoto(chosen).catch(() => null)
    setReading(false)
    if (read === null) return setUnread(t('cases.attachments.noPicture'))
    if (read.blob.size > MOST_BYTES) return setUnread(t('cases.attachments.tooLarge'))
    const ending = /\.[^.]+$/u.exec(read.name)?.[0] ?? ''
    command
      .sendAsync({
        caseId,
        kind,
        name: `${name.trim()}${ending}`,
        note: note.trim() || null,
        base64: await toBase64(read.blob),
      })
      .then(
        () => {
          toast.say(t('cases.attachments.added'))
          onClose()
        },
        () => undefined,
      )
  }
  return (
    <FormDialog
      title={t('cases.attachments.add')}
      note={t('cases.attachments.rule')}
      submit={t('cases.attachments.keep')}
      sending={reading || command.sending}
      problem={unread ?? problem}
      dirty
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <ChoiceField
        label={t('cases.attachments.kind')}
        value={kind ?? ''}
        choices={codes
          .of('paper-kinds')
          .map((code) => ({ value: code, label: codes.name('paper-kinds', code) }))}
        onChange={setKind}
        error={tried && kind === null ? t('cases.attachments.kindMissing') : null}
      />
      <TextField
        label={t('cases.attachments.name')}
        value={name}
        onChange={setName}
        error={tried && name.trim() === '' ? t('cases.attachments.nameMissing') : null}
      />
      <TextField optional label={t('cases.attachments.note')} value={note} onChange={setNote} />
    </FormDialog>
  )
}

interface RemoveProps {
  readonly row: Attachment
  readonly onClose: () => void
}

/** Takes one out of the case; the reason stays on the list. */
export function RemoveForm({ row, onClose }: RemoveProps) {
  const { t } = useText()
  const toast = useToast()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const command = useCommand(attachments.removeAttachment, { refresh: ['/cases/attachments'] })
  const problem = useProblem(command)
  return (
    <FormDialog
      width={480}
      danger
      title={t('cases.attachments.removeTitle', { name: row.name })}
      note={t('cases.attachments.removeNote')}
      submit={t('cases.attachments.remove')}
      sending={command.sending}
      problem={problem}
      dirty={reason !== ''}
      onSubmit={() => {
        setTried(true)
        if (reason.trim() === '') return
        command.sendAsync({ fileId: row.id, seen: row.revision, reason: reason.trim() }).then(
          () => {
            toast.say(t('cases.attachments.removedNow'))
            onClose()
          },
          () => undefined,
        )
      }}
      onClose={onClose}
    >
      <TextField
        first
        above
        label={t('cases.attachments.reason')}
        value={reason}
        onChange={setReason}
        error={tried && reason.trim() === '' ? t('cases.attachments.reasonMissing') : null}
      />
    </FormDialog>
  )
}
