import type { Hint } from '@quancheng/contract/assist.ts'
import { momentText } from '../intake/times.ts'
import { useText } from '../text/use-text.tsx'
import { useFactWords } from './use-fact-words.ts'

interface Props {
  readonly hint: Hint
}

/** Every point of a hint with its evidence, and what nobody has said. */
export function HintLines({ hint }: Props) {
  const speech = useText()
  const { t, locale, coded, number } = speech
  const factWord = useFactWords()
  const now = new Date()
  const unknown = [...new Set(hint.gaps.flatMap((gap) => gap.unknown))]
  return (
    <>
      {hint.reasons.length === 0 ? (
        <p className="small muted">{t('assist.nothingSpeaks')}</p>
      ) : (
        <table className="table flush hint-table">
          <caption className="visually-hidden">{t('assist.reasons')}</caption>
          <thead className="visually-hidden">
            <tr>
              <th>{t('assist.reason')}</th>
              <th>{t('assist.points')}</th>
            </tr>
          </thead>
          <tbody>
            {hint.reasons.map((reason) => (
              <tr key={reason.factor}>
                <td>
                  {reason.text[locale]}
                  {reason.evidence.map((piece) => (
                    <span className="tiny faint" key={piece.fact} style={{ display: 'block' }}>
                      {factWord(piece.fact)}
                      {piece.from !== null &&
                        t('assist.said', { who: coded('from', `assist.${piece.from}`, {}) ?? piece.from })}
                      {piece.at !== null && t('assist.saidAt', { when: momentText(piece.at, now, speech) })}
                    </span>
                  ))}
                </td>
                <td className="num">+{number(reason.points)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {unknown.length > 0 && (
        <p className="small muted">
          {t('assist.unknown', { facts: unknown.map(factWord).join(t('assist.comma')), most: hint.atMost })}
        </p>
      )}
    </>
  )
}
