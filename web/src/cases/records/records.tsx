import { cases } from '@quancheng/contract/cases.ts'
import { problemText } from '../../app/problem-text.ts'
import { useMe } from '../../app/session.ts'
import { useAddress } from '../../app/use-address.ts'
import { useCommand } from '../../app/use-command.ts'
import { dayOf } from '../../text/dates.ts'
import { useText } from '../../text/use-text.tsx'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Section } from '../../ui/page.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { useToast } from '../../ui/toast.tsx'
import { type File, isWritable } from '../file.ts'
import { useOpenRecord } from '../public.ts'
import { useForm } from '../use-form.ts'
import { RecordEntry } from './record-entry.tsx'
import { useSignRecord } from './use-sign-record.ts'

interface Props {
  readonly file: File
}

type RecordOf = File['records'][number]

function History({ record }: { readonly record: RecordOf }) {
  const { t, day, time } = useText()
  if (record.amendments.length === 0) return null
  return (
    <details className="small case-history">
      <summary>{t('cases.amend.history', { count: record.amendments.length })}</summary>
      <ul className="stack">
        {record.amendments.map((each) => (
          <li key={each.at}>
            <div>
              {day(dayOf(each.at), { today: dayOf(new Date()) })} {time(each.at)} {each.by.name}
              {t('cases.amend.because', { reason: each.reason })}
            </div>
            {Object.entries(each.before)
              .filter(([, value]) => typeof value === 'string' || typeof value === 'number')
              .map(([field, value]) => (
                <div key={field} className="muted">
                  {t('cases.amend.before', { field: fieldName(t, field), value: String(value) })}
                </div>
              ))}
          </li>
        ))}
      </ul>
    </details>
  )
}

function fieldName(t: ReturnType<typeof useText>['t'], field: string): string {
  const names = ['purpose', 'content', 'response', 'nextStep', 'minutes', 'present', 'place'] as const
  const known = names.find((name) => name === field)
  return known ? t(`cases.record.${known}`) : field
}

function Acts({ file, record }: { readonly file: File; readonly record: RecordOf }) {
  const speech = useText()
  const { t } = speech
  const me = useMe()
  const toast = useToast()
  const { open } = useForm()
  const openRecord = useOpenRecord()
  const sign = useSignRecord()
  const discard = useCommand(cases.discardDraft, { refresh: ['/cases', '/today'] })
  if (record.state === 'signed')
    return (
      <Button small kind="ghost" icon="pencil" onClick={() => open('amend', record.id)}>
        {t('cases.amend')}
      </Button>
    )
  if (!isWritable(file)) return null
  return (
    <div className="line">
      {record.worker.id === me.accountId && (
        <>
          <Button small kind="primary" onClick={() => void sign(record.id, record.revision)}>
            {t('cases.record.sign')}
          </Button>
          <Button small onClick={() => openRecord({ caseId: file.id, recordId: record.id })}>
            {t('cases.record.goOn')}
          </Button>
        </>
      )}
      <Button
        small
        kind="ghost"
        onClick={() =>
          void discard.sendAsync({ recordId: record.id, seen: record.revision }).then(
            () => toast.say(t('cases.record.discarded')),
            (error: unknown) => toast.warn(problemText(error, speech)),
          )
        }
      >
        {t('cases.record.discard')}
      </Button>
    </div>
  )
}

const SHOWN = ['all', 'drafts', 'late'] as const

/** Every service record, newest first; drafts one’s own, and those left behind by who had the case before. */
export function Records({ file }: Props) {
  const { t, number } = useText()
  const me = useMe()
  const openRecord = useOpenRecord()
  const { word, change } = useAddress()
  const shown = SHOWN.find((each) => each === word('show')) ?? 'all'
  const records = file.records
    .filter((record) => shown === 'all' || (shown === 'drafts' ? record.state === 'draft' : record.late))
    .toSorted((a, b) => b.occurredAt.localeCompare(a.occurredAt))
  const minutes = file.records
    .filter((record) => record.state === 'signed')
    .reduce((sum, record) => sum + record.minutes, 0)
  return (
    <Section
      shape="padded"
      title={t('cases.records')}
      count={records.length}
      note={t('cases.records.hours', { hours: number(minutes / 60, minutes % 60 === 0 ? 0 : 1) })}
      action={
        <>
          <Segmented
            label={t('cases.records.filter')}
            value={shown}
            onChange={(now) => change({ show: now === 'all' ? null : now })}
            options={SHOWN.map((value) => ({ value, label: t(`cases.records.show.${value}`) }))}
          />
          {isWritable(file) && (
            <span className="only-desk">
              <Button small kind="primary" icon="plus" onClick={() => openRecord({ caseId: file.id })}>
                {t('app.record')}
              </Button>
            </span>
          )}
        </>
      }
    >
      {records.length === 0 ? (
        <Empty title={t('cases.records.none')}>{t('cases.records.noneWords')}</Empty>
      ) : (
        <ol className="case-entries">
          {records.map((record) => (
            <RecordEntry
              key={record.id}
              file={file}
              record={record}
              whole
              actions={
                (record.worker.id === me.accountId ||
                  (record.state === 'draft' && file.worker.id === me.accountId)) && (
                  <>
                    <History record={record} />
                    <Acts file={file} record={record} />
                  </>
                )
              }
            />
          ))}
        </ol>
      )}
    </Section>
  )
}
