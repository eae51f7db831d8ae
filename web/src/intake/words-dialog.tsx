import type { TextKey } from '../text/translate.ts'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'

export type Asked = 'decline' | 'pause' | 'resume' | 'answer' | 'withdraw'

interface Props {
  readonly what: Asked
  readonly name: string
  /** Who will read what is written here. */
  readonly reader: string | null
  readonly words: string
  readonly onWords: (words: string) => void
  readonly problem: string | null
  readonly sending: boolean
  readonly onSend: () => void
  readonly onClose: () => void
}

const LONGEST = {
  decline: 2000,
  pause: 200,
  resume: 2000,
  answer: 2000,
  withdraw: 200,
} as const satisfies Record<Asked, number>

/** One question that needs a sentence: why not, what is missing, what the answer was. */
export function WordsDialog({
  what,
  name,
  reader,
  words,
  onWords,
  problem,
  sending,
  onSend,
  onClose,
}: Props) {
  const { t } = useText()
  const needed = what !== 'resume'
  const empty = needed && words.trim() === ''
  const hint: TextKey = `intake.${what}.hint`
  return (
    <Dialog
      title={t(`intake.${what}.title`, { name })}
      note={reader === null ? t(`intake.${what}.note`) : t(`intake.${what}.noteTo`, { reader })}
      width={520}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button kind="primary" disabled={sending || empty} onClick={onSend}>
            {t(`intake.${what}.send`)}
          </Button>
        </>
      }
    >
      <Field
        above
        label={t(`intake.${what}.label`)}
        required={needed}
        optional={!needed}
        error={problem}
        hint={t(hint)}
      >
        {(control) => (
          <textarea
            {...control}
            className="input"
            value={words}
            maxLength={LONGEST[what]}
            onChange={(event) => onWords(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !empty && !sending) onSend()
            }}
          />
        )}
      </Field>
    </Dialog>
  )
}
