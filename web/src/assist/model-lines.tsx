import type { Hint } from '@quancheng/contract/assist.ts'
import { useText } from '../text/use-text.tsx'
import { signed } from './model-report.tsx'

/** Less than this would be shown as nought. */
const SMALLEST = 0.005

interface Props {
  readonly model: NonNullable<Hint['model']>
  readonly ruleBand: Hint['ruleBand']
  readonly band: Hint['band']
}

/** What the learned model says and what each variable adds to it; the rules' points follow. */
export function ModelLines({ model, ruleBand, band }: Props) {
  const { t, number, locale } = useText()
  return (
    <div className="small">
      {t('assist.modelSays', {
        percent: number(model.probability * 100),
        band: t(`word.risk.${band}`),
        rules: t(`word.risk.${ruleBand}`),
      })}
      {model.unseen.length > 0 && (
        <p className="muted">
          {t('assist.unseen', { facts: model.unseen.map((text) => text[locale]).join(t('assist.comma')) })}
        </p>
      )}
      <details>
        <summary className="faint">{t('assist.modelWhy')}</summary>
        <ul>
          {model.contributions
            .filter(({ contribution }) => Math.abs(contribution) >= SMALLEST)
            .map(({ feature, text, contribution }) => (
              <li key={feature} className="line">
                {text[locale]} <span className="grow" /> {signed(number(contribution, 2), contribution)}
              </li>
            ))}
        </ul>
      </details>
    </div>
  )
}
