import { compliance, type ImpactAssessment } from '@quancheng/contract/compliance.ts'
import { useState } from 'react'
import { useCommand } from '../app/use-command.ts'
import { useProblem } from '../app/use-problem.ts'
import { toBase64 } from '../cases/records/shrink-photo.ts'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { Field } from '../ui/field.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { SelectField, TextField, TimeField } from '../ui/simple-fields.tsx'
import { useToast } from '../ui/toast.tsx'

const MOST_BYTES = 10_000_000
const WORDS = ['purpose', 'necessity', 'risks', 'measures'] as const

interface Props {
  readonly kinds: readonly {
    readonly id: string
    readonly name: { readonly zh: string; readonly en: string }
  }[]
  readonly kind: string
  /** What a newer version takes the place of. */
  readonly before: ImpactAssessment | null
  readonly onClose: () => void
}

/** Writes an impact assessment, or a newer version that begins with the words of the one before. */
export function ImpactForm({ kinds, kind, before, onClose }: Props) {
  const { t, locale } = useText()
  const toast = useToast()
  const today = dayOf(new Date())
  const [fields, setFields] = useState({
    kind: before?.kind ?? kind,
    subject: before?.subject ?? '',
    purpose: before?.purpose ?? '',
    necessity: before?.necessity ?? '',
    risks: before?.risks ?? '',
    measures: before?.measures ?? '',
    assessors: before?.assessors ?? '',
    assessedOn: today,
    reviewOn: '',
  })
  const [start] = useState(fields)
  const [file, setFile] = useState<File | null>(null)
  const [tried, setTried] = useState(false)
  const change = (some: Partial<typeof fields>) => setFields((now) => ({ ...now, ...some }))
  const command = useCommand(compliance.addImpact, {
    refresh: ['/compliance'],
    onDone: () => {
      toast.say(t('compliance.impact.saved'))
      onClose()
    },
  })
  const problem = useProblem(command)
  const tooLarge = file !== null && file.size > MOST_BYTES
  const send = async () => {
    setTried(true)
    if (tooLarge || Object.values(fields).some((word) => word.trim() === '')) return
    command.send({
      ...fields,
      replacesId: before?.id ?? null,
      file: file && { name: file.name.slice(-200), base64: await toBase64(file) },
    })
  }
  const missing = (word: string) => (tried && word.trim() === '' ? t('compliance.impact.missing') : null)
  return (
    <FormDialog
      width={640}
      title={t(before === null ? 'compliance.impact.add' : 'compliance.impact.newer')}
      submit={t('compliance.impact.save')}
      sending={command.sending}
      problem={tooLarge ? t('compliance.impact.fileTooLarge') : problem}
      dirty={file !== null || JSON.stringify(fields) !== JSON.stringify(start)}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      {before === null && (
        <SelectField
          label={t('compliance.impact.kind')}
          value={fields.kind}
          choices={kinds.map(({ id, name }) => ({ value: id, label: name[locale] }))}
          onChange={(to) => change({ kind: to })}
        />
      )}
      <TextField
        first
        required
        label={t('compliance.impact.subject')}
        hint={t('compliance.impact.subjectHint')}
        value={fields.subject}
        error={missing(fields.subject)}
        onChange={(subject) => change({ subject })}
      />
      {WORDS.map((word) => (
        <TextField
          key={word}
          required
          long
          short
          label={t(`compliance.impact.${word}`)}
          value={fields[word]}
          error={missing(fields[word])}
          onChange={(said) => change({ [word]: said })}
        />
      ))}
      <TextField
        required
        label={t('compliance.impact.assessors')}
        value={fields.assessors}
        error={missing(fields.assessors)}
        onChange={(assessors) => change({ assessors })}
      />
      <TimeField
        kind="date"
        required
        label={t('compliance.impact.assessedOn')}
        value={fields.assessedOn}
        max={today}
        error={missing(fields.assessedOn)}
        onChange={(assessedOn) => change({ assessedOn })}
      />
      <TimeField
        kind="date"
        required
        label={t('compliance.impact.reviewOn')}
        hint={t('compliance.impact.reviewHint')}
        value={fields.reviewOn}
        min={today}
        error={missing(fields.reviewOn)}
        onChange={(reviewOn) => change({ reviewOn })}
      />
      <Field label={t('compliance.impact.file')} hint={t('compliance.impact.fileHint')} optional>
        {(control) => (
          <input
            {...control}
            className="input"
            type="file"
            accept="image/*,application/pdf,.docx,.xlsx"
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          />
        )}
      </Field>
    </FormDialog>
  )
}
