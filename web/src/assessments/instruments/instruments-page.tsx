import { assessments } from '@quancheng/contract/assessments.ts'
import { useState } from 'react'
import { GoLink } from '../../app/go-link.tsx'
import { problemText } from '../../app/problem-text.ts'
import { useMay } from '../../app/session.ts'
import { useAsk } from '../../app/use-ask.ts'
import { useCommand } from '../../app/use-command.ts'
import { useProblem } from '../../app/use-problem.ts'
import { SettingsTabs } from '../../settings/public.tsx'
import { dayOf, dayText } from '../../text/dates.ts'
import { useText } from '../../text/use-text.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { Page } from '../../ui/page.tsx'
import { TextField } from '../../ui/simple-fields.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { SourceText } from '../../ui/source-text.tsx'
import { Tag } from '../../ui/tag.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useInstruments } from '../use-instruments.ts'
import { ReliabilityForm, ReliabilityLine } from './reliability-form.tsx'
import { useFhirExport } from './use-fhir-export.ts'
import '../assessments.css'

/** Every instrument with whose words it is, and by what right it is used here. */
export function InstrumentsPage() {
  const speech = useText()
  const { t, locale } = speech
  const may = useMay()
  const asked = useAsk(assessments.instruments, {})
  const { all } = useInstruments()
  const isChanged = (id: string) =>
    asked.data?.some((one) => one.id === id && one.newest && one.changedFile) === true
  const { exportInstrument } = useFhirExport()
  const [holding, setHolding] = useState<string | null>(null)
  const [withdrawing, setWithdrawing] = useState<string | null>(null)
  const held = (id: string) => asked.data?.find((one) => one.id === id)?.held ?? null
  const brought = (id: string) => asked.data?.find((one) => one.id === id && one.newest)?.own ?? null
  const [measuring, setMeasuring] = useState<string | null>(null)
  const known = (id: string) => asked.data?.find((one) => one.id === id && one.newest)?.reliability ?? null
  const measured = all.find(({ id }) => id === measuring)
  const going = all.find(({ id }) => id === withdrawing)
  const chosen = all.find(({ id }) => id === holding)
  return (
    <Page
      title={t('assessments.library')}
      about={t('assessments.libraryAbout')}
      under={<SettingsTabs />}
      {...(may('assessments.instruments') && {
        actions: (
          <GoLink href="/settings/instruments/import" className="button">
            {t('assessments.import.open')}
          </GoLink>
        ),
      })}
    >
      {asked.error && (
        <ErrorState title={problemText(asked.error, speech)} onRetry={() => void asked.refetch()}>
          {t('app.regionBrokenWords')}
        </ErrorState>
      )}
      {!asked.data && !asked.error && <Skeleton rows={8} height={44} />}
      <ul className="instrument-list">
        {all.map(({ id, name, purpose, availability, licence, source }) => {
          const right = held(id)
          const own = brought(id)
          const isOff = availability === 'licence-needed' && right === null
          return (
            <li key={id}>
              <div className="line wrap">
                <b>{name[locale]}</b>
                {own && <Tag tone="outline">{t('assessments.own')}</Tag>}
                {isChanged(id) && <Tag tone="now">{t('library.changedFile')}</Tag>}
                <Tag tone={isOff || own?.withdrawnAt != null ? 'wait' : 'ok'}>
                  {own?.withdrawnAt != null
                    ? t('assessments.withdrawn')
                    : t(isOff ? 'assessments.use.off' : `assessments.use.${availability}`)}
                </Tag>
                {own && own.withdrawnAt === null && may('assessments.instruments') && (
                  <Button kind="text" small onClick={() => setWithdrawing(id)}>
                    {t('assessments.withdrawOwn')}
                  </Button>
                )}
                {availability === 'licence-needed' && may('staff.manage') && (
                  <Button kind="text" small onClick={() => setHolding(id)}>
                    {t(right === null ? 'assessments.hold' : 'assessments.holdChange')}
                  </Button>
                )}
                {availability !== 'licence-needed' && (
                  <Button
                    kind="text"
                    small
                    aria-label={`${t('assessments.exportFhir')} ${name[locale]}`}
                    onClick={() => void exportInstrument({ id })}
                  >
                    {t('assessments.exportFhir')}
                  </Button>
                )}
              </div>
              <p className="small muted">{purpose[locale]}</p>
              {right !== null && (
                <p className="small">
                  {t('assessments.heldBy', {
                    words: right.words,
                    who: right.by,
                    when: dayText(dayOf(right.at), locale),
                  })}
                </p>
              )}
              {own && (
                <p className="small">
                  {t('assessments.ownBy', {
                    permittedBy: own.permittedBy,
                    reference: own.reference,
                    who: own.by,
                    when: dayText(dayOf(own.at), locale),
                  })}
                </p>
              )}
              <p className="small">
                <ReliabilityLine known={known(id)} />
                {may('assessments.instruments') && (
                  <Button
                    kind="text"
                    small
                    aria-label={`${t('assessments.reliable.set')} ${name[locale]}`}
                    onClick={() => setMeasuring(id)}
                  >
                    {t('assessments.reliable.set')}
                  </Button>
                )}
              </p>
              <p className="tiny faint">
                {t('assessments.licenceIs')} <SourceText source={licence} />
              </p>
              <p className="tiny faint">
                {t('assessments.sourceIs')} <SourceText source={source} />
              </p>
            </li>
          )
        })}
      </ul>
      {measured && (
        <ReliabilityForm
          id={measured.id}
          name={measured.name[locale]}
          known={known(measured.id)}
          onClose={() => setMeasuring(null)}
        />
      )}
      {going && <WithdrawForm id={going.id} name={going.name[locale]} onClose={() => setWithdrawing(null)} />}
      {chosen && (
        <HoldForm
          id={chosen.id}
          name={chosen.name[locale]}
          words={held(chosen.id)?.words ?? ''}
          onClose={() => setHolding(null)}
        />
      )}
    </Page>
  )
}

interface WithdrawProps {
  readonly id: string
  readonly name: string
  readonly onClose: () => void
}

function WithdrawForm({ id, name, onClose }: WithdrawProps) {
  const { t } = useText()
  const toast = useToast()
  const command = useCommand(assessments.withdrawInstrument, {
    refresh: ['/assessments'],
    onDone: () => {
      toast.say(t('assessments.withdrawnNow'))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('assessments.withdrawTitle', { name })}
      note={t('assessments.withdrawNote')}
      submit={t('assessments.withdrawOwn')}
      danger
      sending={command.sending}
      problem={useProblem(command)}
      dirty={false}
      onSubmit={() => command.send({ instrument: id })}
      onClose={onClose}
    >
      {null}
    </FormDialog>
  )
}

interface HoldProps {
  readonly id: string
  readonly name: string
  readonly words: string
  readonly onClose: () => void
}

function HoldForm({ id, name, words, onClose }: HoldProps) {
  const { t } = useText()
  const [written, setWritten] = useState(words)
  const [tried, setTried] = useState(false)
  const command = useCommand(assessments.holdLicence, { refresh: ['/assessments'], onDone: onClose })
  const send = (given: string | null) => command.send({ instrument: id, words: given })
  const isBlank = written.trim() === ''
  return (
    <FormDialog
      title={t('assessments.holdTitle', { name })}
      note={t('assessments.holdNote')}
      submit={t('assessments.holdSave')}
      sending={command.sending}
      problem={useProblem(command)}
      dirty={written !== words}
      {...(words !== '' && {
        others: <Button onClick={() => send(null)}>{t('assessments.holdEnd')}</Button>,
      })}
      onSubmit={() => {
        setTried(true)
        if (!isBlank) send(written.trim())
      }}
      onClose={onClose}
    >
      <TextField
        label={t('assessments.holdWords')}
        required
        first
        value={written}
        hint={t('assessments.holdHint')}
        error={tried && isBlank ? t('settings.missing') : null}
        onChange={setWritten}
      />
    </FormDialog>
  )
}
