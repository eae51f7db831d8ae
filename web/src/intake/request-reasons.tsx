import type { Reason } from '@quancheng/contract/intake.ts'
import { useText } from '../text/use-text.tsx'
import { Icon } from '../ui/icon.tsx'
import { momentText } from './times.ts'

interface Props {
  readonly reasons: readonly Reason[]
}

/** Why a request stands where it stands, each reason with its source and hour; what nobody has asked is said to be unknown. */
export function RequestReasons({ reasons }: Props) {
  const speech = useText()
  const { t, locale, coded } = speech
  const now = new Date()
  const known = reasons.filter((reason) => !reason.unknown)
  const unknown = reasons.filter((reason) => reason.unknown)
  return (
    <ul className="request-reasons small">
      {[...known, ...unknown].map((reason) => (
        <li key={`${reason.code} ${reason.text.zh}`} className={reason.unknown ? 'muted' : ''}>
          <span className={reason.unknown ? 'faint' : 'is-high'}>
            <Icon name={reason.unknown ? 'question' : 'flag'} />
          </span>
          {reason.unknown ? (
            t('intake.reason.unknown', { what: reason.text[locale] })
          ) : (
            <span>
              {reason.text[locale]}
              <br />
              <span className="faint tiny">
                {coded('from', `intake.${reason.source}`, {}) ?? reason.source}
                {t('intake.comma')}
                {momentText(reason.at, now, speech)}
              </span>
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
