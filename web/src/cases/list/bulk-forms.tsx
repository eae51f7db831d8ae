import { type CaseLine, cases } from '@quancheng/contract/cases.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { staff } from '@quancheng/contract/staff.ts'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useRef, useState } from 'react'
import { ask } from '../../app/ask.ts'
import { problemText } from '../../app/problem-text.ts'
import { useAsk } from '../../app/use-ask.ts'
import { dayOf } from '../../text/dates.ts'
import { useText } from '../../text/use-text.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { SelectField, TextField, TimeField } from '../../ui/simple-fields.tsx'
import { useToast } from '../../ui/toast.tsx'
import { endOfDay } from '../local-time.ts'

interface Props {
  readonly lines: readonly CaseLine[]
  readonly onDone: () => void
  readonly onClose: () => void
}

interface EachProps extends Props {
  readonly title: string
  readonly submit: string
  /** Null while something is still missing. */
  readonly act: ((line: CaseLine, commandId: string) => Promise<unknown>) | null
  readonly dirty: boolean
  readonly onTried: () => void
  readonly children: ReactNode
}

/** One change for each chosen case, every one by name; what was refused stays here with its reason, the rest is done. */
function ForEach({ lines, title, submit, act, dirty, onTried, onDone, onClose, children }: EachProps) {
  const speech = useText()
  const { t } = speech
  const toast = useToast()
  const queries = useQueryClient()
  const [left, setLeft] = useState(lines)
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({})
  const [sending, setSending] = useState(false)
  // Sent again after a lost signal, a change is still the same one.
  const ids = useRef(new Map(lines.map((line) => [line.id, newId()])))
  const doAll = async () => {
    onTried()
    if (act === null) return
    setSending(true)
    const refused: Record<string, string> = {}
    for (const line of left)
      await act(line, ids.current.get(line.id) ?? newId()).catch((error: unknown) => {
        refused[line.id] = problemText(error, speech)
      })
    const still = left.filter((line) => line.id in refused)
    for (const line of still) ids.current.set(line.id, newId())
    await queries.invalidateQueries({
      predicate: ({ queryKey: [path] }) => /^\/(cases|today|supervision)/.test(String(path)),
    })
    setSending(false)
    setProblems(refused)
    if (left.length > still.length) toast.say(t('cases.bulk.done', { count: left.length - still.length }))
    if (still.length === 0) onDone()
    else setLeft(still)
  }
  const failed = Object.keys(problems).length
  return (
    <FormDialog
      width={560}
      title={title}
      note={t('cases.bulk.note')}
      submit={submit}
      sending={sending}
      problem={failed > 0 ? t('cases.bulk.refused', { count: failed }) : null}
      dirty={dirty}
      onSubmit={() => void doAll()}
      onClose={onClose}
    >
      {children}
      <ul className="bulk-names" aria-label={t('cases.bulk.names', { count: left.length })}>
        {left.map((line) => (
          <li key={line.id}>
            <b>{line.client.name}</b> <span className="faint small">{line.number}</span>{' '}
            <span className="muted small">{line.worker.name}</span>
            {problems[line.id] !== undefined && <span className="small is-crisis"> {problems[line.id]}</span>}
          </li>
        ))}
      </ul>
    </FormDialog>
  )
}

/** The same task in every chosen case, for whoever carries it. */
export function BulkTask(props: Props) {
  const { t } = useText()
  const [title, setTitle] = useState('')
  const [due, setDue] = useState(dayOf(new Date()))
  const [tried, setTried] = useState(false)
  const missing = title.trim() === ''
  return (
    <ForEach
      {...props}
      title={t('cases.bulk.task')}
      submit={t('cases.bulk.taskDo', { count: props.lines.length })}
      dirty={title !== ''}
      onTried={() => setTried(true)}
      act={
        missing
          ? null
          : (line, commandId) =>
              ask(cases.addTask, {
                commandId,
                caseId: line.id,
                title: title.trim(),
                dueAt: due === '' ? null : endOfDay(due),
                assigneeId: null,
              })
      }
    >
      <TextField
        first
        above
        required
        label={t('cases.task.what')}
        value={title}
        onChange={setTitle}
        error={tried && missing ? t('cases.task.whatMissing') : null}
      />
      <TimeField kind="date" above label={t('cases.task.due')} value={due} onChange={setDue} />
    </ForEach>
  )
}

/** Every chosen case to one colleague, with one note. */
export function BulkHandOver(props: Props) {
  const { t } = useText()
  const members = useAsk(staff.members, {})
  const [toId, setToId] = useState('')
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const missing = toId === '' || note.trim() === ''
  return (
    <ForEach
      {...props}
      title={t('cases.bulk.handOver')}
      submit={t('cases.bulk.handOverDo', { count: props.lines.length })}
      dirty={toId !== '' || note !== ''}
      onTried={() => setTried(true)}
      act={
        missing
          ? null
          : (line, commandId) =>
              ask(cases.handOver, {
                commandId,
                caseId: line.id,
                seen: line.revision,
                toId,
                note: note.trim(),
              })
      }
    >
      <SelectField
        above
        required
        label={t('cases.handOver.to')}
        value={toId}
        none={t('cases.handOver.choose')}
        choices={(members.data ?? [])
          .filter(({ duties }) => duties.includes('worker'))
          .map(({ accountId, name, openCases }) => ({
            value: accountId,
            label: t('cases.transfer.one', { name, count: openCases }),
          }))}
        onChange={setToId}
        error={tried && toId === '' ? t('cases.handOver.toMissing') : null}
      />
      <TextField
        above
        long
        required
        label={t('cases.handOver.words')}
        value={note}
        onChange={setNote}
        error={tried && note.trim() === '' ? t('cases.handOver.wordsMissing') : null}
      />
    </ForEach>
  )
}
