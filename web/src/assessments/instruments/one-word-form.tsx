import { useState } from 'react'
import { useDraft } from '../../app/use-draft.ts'
import { useText } from '../../text/use-text.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { TextField } from '../../ui/simple-fields.tsx'

interface Props {
  readonly draft: string
  readonly title: string
  readonly note: string
  readonly label: string
  readonly submit: string
  readonly missing: string
  readonly optional?: boolean
  readonly danger?: boolean
  readonly sending: boolean
  readonly problem: string | null
  readonly onSubmit: (words: string) => Promise<unknown>
  readonly onClose: () => void
}

/** A dialog that asks for one thing in words: a reason, a remark. */
export function OneWordForm({
  draft,
  title,
  note,
  label,
  submit,
  missing,
  optional,
  danger,
  ...rest
}: Props) {
  const { t } = useText()
  const [tried, setTried] = useState(false)
  const { fields, change, dirty, forget } = useDraft(draft, { words: '' })
  const isBlank = fields.words.trim() === ''
  const leave = () => {
    forget()
    rest.onClose()
  }
  return (
    <FormDialog
      title={title}
      note={note}
      submit={submit}
      danger={danger ?? false}
      sending={rest.sending}
      problem={rest.problem}
      dirty={dirty}
      onSubmit={() => {
        setTried(true)
        if (isBlank && !optional) return
        rest.onSubmit(fields.words.trim()).then(leave, () => undefined)
      }}
      onClose={leave}
    >
      <TextField
        long
        first
        label={label}
        value={fields.words}
        hint={optional ? t('safety.remark.hint') : null}
        error={tried && isBlank && !optional ? missing : null}
        onChange={(words) => change({ words })}
      />
    </FormDialog>
  )
}
