import { safety, type WatchLine } from '@quancheng/contract/safety.ts'
import { staff } from '@quancheng/contract/staff.ts'
import { WATCH_LEVELS, type WatchLevel } from '@quancheng/rules/watch.ts'
import { useState } from 'react'
import { useMe } from '../../app/session.ts'
import { useAsk } from '../../app/use-ask.ts'
import { useCommand } from '../../app/use-command.ts'
import { useDraft } from '../../app/use-draft.ts'
import { useProblem } from '../../app/use-problem.ts'
import { useText } from '../../text/use-text.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { ChoiceField, SelectField, TextField } from '../../ui/simple-fields.tsx'
import { useToast } from '../../ui/toast.tsx'

const REFRESH = ['/safety']

interface LevelFormProps {
  readonly draft: string
  readonly title: string
  readonly note: string
  readonly label: string
  readonly level: WatchLevel | null
  readonly sending: boolean
  readonly problem: string | null
  readonly onSubmit: (level: WatchLevel, words: string) => Promise<unknown>
  readonly onClose: () => void
}

function LevelForm({
  draft,
  title,
  note,
  label,
  level,
  onSubmit,
  onClose,
  sending,
  problem,
}: LevelFormProps) {
  const { t } = useText()
  const [tried, setTried] = useState(false)
  const { fields, change, dirty, forget } = useDraft(draft, { level, words: '' })
  const isBlank = fields.words.trim() === ''
  const leave = () => {
    forget()
    onClose()
  }
  return (
    <FormDialog
      width={640}
      title={title}
      note={note}
      submit={title}
      sending={sending}
      problem={problem}
      dirty={dirty}
      onSubmit={() => {
        setTried(true)
        if (fields.level === null || isBlank) return
        onSubmit(fields.level, fields.words.trim()).then(leave, () => undefined)
      }}
      onClose={leave}
    >
      <ChoiceField
        label={t('safety.level')}
        value={fields.level}
        error={tried && fields.level === null ? t('safety.level.missing') : null}
        onChange={(chosen) => change({ level: chosen })}
        choices={WATCH_LEVELS.map((value) => ({ value, label: t(`assessments.level.${value}`) }))}
      />
      <TextField
        long
        label={label}
        value={fields.words}
        error={tried && isBlank ? t('safety.words.missing') : null}
        onChange={(words) => change({ words })}
      />
    </FormDialog>
  )
}

interface BeginProps {
  readonly clientId: string
  readonly caseId: string | null
  readonly onClose: () => void
}

/** Puts somebody on the list. */
export function BeginWatchForm({ clientId, caseId, onClose }: BeginProps) {
  const { t } = useText()
  const toast = useToast()
  const command = useCommand(safety.beginWatch, { refresh: REFRESH })
  return (
    <LevelForm
      draft={`watch.begin.${clientId}`}
      title={t('safety.do.begin')}
      note={t('safety.begin.note')}
      label={t('safety.begin.reason')}
      level={null}
      sending={command.sending}
      problem={useProblem(command)}
      onSubmit={(level, reason) =>
        command.sendAsync({ clientId, caseId, level, reason }).then(() => toast.say(t('safety.done.begun')))
      }
      onClose={onClose}
    />
  )
}

interface OnWatch {
  readonly watch: WatchLine
  readonly onClose: () => void
}

/** Somebody has looked. */
export function LookForm({ watch, onClose }: OnWatch) {
  const { t } = useText()
  const toast = useToast()
  const command = useCommand(safety.look, { refresh: REFRESH })
  return (
    <LevelForm
      draft={`watch.look.${watch.id}`}
      title={t('safety.do.look')}
      note={t('safety.look.note')}
      label={t('safety.look.words')}
      level={watch.level}
      sending={command.sending}
      problem={useProblem(command)}
      onSubmit={(level, words) =>
        command
          .sendAsync({ watchId: watch.id, seen: watch.revision, level, words })
          .then(() => toast.say(t('safety.done.looked')))
      }
      onClose={onClose}
    />
  )
}

interface HandOverProps {
  readonly watches: readonly WatchLine[]
  readonly onClose: () => void
}

/** Offers one or all of one’s watches to a colleague. */
export function HandOverWatchForm({ watches, onClose }: HandOverProps) {
  const { t } = useText()
  const toast = useToast()
  const me = useMe()
  const members = useAsk(staff.members, {})
  const [tried, setTried] = useState(false)
  const { fields, change, dirty, forget } = useDraft('watch.hand-over', { toId: '', note: '' })
  const command = useCommand(safety.handOverWatches, { refresh: REFRESH })
  const problem = useProblem(command)
  const isBlank = fields.note.trim() === ''
  const leave = () => {
    forget()
    onClose()
  }
  const others = (members.data ?? []).filter(
    ({ duties, accountId }) =>
      accountId !== me.accountId && duties.some((duty) => ['worker', 'supervisor', 'head'].includes(duty)),
  )
  return (
    <FormDialog
      title={t('safety.do.handOver')}
      note={t('safety.handOver.words')}
      submit={t('safety.do.handOver')}
      sending={command.sending}
      problem={problem}
      dirty={dirty}
      onSubmit={() => {
        setTried(true)
        if (fields.toId === '' || isBlank) return
        command
          .sendAsync({
            watches: watches.map(({ id, revision }) => ({ watchId: id, seen: revision })),
            toId: fields.toId,
            note: fields.note.trim(),
          })
          .then(
            () => {
              toast.say(t('safety.done.handed'))
              leave()
            },
            () => undefined,
          )
      }}
      onClose={leave}
    >
      <SelectField
        label={t('safety.handOver.to')}
        value={fields.toId}
        none={t('safety.handOver.choose')}
        error={tried && fields.toId === '' ? t('safety.handOver.choose') : null}
        onChange={(toId) => change({ toId })}
        choices={others.map(({ accountId, name, title }) => ({
          value: accountId,
          label: `${name} ${title}`,
        }))}
      />
      <TextField
        long
        label={t('safety.handOver.note')}
        value={fields.note}
        error={tried && isBlank ? t('safety.words.missing') : null}
        onChange={(note) => change({ note })}
      />
    </FormDialog>
  )
}
