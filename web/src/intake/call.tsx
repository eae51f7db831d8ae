import { intake } from '@quancheng/contract/intake.ts'
import { staff } from '@quancheng/contract/staff.ts'
import { URGENCIES, type Urgency } from '@quancheng/rules/request.ts'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { problemText } from '../app/problem-text.ts'
import { useMay } from '../app/session.ts'
import { useAsk } from '../app/use-ask.ts'
import { useCommand } from '../app/use-command.ts'
import { useDraft } from '../app/use-draft.ts'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { ChoiceButtons } from '../ui/choice-buttons.tsx'
import { DraftMark } from '../ui/draft-mark.tsx'
import { Field } from '../ui/field.tsx'
import { NoPermission } from '../ui/no-permission.tsx'
import { Page } from '../ui/page.tsx'
import { PhoneInput } from '../ui/phone-input.tsx'
import { useToast } from '../ui/toast.tsx'
import { Glance } from './glance.tsx'
import { Topics } from './topics.tsx'
import { NOBODY, type Who, WhoStep } from './who-step.tsx'
import './intake.css'

/** The doors one writes down for somebody else. */
const DOORS = ['phone', 'self', 'family', 'community', 'complaint', 'other'] as const
type Door = (typeof DOORS)[number]

interface CallDraft {
  readonly door: Door
  readonly caller: string
  readonly phone: string | null
  readonly who: Who
  readonly departmentId: string | null
  readonly bed: string
  readonly topics: readonly string[]
  readonly urgency: Urgency
  readonly words: string
  readonly aboutId: string | null
}

const START: CallDraft = {
  door: 'phone',
  caller: '',
  phone: null,
  who: NOBODY,
  departmentId: null,
  bed: '',
  topics: [],
  urgency: 'routine',
  words: '',
  aboutId: null,
}

/** A call, a visit at the door, a letter: written down once, in the queue at once. */
export function Call() {
  const speech = useText()
  const { t } = speech
  const router = useRouter()
  const may = useMay()
  const toast = useToast()
  const { fields, change, keptAt, forget } = useDraft('intake.call', START)
  const [tried, setTried] = useState(false)
  const isNamedOnly = fields.who.client === null && fields.who.name !== ''
  const wards = useAsk(staff.departments, {}, { ready: isNamedOnly })
  const isComplaint = fields.door === 'complaint'
  const members = useAsk(staff.members, {}, { ready: isComplaint })
  const raise = useCommand(intake.raise, {
    refresh: ['/intake', '/today'],
    onDone: ({ id }) => {
      forget()
      toast.say(t('intake.call.done', { name: fields.who.name }))
      router.history.push(`/intake/${id}?view=all`)
    },
  })
  if (!may('intake.raise')) return <NoPermission owner={null} />
  const nobody = fields.who.name === ''
  const silent = fields.topics.length === 0 && fields.words.trim() === ''
  const send = () => {
    setTried(true)
    if (nobody || silent || raise.sending) return
    const { client, name } = fields.who
    const from = [fields.caller.trim(), fields.phone ?? ''].filter((part) => part !== '').join(' ')
    raise.send({
      clientId: client?.id ?? null,
      name: client === null ? name : null,
      encounterId: null,
      departmentId: client === null ? fields.departmentId : null,
      bed: client === null && fields.bed.trim() !== '' ? fields.bed.trim() : null,
      source: fields.door,
      from: from === '' ? null : from,
      urgency: fields.urgency,
      topics: [...fields.topics],
      words: fields.words.trim() === '' ? null : fields.words.trim(),
      distress: null,
      aboutId: isComplaint ? fields.aboutId : null,
    })
  }
  const problem = raise.unreachable
    ? t('refusal.unreachable')
    : raise.refused
      ? problemText(raise.refused, speech)
      : null
  return (
    <Page
      title={t('intake.call')}
      about={t('intake.call.about')}
      actions={keptAt !== null && <DraftMark state="saved" at={keptAt} />}
    >
      <form
        className="asking of-call"
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
        }}
      >
        <Field group label={t('intake.call.door')}>
          {() => (
            <ChoiceButtons
              label={t('intake.call.door')}
              value={fields.door}
              onChange={(door) => change({ door })}
              choices={DOORS.map((value) => ({ value, label: t(`intake.source.${value}`) }))}
            />
          )}
        </Field>
        {isComplaint && (
          <Field label={t('intake.call.worker')} hint={t('intake.call.workerHint')} optional>
            {(control) => (
              <select
                {...control}
                className="input"
                style={{ width: 240 }}
                value={fields.aboutId ?? ''}
                onChange={(event) =>
                  change({ aboutId: event.target.value === '' ? null : event.target.value })
                }
              >
                <option value="">{t('intake.call.noWorker')}</option>
                {(members.data ?? [])
                  .filter(({ duties }) => duties.includes('worker'))
                  .map(({ accountId, name }) => (
                    <option key={accountId} value={accountId}>
                      {name}
                    </option>
                  ))}
              </select>
            )}
          </Field>
        )}
        <Field label={t('intake.call.caller')} hint={t('intake.call.callerHint')} optional>
          {(control) => (
            <input
              {...control}
              className="input"
              value={fields.caller}
              maxLength={120}
              onChange={(event) => change({ caller: event.target.value })}
            />
          )}
        </Field>
        <PhoneInput
          label={t('intake.call.phone')}
          value={fields.phone}
          onChange={(phone) => change({ phone })}
          optional
        />
        <Field group label={t('intake.call.who')} required>
          {() => (
            <>
              <WhoStep
                who={fields.who}
                onWho={(who) => change({ who })}
                from="house"
                error={tried && nobody ? t('intake.refusal.nobody-named') : null}
              />
              {fields.who.client !== null && (
                <div style={{ marginTop: 8 }}>
                  <Glance clientId={fields.who.client.id} />
                </div>
              )}
            </>
          )}
        </Field>
        {isNamedOnly && (
          <Field label={t('intake.call.ward')} optional>
            {(control) => (
              <span className="line wrap">
                <select
                  {...control}
                  className="input"
                  style={{ width: 240 }}
                  value={fields.departmentId ?? ''}
                  onChange={(event) =>
                    change({ departmentId: event.target.value === '' ? null : event.target.value })
                  }
                >
                  <option value="">{t('word.unknown')}</option>
                  {(wards.data ?? [])
                    .filter((each) => !each.closed && (each.kind === 'ward' || each.kind === 'clinic'))
                    .map((each) => (
                      <option key={each.id} value={each.id}>
                        {each.name}
                      </option>
                    ))}
                </select>
                <input
                  className="input"
                  style={{ width: 100 }}
                  aria-label={t('intake.ask.bed')}
                  placeholder={t('intake.ask.bed')}
                  maxLength={20}
                  value={fields.bed}
                  onChange={(event) => change({ bed: event.target.value })}
                />
              </span>
            )}
          </Field>
        )}
        <Field
          label={t('intake.call.words')}
          error={tried && silent ? t('intake.refusal.says-nothing') : null}
        >
          {(control) => (
            <textarea
              {...control}
              className="input"
              value={fields.words}
              maxLength={4000}
              onChange={(event) => change({ words: event.target.value })}
            />
          )}
        </Field>
        <Field group label={t('intake.call.topics')} optional>
          {() => <Topics value={fields.topics} onChange={(topics) => change({ topics })} />}
        </Field>
        <Field group label={t('intake.ask.urgency')}>
          {() => (
            <ChoiceButtons
              label={t('intake.ask.urgency')}
              value={fields.urgency}
              onChange={(urgency) => change({ urgency })}
              choices={URGENCIES.map((value) => ({ value, label: t(`word.urgency.${value}`) }))}
            />
          )}
        </Field>
        {problem !== null && (
          <p className="small is-crisis" role="alert">
            {problem}
          </p>
        )}
        <div className="line acts">
          <Button kind="primary" type="submit" keys="Ctrl ↵" aria-disabled={raise.sending || undefined}>
            {t('intake.call.send')}
          </Button>
        </div>
      </form>
    </Page>
  )
}
