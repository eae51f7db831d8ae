import { compliance, type Incident } from '@quancheng/contract/compliance.ts'
import { NOTICE_PARTS, type StepOutcome } from '@quancheng/rules/incident.ts'
import { useState } from 'react'
import { useCommand } from '../app/use-command.ts'
import { useProblem } from '../app/use-problem.ts'
import { useText } from '../text/use-text.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { TextField } from '../ui/simple-fields.tsx'
import { IncidentFields, type IncidentWords } from './incident-fields.tsx'

interface Props {
  readonly incident: Incident
  readonly onClose: () => void
}

interface DescribeProps extends Props {
  readonly choices: readonly {
    readonly id: string
    readonly name: { readonly zh: string; readonly en: string }
  }[]
}

/** What is known by now; the notices are made of it. */
export function DescribeForm({ incident, choices, onClose }: DescribeProps) {
  const { t } = useText()
  const [fields, setFields] = useState<IncidentWords>({
    kinds: incident.kinds,
    persons: incident.persons,
    what: incident.what,
  })
  const [said, setSaid] = useState(() => NOTICE_PARTS.map((part) => incident[part] ?? ''))
  const [start] = useState({ fields, said })
  const [tried, setTried] = useState(false)
  const command = useCommand(compliance.describeIncident, { refresh: ['/compliance'], onDone: onClose })
  const [cause = '', harm = '', measures = '', advice = '', contact = ''] = said
  return (
    <FormDialog
      width={640}
      title={t('compliance.incident.describe')}
      submit={t('compliance.incident.keep')}
      sending={command.sending}
      problem={useProblem(command)}
      dirty={JSON.stringify(start) !== JSON.stringify({ fields, said })}
      onSubmit={() => {
        setTried(true)
        if (fields.what.trim() === '' || fields.kinds.length === 0) return
        command.send({
          ...fields,
          kinds: [...fields.kinds],
          incidentId: incident.id,
          seen: incident.revision,
          cause,
          harm,
          measures,
          advice,
          contact,
        })
      }}
      onClose={onClose}
    >
      <IncidentFields
        fields={fields}
        choices={choices}
        tried={tried}
        onChange={(some) => setFields((now) => ({ ...now, ...some }))}
      />
      {NOTICE_PARTS.map((part, at) => (
        <TextField
          key={part}
          optional
          long
          short
          label={t(`compliance.incident.${part}`)}
          value={said[at] ?? ''}
          onChange={(words) => setSaid((now) => now.with(at, words))}
        />
      ))}
    </FormDialog>
  )
}

interface TickProps extends Props {
  readonly step: Incident['steps'][number]
  readonly outcome: StepOutcome
}

/** A step is done, or not needed: who and when is known, the words say what was done or why not. */
export function TickForm({ incident, step, outcome, onClose }: TickProps) {
  const { t, locale } = useText()
  const command = useCommand(compliance.tickStep, { refresh: ['/compliance'], onDone: onClose })
  return (
    <InWords
      title={t('compliance.incident.tickTitle', {
        step: step.name[locale],
        outcome: t(`compliance.incident.outcome.${outcome}`),
      })}
      label={t(outcome === 'done' ? 'compliance.incident.tickWords' : 'compliance.incident.notNeededWords')}
      submit={t('compliance.incident.keep')}
      sending={command.sending}
      problem={useProblem(command)}
      onSay={(words) =>
        command.send({ incidentId: incident.id, seen: incident.revision, step: step.id, outcome, words })
      }
      onClose={onClose}
    />
  )
}

/** The head asks to close, with what was learned. */
export function AskClosingForm({ incident, onClose }: Props) {
  const { t } = useText()
  const command = useCommand(compliance.askClosing, { refresh: ['/compliance'], onDone: onClose })
  return (
    <InWords
      title={t('compliance.incident.askClose')}
      label={t('compliance.incident.learned')}
      submit={t('compliance.incident.askClose')}
      sending={command.sending}
      problem={useProblem(command)}
      onSay={(words) => command.send({ incidentId: incident.id, seen: incident.revision, words })}
      onClose={onClose}
    />
  )
}

interface InWordsProps {
  readonly title: string
  readonly label: string
  readonly submit: string
  readonly sending: boolean
  readonly problem: string | null
  readonly onSay: (words: string) => void
  readonly onClose: () => void
}

function InWords({ title, label, submit, sending, problem, onSay, onClose }: InWordsProps) {
  const { t } = useText()
  const [words, setWords] = useState('')
  const [tried, setTried] = useState(false)
  return (
    <FormDialog
      width={520}
      title={title}
      submit={submit}
      sending={sending}
      problem={problem}
      dirty={words !== ''}
      onSubmit={() => {
        setTried(true)
        if (words.trim() !== '') onSay(words)
      }}
      onClose={onClose}
    >
      <TextField
        first
        required
        long
        label={label}
        value={words}
        error={tried && words.trim() === '' ? t('compliance.impact.missing') : null}
        onChange={setWords}
      />
    </FormDialog>
  )
}
