import { type ClientFile, type Consent, clients } from '@quancheng/contract/clients.ts'
import { CONSENT_METHODS, CONSENT_SCOPES } from '@quancheng/rules/consent.ts'
import { useState } from 'react'
import { useMay } from '../app/session.ts'
import { useCommand } from '../app/use-command.ts'
import { useProblem } from '../app/use-problem.ts'
import { useCodes } from '../library/use-codes.ts'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { Section } from '../ui/page.tsx'
import { Tag } from '../ui/tag.tsx'
import { useToast } from '../ui/toast.tsx'
import { GiveConsent } from './give-consent.tsx'
import { RefuseConsent } from './refuse-consent.tsx'

interface Props {
  readonly client: ClientFile
}

/** What the client agreed to, each on its own; what is not agreed to is named as well. */
export function Consents({ client }: Props) {
  const { t, day, time } = useText()
  const may = useMay()
  const toast = useToast()
  const { name } = useCodes()
  const [giving, setGiving] = useState<(typeof CONSENT_SCOPES)[number] | null>(null)
  const [refusing, setRefusing] = useState<(typeof CONSENT_SCOPES)[number] | null>(null)
  const [withdrawing, setWithdrawing] = useState<Consent | null>(null)
  const withdrawal = useCommand(clients.withdrawConsent, {
    refresh: [clients.file.path, '/cases', '/today'],
    onDone: () => {
      toast.say(t('clients.consent.withdrawn'))
      setWithdrawing(null)
    },
  })
  const problem = useProblem(withdrawal)
  const today = dayOf(new Date())
  const signer = (consent: Consent) => {
    if (consent.signedBy === null)
      return t('clients.consent.emergency', { reason: consent.emergencyReason ?? '' })
    const method = CONSENT_METHODS.find((each) => each === consent.method)
    return [
      consent.signedBy === 'guardian' && consent.signerRelation !== null
        ? `${consent.signer ?? ''} ${name('relations-gb4761', consent.signerRelation)}`
        : consent.signer,
      method ? t(`clients.method.${method}`) : consent.method,
      consent.witness === null ? null : t('clients.consent.witnessed', { name: consent.witness }),
      consent.incapacity === null ? null : t('clients.consent.forAdult', { reason: consent.incapacity }),
    ]
      .filter(Boolean)
      .join(t('clients.comma'))
  }
  return (
    <Section title={t('clients.consents')}>
      <ul className="consent-lines">
        {CONSENT_SCOPES.map((scope) => {
          const given = client.consents.filter((each) => each.scope === scope)
          const living = given.filter((each) => each.living)
          const refused = client.consentRefusals.filter((each) => each.scope === scope)
          const [latest] = refused
          const saidNo = latest?.quiet === true && living.length === 0
          const ended = given.filter((each) => !each.living)
          return (
            <li key={scope}>
              <div className="line">
                <Icon name={living.length > 0 ? 'check' : 'lock'} />
                <b className="grow">{t(`clients.scope.${scope}`)}</b>
                {living.length === 0 && (
                  <Tag tone="outline">
                    {t(saidNo ? 'clients.consent.refusedTag' : 'clients.consent.missing')}
                  </Tag>
                )}
                {may('clients.consent') && (living.length === 0 || scope === 'share') && (
                  <button type="button" className="link small" onClick={() => setGiving(scope)}>
                    {t('clients.consent.give')}
                  </button>
                )}
                {may('clients.consent') && !saidNo && (living.length === 0 || scope === 'share') && (
                  <button type="button" className="link small" onClick={() => setRefusing(scope)}>
                    {t('clients.consent.refuse')}
                  </button>
                )}
              </div>
              {living.map((consent) => (
                <div key={consent.id} className="tiny muted consent-given">
                  {consent.recipient !== null && <div>{consent.recipient}</div>}
                  <div>{signer(consent)}</div>
                  <div className="line wrap" style={{ gap: '0 8px' }}>
                    <span>
                      {day(dayOf(consent.signedAt), { today })} {time(consent.signedAt)}
                    </span>
                    <span>{t('clients.consent.version', { version: consent.textVersion })}</span>
                    {consent.expiresOn !== null && (
                      <span>{t('clients.consent.until', { day: day(consent.expiresOn, { today }) })}</span>
                    )}
                    {may('clients.consent') && (
                      <button type="button" className="link" onClick={() => setWithdrawing(consent)}>
                        {t('clients.consent.withdraw')}
                      </button>
                    )}
                  </div>
                </div>
              ))}
              {refused.map((each) => (
                <div key={each.id} className="tiny faint consent-given">
                  {each.recipient !== null && <div>{each.recipient}</div>}
                  <div>{t('clients.consent.refusedOn', { day: day(dayOf(each.at), { today }) })}</div>
                  {each.quiet && (
                    <div>
                      {each.quietUntil === null
                        ? t('clients.consent.quietOpen')
                        : t('clients.consent.quietUntil', { day: day(dayOf(each.quietUntil), { today }) })}
                    </div>
                  )}
                </div>
              ))}
              {ended.map((consent) => (
                <div key={consent.id} className="tiny faint consent-given">
                  {consent.withdrawnAt !== null
                    ? t('clients.consent.withdrawnOn', {
                        day: day(dayOf(consent.withdrawnAt), { today }),
                        time: time(consent.withdrawnAt),
                      })
                    : t('clients.consent.expiredOn', {
                        day: day(consent.expiresOn ?? dayOf(consent.signedAt), { today }),
                      })}
                </div>
              ))}
            </li>
          )
        })}
      </ul>
      {giving !== null && <GiveConsent client={client} scope={giving} onClose={() => setGiving(null)} />}
      {refusing !== null && (
        <RefuseConsent client={client} scope={refusing} onClose={() => setRefusing(null)} />
      )}
      {withdrawing && (
        <Dialog
          title={t('clients.consent.withdrawTitle', { scope: t(`clients.scope.${withdrawing.scope}`) })}
          onClose={() => setWithdrawing(null)}
          actions={
            <>
              <Button onClick={() => setWithdrawing(null)}>{t('clients.consent.keep')}</Button>
              <Button
                kind="danger"
                aria-disabled={withdrawal.sending || undefined}
                onClick={() => withdrawal.send({ consentId: withdrawing.id, seen: withdrawing.revision })}
              >
                {t('clients.consent.withdraw')}
              </Button>
            </>
          }
        >
          <p>{t('clients.consent.withdrawWords', { name: client.name })}</p>
          {problem !== null && (
            <p className="small is-crisis" role="alert">
              {problem}
            </p>
          )}
        </Dialog>
      )}
    </Section>
  )
}
