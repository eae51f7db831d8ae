import { cases } from '@quancheng/contract/cases.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { useState } from 'react'
import { useAsk } from '../../app/use-ask.ts'
import { useCommand } from '../../app/use-command.ts'
import { useText } from '../../text/use-text.tsx'
import { Button } from '../../ui/button.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { TextField, TimeField } from '../../ui/simple-fields.tsx'
import { useToast } from '../../ui/toast.tsx'
import type { File } from '../file.ts'
import { fromLocal, toLocal } from '../local-time.ts'
import { useProblem } from '../use-problem.ts'
import type { Process } from './processes.tsx'

interface Props {
  readonly file: File
  readonly onClose: () => void
}

const EMPTY_LINE = { said: '', shown: '', felt: '' }
const REFRESH = { refresh: [cases.processes.path] }

/** A talk written down line by line; a recording that has an id is gone on with. */
export function ProcessForm({ file, processId, onClose }: Props & { readonly processId: string | null }) {
  const asked = useAsk(cases.processes, { caseId: file.id }, { ready: processId !== null })
  if (processId === null) return <Writing file={file} process={null} onClose={onClose} />
  const process = asked.data?.find(({ id }) => id === processId)
  return process ? <Writing file={file} process={process} onClose={onClose} /> : null
}

function Writing({ file, process, onClose }: Props & { readonly process: Process | null }) {
  const { t } = useText()
  const toast = useToast()
  const [id] = useState(() => process?.id ?? newId())
  const [when, setWhen] = useState(toLocal(process?.occurredAt ?? new Date()))
  const [words, setWords] = useState({
    place: process?.place ?? '',
    present: process?.present ?? file.client.name,
    target: process?.target ?? '',
    feeling: process?.feeling ?? '',
    plan: process?.plan ?? '',
  })
  const [lines, setLines] = useState<readonly (typeof EMPTY_LINE)[]>(process?.lines ?? [EMPTY_LINE])
  const [dirty, setDirty] = useState(false)
  const [tried, setTried] = useState(false)
  const command = useCommand(cases.writeProcess, REFRESH)
  const problem = useProblem(command)
  const written = lines.filter(({ said, shown, felt }) => `${said}${shown}${felt}`.trim() !== '')
  const missing = tried && written.length === 0
  const change = (field: keyof typeof words) => (value: string) => {
    setDirty(true)
    setWords({ ...words, [field]: value })
  }
  const changeLine = (at: number, field: keyof typeof EMPTY_LINE) => (value: string) => {
    setDirty(true)
    setLines(lines.map((line, index) => (index === at ? { ...line, [field]: value } : line)))
  }
  const orNull = (text: string) => (text.trim() === '' ? null : text)
  return (
    <FormDialog
      width={860}
      title={t(process === null ? 'cases.process.add' : 'cases.process.edit')}
      note={t('cases.process.note')}
      submit={t('cases.save')}
      sending={command.sending}
      problem={missing ? t('cases.process.missing') : problem}
      dirty={dirty}
      onSubmit={() => {
        setTried(true)
        const occurredAt = fromLocal(when)
        if (written.length === 0 || occurredAt === null) return
        command
          .sendAsync({
            caseId: file.id,
            processId: id,
            seen: process?.revision ?? null,
            fields: {
              occurredAt,
              place: orNull(words.place),
              present: orNull(words.present),
              target: orNull(words.target),
              lines: [...written],
              feeling: orNull(words.feeling),
              plan: orNull(words.plan),
            },
          })
          .then(
            () => {
              toast.say(t('cases.saved'))
              onClose()
            },
            () => undefined,
          )
      }}
      onClose={onClose}
    >
      <div className="case-process-head">
        <TimeField
          above
          kind="datetime-local"
          label={t('cases.record.when')}
          value={when}
          onChange={setWhen}
        />
        <TextField above label={t('cases.record.place')} value={words.place} onChange={change('place')} />
        <TextField
          above
          label={t('cases.record.present')}
          value={words.present}
          onChange={change('present')}
        />
      </div>
      <TextField
        above
        long
        short
        label={t('cases.process.target')}
        value={words.target}
        onChange={change('target')}
      />
      <ol className="case-process-lines">
        {lines.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of one talk, in their order
          <li key={at}>
            <TextField
              above
              long
              short
              first={at === 0}
              label={t('cases.process.said')}
              value={line.said}
              onChange={changeLine(at, 'said')}
            />
            <TextField
              above
              long
              short
              label={t('cases.process.shown')}
              value={line.shown}
              onChange={changeLine(at, 'shown')}
            />
            <TextField
              above
              long
              short
              label={t('cases.process.felt')}
              value={line.felt}
              onChange={changeLine(at, 'felt')}
            />
            {lines.length > 1 && (
              <Button
                small
                kind="ghost"
                icon="close"
                aria-label={t('cases.process.removeLine')}
                onClick={() => setLines(lines.filter((_, index) => index !== at))}
              />
            )}
          </li>
        ))}
      </ol>
      <div>
        <Button small icon="plus" onClick={() => setLines([...lines, EMPTY_LINE])}>
          {t('cases.process.addLine')}
        </Button>
      </div>
      <TextField
        long
        short
        label={t('cases.process.feeling')}
        value={words.feeling}
        onChange={change('feeling')}
      />
      <TextField long short label={t('cases.process.plan')} value={words.plan} onChange={change('plan')} />
    </FormDialog>
  )
}

/** What the supervisor says to a recording. */
export function ProcessOpinionForm({ file, processId, onClose }: Props & { readonly processId: string }) {
  const { t } = useText()
  const toast = useToast()
  const asked = useAsk(cases.processes, { caseId: file.id })
  const process = asked.data?.find(({ id }) => id === processId)
  const [opinion, setOpinion] = useState('')
  const [tried, setTried] = useState(false)
  const command = useCommand(cases.answerProcess, REFRESH)
  const problem = useProblem(command)
  if (!process) return null
  return (
    <FormDialog
      width={560}
      title={t('cases.process.answer')}
      note={t('cases.process.note')}
      submit={t('cases.save')}
      sending={command.sending}
      problem={problem}
      dirty={opinion !== ''}
      onSubmit={() => {
        setTried(true)
        if (opinion.trim() === '') return
        command.sendAsync({ processId, seen: process.revision, opinion }).then(
          () => {
            toast.say(t('cases.saved'))
            onClose()
          },
          () => undefined,
        )
      }}
      onClose={onClose}
    >
      <TextField
        first
        long
        label={t('cases.process.opinion')}
        value={opinion}
        error={tried && opinion.trim() === '' ? t('cases.process.opinionMissing') : null}
        onChange={setOpinion}
      />
    </FormDialog>
  )
}
