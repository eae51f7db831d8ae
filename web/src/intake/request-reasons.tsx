import type { Reason } from '@quancheng/contract/intake.ts'
import { useFactWords } from '../assist/use-fact-words.ts'
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
  const factWord = useFactWords()
  const unknown = [
    ...new Set(
      reasons.flatMap(({ unknown, facts }) =>
        unknown && Array.isArray(facts.unknown) ? facts.unknown.map((fact) => factWord(String(fact))) : [],
      ),
    ),
  ]
  return (
    <ul className="request-reasons small">
      {known.map((reason) => (
        <li key={`${reason.code} ${reason.text.zh}`}>
          <span className="is-high">
            <Icon name="flag" />
          </span>
          <span>
            {reason.text[locale]}
            <br />
            <span className="faint tiny">
              {coded('from', `intake.${reason.source}`, {}) ?? reason.source}
              {t('intake.comma')}
              {momentText(reason.at, now, speech)}
            </span>
          </span>
        </li>
      ))}
      {unknown.length > 0 && (
        <li className="muted">
          <span className="faint">
            <Icon name="question" />
          </span>
          {t('intake.reason.unknown', { what: unknown.join(t('intake.and')) })}
        </li>
      )}
    </ul>
  )
}
