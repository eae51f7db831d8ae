import { type ReportFile, safety } from '@quancheng/contract/safety.ts'
import { useState } from 'react'
import { useCommand } from '../../app/use-command.ts'
import { useDraft } from '../../app/use-draft.ts'
import { useProblem } from '../../app/use-problem.ts'
import { fromLocal, toLocal } from '../../cases/local-time.ts'
import { useText } from '../../text/use-text.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { ChoiceField, ChoicesField, TextField, TimeField } from '../../ui/simple-fields.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useSafetyWords } from './safety-words.ts'

const REFRESH = ['/safety']

interface RaiseProps {
  readonly about: {
    readonly clientId: string | null
    readonly caseId: string | null
    readonly requestId: string | null
  }
  /** Completed years, where they are known. */
  readonly age: number | null
  readonly onClose: () => void
}

/** Somebody found what has to be reported; from a file, a case, a request or nowhere. */
export function RaiseReportForm({ about, age, onClose }: RaiseProps) {
  const { t, locale } = useText()
  const toast = useToast()
  const { kinds } = useSafetyWords()
  const [tried, setTried] = useState(false)
  const { fields, change, dirty, forget } = useDraft(`report.${about.clientId ?? about.requestId ?? 'new'}`, {
    kind: 'minors',
    situations: [] as readonly string[],
    who: '',
    foundAt: toLocal(new Date()),
    words: '',
  })
  const command = useCommand(safety.raiseReport, { refresh: REFRESH })
  const problem = useProblem(command)
  const kind = kinds.find(({ id }) => id === fields.kind) ?? kinds[0]
  const isNobody = about.clientId === null && about.requestId === null
  const isTooOld = kind?.underAge != null && age !== null && age >= kind.underAge
  const leave = () => {
    forget()
    onClose()
  }
  return (
    <FormDialog
      width={760}
      title={t('safety.do.report')}
      note={t('safety.report.note')}
      submit={t('safety.report.submit')}
      danger
      sending={command.sending}
      problem={problem}
      dirty={dirty}
      onSubmit={() => {
        setTried(true)
        const who = fields.who.trim()
        const words = fields.words.trim()
        const foundAt = fromLocal(fields.foundAt)
        if (!kind || fields.situations.length === 0 || words === '' || foundAt === null) return
        if (isNobody && who === '') return
        command
          .sendAsync({
            ...about,
            kind: kind.id,
            situations: [...fields.situations],
            who: who === '' ? null : who,
            foundAt,
            words,
          })
          .then(
            () => {
              toast.say(t('safety.done.raised'))
              leave()
            },
            () => undefined,
          )
      }}
      onClose={leave}
    >
      <ChoiceField
        label={t('safety.report.kind')}
        value={kind?.id ?? null}
        hint={
          isTooOld && kind?.underAge != null
            ? t('safety.report.minor', { age: age ?? 0, under: kind.underAge })
            : (kind?.about[locale] ?? null)
        }
        onChange={(chosen) => change({ kind: chosen, situations: [] })}
        choices={kinds.map(({ id, name }) => ({ value: id, label: name[locale] }))}
      />
      <ChoicesField
        label={t('safety.report.situations')}
        value={fields.situations}
        hint={kind ? `${t('safety.report.source')}${kind.law.name[locale]}` : null}
        error={tried && fields.situations.length === 0 ? t('safety.report.situations.missing') : null}
        onChange={(situations) => change({ situations })}
        choices={(kind?.situations ?? []).map(({ id, name }) => ({ value: id, label: name[locale] }))}
      />
      {isNobody && (
        <TextField
          label={t('safety.report.who')}
          value={fields.who}
          hint={t('safety.report.who.hint')}
          error={tried && fields.who.trim() === '' ? t('safety.refusal.nobody-named') : null}
          onChange={(who) => change({ who })}
        />
      )}
      <TimeField
        kind="datetime-local"
        label={t('safety.report.foundAt')}
        value={fields.foundAt}
        error={tried && fromLocal(fields.foundAt) === null ? t('safety.time.missing') : null}
        onChange={(foundAt) => change({ foundAt })}
      />
      <TextField
        long
        label={t('safety.report.words')}
        value={fields.words}
        hint={t('safety.report.words.hint')}
        error={tried && fields.words.trim() === '' ? t('safety.words.missing') : null}
        onChange={(words) => change({ words })}
      />
    </FormDialog>
  )
}

interface FileProps {
  readonly file: ReportFile
  readonly onClose: () => void
}

/** The authority was told; with the receipt it is final. */
export function FileReportForm({ file, onClose }: FileProps) {
  const { t, locale } = useText()
  const toast = useToast()
  const { kindOf } = useSafetyWords()
  const [tried, setTried] = useState(false)
  const { fields, change, dirty, forget } = useDraft(`report.file.${file.id}`, {
    authority: null as string | null,
    to: '',
    number: '',
    at: toLocal(new Date()),
  })
  const command = useCommand(safety.fileReport, { refresh: REFRESH })
  const problem = useProblem(command)
  const leave = () => {
    forget()
    onClose()
  }
  return (
    <FormDialog
      width={640}
      title={t('safety.do.file')}
      note={t('safety.report.file.note')}
      submit={t('safety.do.file')}
      sending={command.sending}
      problem={problem}
      dirty={dirty}
      onSubmit={() => {
        setTried(true)
        const to = fields.to.trim()
        const number = fields.number.trim()
        const reportedAt = fromLocal(fields.at)
        if (fields.authority === null || to === '' || reportedAt === null) return
        command
          .sendAsync({
            reportId: file.id,
            seen: file.revision,
            authority: fields.authority,
            to,
            number: number === '' ? null : number,
            reportedAt,
          })
          .then(
            () => {
              toast.say(t('safety.done.filed'))
              leave()
            },
            () => undefined,
          )
      }}
      onClose={leave}
    >
      <ChoiceField
        label={t('safety.report.authority')}
        value={fields.authority}
        error={tried && fields.authority === null ? t('safety.report.authority.missing') : null}
        onChange={(authority) => change({ authority })}
        choices={(kindOf(file.kind)?.authorities ?? []).map(({ id, name }) => ({
          value: id,
          label: name[locale],
        }))}
      />
      <TextField
        label={t('safety.report.to')}
        value={fields.to}
        hint={t('safety.report.to.hint')}
        error={tried && fields.to.trim() === '' ? t('safety.words.missing') : null}
        onChange={(to) => change({ to })}
      />
      <TextField
        optional
        label={t('safety.report.number')}
        value={fields.number}
        onChange={(number) => change({ number })}
      />
      <TimeField
        kind="datetime-local"
        label={t('safety.report.at')}
        value={fields.at}
        error={tried && fromLocal(fields.at) === null ? t('safety.time.missing') : null}
        onChange={(at) => change({ at })}
      />
    </FormDialog>
  )
}
