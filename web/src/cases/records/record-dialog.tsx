import { cases } from '@quancheng/contract/cases.ts'
import { CHANNELS } from '@quancheng/rules/record.ts'
import { useState } from 'react'
import { Refused } from '../../app/ask.ts'
import { problemText } from '../../app/problem-text.ts'
import { useMay } from '../../app/session.ts'
import { useAddress } from '../../app/use-address.ts'
import { useAsk } from '../../app/use-ask.ts'
import { useCommand } from '../../app/use-command.ts'
import { dayOf } from '../../text/dates.ts'
import { useText } from '../../text/use-text.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { DraftMark } from '../../ui/draft-mark.tsx'
import { Field } from '../../ui/field.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { PersonLine } from '../../ui/person-line.tsx'
import { ChoiceField, ChoicesField, TextField } from '../../ui/simple-fields.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Tag } from '../../ui/tag.tsx'
import { useToast } from '../../ui/toast.tsx'
import type { File } from '../file.ts'
import { addDays, toLocal } from '../local-time.ts'
import { AlsoServing, GoOn } from './already-served.tsx'
import { DIAGNOSIS_WRITTEN, QuotedFrom } from './quoted-from.tsx'
import { useRecordDraft } from './use-record-draft.ts'
import { useSignRecord } from './use-sign-record.ts'
import { WhoPicker } from './who-picker.tsx'
import { WritingAids } from './writing-aids.tsx'
import '../cases.css'

const USUAL_MINUTES = [15, 30, 45, 60] as const

interface FormProps {
  readonly file: File
  readonly recordId: string | null
  /** Where it is known from that it is about this case. */
  readonly origin: string | null
  readonly onOther: () => void
  readonly onClose: () => void
}

function RecordForm({ file, recordId, origin, onOther, onClose }: FormProps) {
  const { t, day, refusal, locale } = useText()
  const toast = useToast()
  const sign = useSignRecord()
  const [refused, setRefused] = useState<Refused | null>(null)
  const [quotedFrom, setQuotedFrom] = useState('')
  const [tried, setTried] = useState(false)
  const [more, setMore] = useState(false)
  const [saysWhy, setSaysWhy] = useState(false)
  const may = useMay()
  const draft = useRecordDraft(
    file.id,
    file.records.find((each) => each.id === recordId && each.state === 'draft') ?? null,
  )
  const discard = useCommand(cases.discardDraft, { refresh: ['/cases', '/today'] })
  const { fields, change } = draft
  const today = dayOf(new Date())
  const empty = fields.content.trim() === ''
  const goals = file.goals.flatMap((goal, index) =>
    goal.state === 'open'
      ? [{ value: goal.id, label: `${index + 1} ${goal.text}`, icon: 'flag' as const }]
      : [],
  )
  const around = [file.client.name, ...file.contacts.map((contact) => contact.name)]
  const keep = (andSign: boolean) => {
    setTried(true)
    if (empty || fields.minutes === null) return
    draft.save().then(
      async (revision) => {
        if (andSign) {
          const no = await sign(fields.recordId, revision, quotedFrom.trim() || null)
          if (no?.code === DIAGNOSIS_WRITTEN) return setRefused(no)
        }
        draft.finish()
        onClose()
        if (andSign) return
        toast.say(
          t('cases.record.kept', { who: file.client.name, minutes: fields.minutes ?? 0 }),
          () => discard.send({ recordId: fields.recordId, seen: revision }),
          { label: t('cases.record.sign'), run: () => void sign(fields.recordId, revision) },
        )
      },
      () => undefined,
    )
  }
  return (
    <>
      <FormDialog
        title={t('app.record')}
        mark={
          !empty && (
            <DraftMark state={draft.saving ? 'saving' : draft.safe ? 'saved' : 'unsaved'} at={draft.keptAt} />
          )
        }
        note={t('cases.record.rule')}
        submit={t('cases.record.write')}
        sending={draft.saving && tried}
        problem={draft.problem ?? (refused && refusal(refused.code, refused.facts))}
        dirty={!empty && !draft.safe}
        others={<Button onClick={() => keep(true)}>{t('cases.record.writeAndSign')}</Button>}
        onSubmit={() => keep(false)}
        onClose={() => {
          draft.finish()
          onClose()
        }}
      >
        <QuotedFrom refused={refused} value={quotedFrom} onChange={setQuotedFrom} />
        <Field group label={t('cases.record.who')}>
          {() => (
            <button type="button" className="input case-who-button" onClick={onOther}>
              <PersonLine
                name={file.client.name}
                ward={file.client.inHospital ? file.client.department : t('cases.outOfHospital')}
                bed={file.client.inHospital ? file.client.bed : null}
              />
              <span className="tiny faint nowrap">{t('cases.numbered', { number: file.number })}</span>
              <span className="grow" />
              {origin && (
                <span className="only-desk">
                  <Tag tone="primary">{t('ui.field.from', { source: origin })}</Tag>
                </span>
              )}
              <span className="tiny link nowrap">{t('cases.record.other')}</span>
            </button>
          )}
        </Field>
        {may('cases.open') && (
          <AlsoServing clientId={file.client.id} caseId={file.id} onWhy={() => setSaysWhy(true)} />
        )}
        <ChoiceField
          label={t('cases.record.channel')}
          value={fields.channel}
          onChange={(channel) => change({ channel })}
          choices={CHANNELS.map((value) => ({ value, label: t(`cases.channel.${value}`) }))}
        />
        <div className="field">
          <span className="label">{t('cases.record.when')}</span>
          <div className="control line wrap case-long">
            <input
              type="datetime-local"
              className="input"
              style={{ width: locale === 'zh' ? 186 : 206 }}
              aria-label={t('cases.record.when')}
              value={fields.occurredAt}
              max={toLocal(new Date())}
              onChange={(event) => change({ occurredAt: event.target.value })}
            />
            <fieldset className="choices" aria-label={t('cases.record.minutes')}>
              {USUAL_MINUTES.map((minutes) => (
                <label key={minutes}>
                  <input
                    type="radio"
                    name="minutes"
                    checked={fields.minutes === minutes}
                    onChange={() => change({ minutes })}
                  />
                  {fields.minutes === minutes ? t('ui.rail.minutes', { minutes }) : minutes}
                </label>
              ))}
            </fieldset>
            <input
              type="number"
              className="input case-minutes"
              min={1}
              max={1440}
              placeholder={t('ui.input.minutes')}
              aria-label={t('ui.input.minutesOther')}
              value={USUAL_MINUTES.some((each) => each === fields.minutes) ? '' : (fields.minutes ?? '')}
              onChange={(event) => {
                const minutes = event.target.valueAsNumber
                change({
                  minutes: Number.isInteger(minutes) && minutes >= 1 && minutes <= 1440 ? minutes : null,
                })
              }}
            />
          </div>
        </div>
        <TextField
          long
          first
          label={t('cases.record.content')}
          value={fields.content}
          error={tried && empty ? t('cases.refusal.record-empty') : null}
          onChange={(content) => change({ content })}
        />
        <WritingAids text={fields.content} onChange={(content) => change({ content })} />
        <TextField
          long
          short
          optional
          label={t('cases.record.response')}
          value={fields.response}
          onChange={(response) => change({ response })}
        />
        {goals.length > 0 && (
          <ChoicesField
            label={t('cases.record.towards')}
            value={fields.goalIds}
            onChange={(goalIds) => change({ goalIds })}
            choices={goals}
          />
        )}
        <div className="field">
          <label className="label" htmlFor="record-next">
            {t('cases.record.nextStep')}
          </label>
          <div className="control line wrap">
            <input
              id="record-next"
              className="input grow"
              style={{ minWidth: 180 }}
              autoComplete="off"
              value={fields.nextStep}
              onChange={(event) =>
                change({
                  nextStep: event.target.value,
                  ...(fields.nextOn === '' && fields.nextStep === '' && { nextOn: addDays(today, 3) }),
                })
              }
            />
            <input
              type="date"
              className="input"
              style={{ width: 150 }}
              aria-label={t('cases.record.nextOn')}
              title={fields.nextOn === '' ? '' : day(fields.nextOn, { today, weekday: true })}
              min={today}
              value={fields.nextOn}
              onChange={(event) => change({ nextOn: event.target.value })}
            />
          </div>
        </div>
        {more || fields.present !== '' || fields.place !== '' || fields.purpose !== '' ? (
          <>
            <TextField
              optional
              label={t('cases.record.present')}
              value={fields.present}
              onChange={(present) => change({ present })}
            />
            <div className="line wrap case-around">
              {around
                .filter((name) => !fields.present.includes(name))
                .map((name) => (
                  <button
                    key={name}
                    type="button"
                    className="link small"
                    onClick={() =>
                      change({ present: [fields.present, name].filter(Boolean).join(t('cases.comma')) })
                    }
                  >
                    ＋{name}
                  </button>
                ))}
            </div>
            <TextField
              optional
              label={t('cases.record.place')}
              value={fields.place}
              onChange={(place) => change({ place })}
            />
            <TextField
              optional
              label={t('cases.record.purpose')}
              value={fields.purpose}
              onChange={(purpose) => change({ purpose })}
            />
          </>
        ) : (
          <button type="button" className="link small case-more" onClick={() => setMore(true)}>
            {t('cases.record.more')}
          </button>
        )}
      </FormDialog>
      {saysWhy && <GoOn clientId={file.client.id} kind="record" onClose={() => setSaysWhy(false)} />}
    </>
  )
}

interface LoadedProps {
  readonly caseId: string
  readonly recordId: string | null
  readonly origin: string | null
  readonly onOther: () => void
  readonly onClose: () => void
}

function Loaded({ caseId, ...rest }: LoadedProps) {
  const speech = useText()
  const asked = useAsk(cases.file, { caseId })
  if (asked.data) return <RecordForm file={asked.data} {...rest} />
  return (
    <Dialog title={speech.t('app.record')} onClose={rest.onClose}>
      {asked.error ? (
        <p role="alert">
          {asked.error instanceof Refused && asked.error.status === 404
            ? speech.t('ui.noPermission.title')
            : problemText(asked.error, speech)}
        </p>
      ) : (
        <Skeleton rows={6} padded={false} />
      )}
    </Dialog>
  )
}

/** ＋记录: a service record in under a minute, over whatever is on the screen. */
export function RecordDialog() {
  const { t } = useText()
  const { pathname, word, change } = useAddress()
  const [other, setOther] = useState(false)
  const here = /^\/cases\/([0-9a-f-]{36})/.exec(pathname)?.[1] ?? null
  const client = word('recordClient') ?? /^\/clients\/([0-9a-f-]{36})/.exec(pathname)?.[1] ?? null
  const caseId = word('recordCase') ?? here
  const close = () => change({ record: null, recordCase: null, recordClient: null, recordDraft: null })
  if (caseId === null || other)
    return (
      <WhoPicker
        clientId={other ? null : client}
        onChoose={(chosen) => {
          setOther(false)
          change({ recordCase: chosen, recordDraft: null })
        }}
        onClose={() => (other ? setOther(false) : close())}
      />
    )
  return (
    <Loaded
      key={`${caseId} ${word('recordDraft') ?? ''}`}
      caseId={caseId}
      recordId={word('recordDraft')}
      origin={caseId === here ? t('cases.record.fromHere') : null}
      onOther={() => setOther(true)}
      onClose={close}
    />
  )
}
