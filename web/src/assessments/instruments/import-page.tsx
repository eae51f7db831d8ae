import { assessments } from '@quancheng/contract/assessments.ts'
import { type OwnChoices, ownInstrument, scalesOf } from '@quancheng/contract/own-instrument.ts'
import {
  QUESTIONNAIRE_LIMITS,
  type ReadQuestionnaire,
  readQuestionnaire,
} from '@quancheng/contract/questionnaire/read.ts'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useMay } from '../../app/session.ts'
import { useCommand } from '../../app/use-command.ts'
import { useProblem } from '../../app/use-problem.ts'
import { SettingsTabs } from '../../settings/public.tsx'
import { useText } from '../../text/use-text.tsx'
import { Button } from '../../ui/button.tsx'
import { FileDrop } from '../../ui/file-drop.tsx'
import { NoPermission } from '../../ui/no-permission.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { SelectField, TextField } from '../../ui/simple-fields.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useUnsaved } from '../../ui/unsaved.ts'
import { emptyChoices, examplesIn } from './import-choices.ts'
import { ImportAlarms, ImportScale } from './import-forms.tsx'
import { ImportPreview } from './import-preview.tsx'
import '../../ui/side-panel.css'
import '../assessments.css'

interface Opened {
  readonly fileName: string
  readonly text: string
  readonly read: ReadQuestionnaire
}

/** Brings a questionnaire of one's own in: choose a file, see what was understood, say what it does not say. */
export function ImportInstrument() {
  const { t } = useText()
  const may = useMay()
  const [opened, setOpened] = useState<Opened | null>(null)
  const [tooLarge, setTooLarge] = useState(false)
  if (!may('assessments.instruments')) return <NoPermission owner={null} />
  const choose = async (file: File) => {
    const isLarge = file.size > QUESTIONNAIRE_LIMITS.bytes
    setTooLarge(isLarge)
    if (isLarge) return setOpened(null)
    const text = await file.text()
    setOpened({ fileName: file.name, text, read: readQuestionnaire(text) })
  }
  return (
    <Page
      title={t('assessments.import.title')}
      about={opened?.fileName ?? t('assessments.import.about')}
      under={<SettingsTabs />}
    >
      <div className="section stack">
        <FileDrop
          title={t(opened ? 'assessments.import.another' : 'assessments.import.choose')}
          words={t('assessments.import.kinds')}
          accept=".json,application/json,application/fhir+json"
          onChoose={(file) => void choose(file)}
        />
        {tooLarge && (
          <p className="small is-crisis" role="alert">
            {t('assessments.remark.too-large')}
          </p>
        )}
        {!opened && <Notice tone="quiet" title={t('assessments.import.whole')} />}
      </div>
      {opened && <Deciding key={opened.text} {...opened} />}
    </Page>
  )
}

function Deciding({ text, read }: Opened) {
  const { t, locale } = useText()
  const toast = useToast()
  const navigate = useNavigate()
  const [first] = useState(() => emptyChoices(read))
  const [choices, setChoices] = useState(first)
  const [examples, setExamples] = useState('')
  const [tried, setTried] = useState(false)
  const command = useCommand(assessments.importInstrument, {
    refresh: [assessments.instruments.path],
    onDone: () => {
      toast.say(t('assessments.import.done'))
      void navigate({ to: '/settings/instruments' })
    },
  })
  const problem = useProblem(command)
  useUnsaved(choices !== first && !command.sending && !command.answer)
  const change = (more: Partial<OwnChoices>) => setChoices((before) => ({ ...before, ...more }))
  if (read.remarks.some(({ isProblem }) => isProblem)) return <ImportPreview read={read} />
  const worked = examplesIn(examples)
  const said: OwnChoices = { ...choices, examples: worked ?? [] }
  const made = ownInstrument('own-preview', read, said)
  const problems = 'problems' in made ? made.problems : []
  const scales = scalesOf(read, choices.sumOfAll)
  const isBlank = (words: string) => tried && words.trim() === ''
  return (
    <>
      <ImportPreview read={read} />
      <Section
        title={t('assessments.import.scoring')}
        note={t('assessments.import.scoringNote')}
        shape="padded"
      >
        <div className="stack">
          {read.scales.length === 0 && (
            <Notice tone="next" title={t('assessments.import.noScoring')}>
              {read.weighed.length > 0 ? (
                <label className="import-tick">
                  <input
                    type="checkbox"
                    checked={choices.sumOfAll}
                    onChange={(event) => change({ sumOfAll: event.target.checked })}
                  />
                  {t('assessments.import.sumOfAll', { count: read.weighed.length })}
                </label>
              ) : (
                t('assessments.import.noWeights')
              )}
            </Notice>
          )}
          {scales.length > 1 && (
            <SelectField
              label={t('assessments.import.mainScale')}
              value={choices.mainScale ?? scales.at(0)?.id ?? ''}
              choices={scales.map(({ id, name }) => ({ value: id, label: name[locale] }))}
              onChange={(mainScale) => change({ mainScale })}
            />
          )}
          {scales.map((scale) => (
            <ImportScale
              key={scale.id}
              read={read}
              scale={scale}
              choice={choices.scales.find(({ id }) => id === scale.id) ?? null}
              isMissing={tried}
              onChange={(changed) =>
                change({ scales: [...choices.scales.filter(({ id }) => id !== scale.id), changed] })
              }
            />
          ))}
        </div>
      </Section>
      <ImportAlarms read={read} alarms={choices.alarms} onChange={(alarms) => change({ alarms })} />
      <Section title={t('assessments.import.right')} note={t('assessments.holdNote')} shape="padded">
        <div className="stack import-fields">
          <TextField
            label={t('assessments.import.permittedBy')}
            required
            value={choices.permittedBy}
            error={isBlank(choices.permittedBy) ? t('settings.missing') : null}
            onChange={(permittedBy) => change({ permittedBy })}
          />
          <TextField
            label={t('assessments.import.reference')}
            required
            hint={t('assessments.holdHint')}
            value={choices.reference}
            error={isBlank(choices.reference) ? t('settings.missing') : null}
            onChange={(reference) => change({ reference })}
          />
          <TextField
            label={t('assessments.import.version')}
            required
            width={120}
            value={choices.version}
            error={isBlank(choices.version) ? t('settings.missing') : null}
            onChange={(version) => change({ version })}
          />
          <TextField
            long
            optional
            label={t('assessments.import.examples')}
            hint={t('assessments.import.examplesHint')}
            value={examples}
            error={worked === null ? t('assessments.import.examplesUnread') : null}
            onChange={setExamples}
          />
          <label className="import-tick">
            <input
              type="checkbox"
              checked={choices.isForPatients}
              onChange={(event) => change({ isForPatients: event.target.checked })}
            />
            {t('assessments.import.forPatients')}
          </label>
          {tried && problems.length > 0 && (
            <ul className="small is-crisis" role="alert">
              {problems.map(({ code, place }) => (
                <li key={`${code} ${place}`}>{t(`assessments.importProblem.${code}`, { place })}</li>
              ))}
            </ul>
          )}
          {problem !== null && (
            <p className="small is-crisis" role="alert">
              {problem}
            </p>
          )}
          <p>
            <Button
              kind="primary"
              disabled={command.sending}
              onClick={() => {
                setTried(true)
                const isWhole = [choices.permittedBy, choices.reference, choices.version].every(
                  (words) => words.trim() !== '',
                )
                if (!isWhole || problems.length > 0 || worked === null) return
                command.send({ questionnaire: text, choices: said })
              }}
            >
              {t('assessments.import.keep')}
            </Button>
          </p>
        </div>
      </Section>
    </>
  )
}
