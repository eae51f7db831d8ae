import { intake } from '@quancheng/contract/intake.ts'
import { staff } from '@quancheng/contract/staff.ts'
import { type Source, URGENCIES, type Urgency } from '@quancheng/rules/request.ts'
import { useState } from 'react'
import { GoLink } from '../app/go-link.tsx'
import { problemText } from '../app/problem-text.ts'
import { useMay, useMe } from '../app/session.ts'
import { useAsk } from '../app/use-ask.ts'
import { useCommand } from '../app/use-command.ts'
import { useDraft } from '../app/use-draft.ts'
import { useText } from '../text/use-text.tsx'
import { Button, buttonClass } from '../ui/button.tsx'
import { ChoiceButtons } from '../ui/choice-buttons.tsx'
import { DraftMark } from '../ui/draft-mark.tsx'
import { NoPermission } from '../ui/no-permission.tsx'
import { Page } from '../ui/page.tsx'
import { Glance } from './glance.tsx'
import { Sent } from './sent.tsx'
import { Thermometer } from './thermometer.tsx'
import { Topics } from './topics.tsx'
import { NOBODY, type Who, WhoStep } from './who-step.tsx'
import './intake.css'

interface Asking {
  readonly who: Who
  readonly departmentId: string | null
  readonly bed: string
  readonly by: 'nurse' | 'doctor' | null
  readonly topics: readonly string[]
  readonly urgency: Urgency
  readonly distress: number | null
  readonly words: string
}

const START: Asking = {
  who: NOBODY,
  departmentId: null,
  bed: '',
  by: null,
  topics: [],
  urgency: 'routine',
  distress: null,
  words: '',
}

/** A title tells a doctor from a nurse; whoever’s does not is asked. */
function sourceOf(title: string): 'nurse' | 'doctor' | null {
  if (/护|nurse/i.test(title)) return 'nurse'
  return /医师|医生|doctor|physician/i.test(title) ? 'doctor' : null
}

interface FormProps {
  readonly onSent: (sent: { id: string; dueAt: string | null; name: string; crisis: boolean }) => void
}

function AskingForm({ onSent }: FormProps) {
  const speech = useText()
  const { t } = speech
  const me = useMe()
  const { fields, change, keptAt, forget } = useDraft('intake.new', START)
  const [tried, setTried] = useState(false)
  const raise = useCommand(intake.raise, {
    refresh: ['/intake', '/today', '/cases/glance'],
    onDone: ({ id, dueAt }) => {
      forget()
      onSent({ id, dueAt, name: fields.who.name, crisis: fields.urgency === 'crisis' })
    },
  })
  const source: Source = sourceOf(me.title) ?? fields.by ?? 'other'
  const isNamedOnly = fields.who.client === null && fields.who.name !== ''
  const wards = useAsk(staff.departments, {}, { ready: isNamedOnly })
  const mine = (wards.data ?? []).filter((ward) => me.departmentIds.includes(ward.id))
  const [onlyWard] = mine.length === 1 ? mine : []
  const wardId = fields.departmentId ?? onlyWard?.id ?? null
  const wardless = isNamedOnly && wardId === null && mine.length > 1
  const nobody = fields.who.name === ''
  const silent = fields.topics.length === 0 && fields.words.trim() === '' && fields.distress === null
  const send = () => {
    setTried(true)
    if (nobody || wardless || silent || raise.sending) return
    const { client } = fields.who
    raise.send({
      clientId: client?.id ?? null,
      name: client === null ? fields.who.name : null,
      encounterId: null,
      departmentId: client === null ? wardId : null,
      bed: client === null && fields.bed.trim() !== '' ? fields.bed.trim() : null,
      source,
      from: null,
      urgency: fields.urgency,
      topics: [...fields.topics],
      words: fields.words.trim() === '' ? null : fields.words.trim(),
      distress: fields.distress,
    })
  }
  const { refused } = raise
  const already = refused?.code === 'intake.already-waiting' ? String(refused.facts.requestId) : null
  const problem = raise.unreachable ? t('refusal.unreachable') : refused ? problemText(refused, speech) : null
  return (
    <>
      <div className="asking">
        <section>
          <h2>
            {t('intake.ask.who')}
            {keptAt !== null && <DraftMark state="saved" at={keptAt} />}
          </h2>
          <WhoStep
            who={fields.who}
            onWho={(who) => change({ who })}
            from="ward"
            error={tried && nobody ? t('intake.refusal.nobody-named') : null}
          />
          {fields.who.client !== null && (
            <div style={{ marginTop: 10 }}>
              <h3 style={{ marginBottom: 4 }}>{t('intake.glance')}</h3>
              <Glance clientId={fields.who.client.id} />
            </div>
          )}
          {isNamedOnly && (
            <div className="line wrap" style={{ marginTop: 8 }}>
              {mine.length > 1 && (
                <ChoiceButtons
                  label={t('intake.ask.ward')}
                  value={wardId}
                  onChange={(departmentId) => change({ departmentId })}
                  choices={mine.map((ward) => ({ value: ward.id, label: ward.name }))}
                />
              )}
              <input
                className="input"
                style={{ width: 120 }}
                aria-label={t('intake.ask.bed')}
                placeholder={t('intake.ask.bed')}
                maxLength={20}
                value={fields.bed}
                onChange={(event) => change({ bed: event.target.value })}
              />
              {tried && wardless && (
                <p className="small is-crisis" role="alert" style={{ width: '100%' }}>
                  {t('intake.ask.wardMissing')}
                </p>
              )}
            </div>
          )}
        </section>
        <section>
          <h2>{t('intake.ask.why')}</h2>
          <Topics value={fields.topics} onChange={(topics) => change({ topics })} />
        </section>
        <section>
          <h2>{t('intake.ask.urgency')}</h2>
          <ChoiceButtons
            label={t('intake.ask.urgency')}
            value={fields.urgency}
            onChange={(urgency) => change({ urgency })}
            choices={URGENCIES.map((value) => ({ value, label: t(`word.urgency.${value}`) }))}
          />
          {fields.urgency === 'crisis' && (
            <p className="small is-crisis" style={{ marginTop: 6 }}>
              {t('intake.ask.crisis')}
            </p>
          )}
        </section>
        <section>
          <h2>
            {t('intake.thermometer')}{' '}
            <small className="faint plain small">{t('intake.thermometer.hint')}</small>
          </h2>
          <Thermometer value={fields.distress} onChange={(distress) => change({ distress })} />
        </section>
        <section>
          <h2>
            <label htmlFor="intake-words">{t('intake.ask.words')}</label>
            <small className="faint plain small">{t('ui.field.optional')}</small>
          </h2>
          <textarea
            id="intake-words"
            className="input"
            style={{ minHeight: 72 }}
            placeholder={t('intake.ask.wordsExample')}
            value={fields.words}
            maxLength={2000}
            aria-invalid={(tried && silent) || undefined}
            onChange={(event) => change({ words: event.target.value })}
          />
          {tried && silent && (
            <p className="small is-crisis" role="alert" style={{ marginTop: 4 }}>
              {t('intake.refusal.says-nothing')}
            </p>
          )}
        </section>
        {sourceOf(me.title) === null && (
          <section>
            <h2>{t('intake.ask.you')}</h2>
            <ChoiceButtons
              label={t('intake.ask.you')}
              value={fields.by}
              onChange={(by) => change({ by })}
              choices={[
                { value: 'nurse', label: t('intake.source.nurse') },
                { value: 'doctor', label: t('intake.source.doctor') },
              ]}
            />
          </section>
        )}
      </div>
      <div className="send-bar">
        {problem !== null && (
          <p className="small is-crisis" role="alert">
            {problem}{' '}
            {already !== null && (
              <GoLink href={`/intake/${already}?view=raised`} className="link">
                {t('intake.ask.already')}
              </GoLink>
            )}
            {raise.unreachable && (
              <Button kind="text" small onClick={raise.retry}>
                {t('ui.retry')}
              </Button>
            )}
          </p>
        )}
        <Button kind="primary" aria-disabled={raise.sending || undefined} onClick={send}>
          {t(raise.sending ? 'intake.ask.sending' : 'intake.ask.send')}
        </Button>
      </div>
    </>
  )
}

/** Thirty seconds of a nurse: who, why, one sentence, send; the answer says who comes and by when. */
export function NewRequest() {
  const { t } = useText()
  const may = useMay()
  const [sent, setSent] = useState<Parameters<FormProps['onSent']>[0] | null>(null)
  if (!may('intake.raise')) return <NoPermission owner={null} />
  return (
    <Page
      title={t('intake.new')}
      about={t('intake.ask.about')}
      actions={
        <GoLink href="/intake?view=raised" className={buttonClass({ small: true })}>
          {t('intake.mineTitle')}
        </GoLink>
      }
    >
      {sent ? (
        <Sent
          requestId={sent.id}
          dueAt={sent.dueAt}
          name={sent.name}
          crisis={sent.crisis}
          onAnother={() => setSent(null)}
        />
      ) : (
        <AskingForm onSent={setSent} />
      )}
    </Page>
  )
}
