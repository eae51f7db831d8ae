import { assist, type Hint } from '@quancheng/contract/assist.ts'
import { useState } from 'react'
import { NotAnswered } from '../app/not-answered.tsx'
import { useMay } from '../app/session.ts'
import { useAsk } from '../app/use-ask.ts'
import { momentText } from '../intake/times.ts'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { RiskGlyph } from '../ui/risk-glyph.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { HintLines } from './hint-lines.tsx'
import { ModelLines } from './model-lines.tsx'
import { OverruleForm } from './overrule-form.tsx'
import './assist.css'

interface Props {
  readonly clientId: string
}

/** What the house noticed about somebody who lies here, why, and what a person said instead. */
export function HintPanel({ clientId }: Props) {
  const { t } = useText()
  const may = useMay()
  const asked = useAsk(assist.ofClient, { clientId }, { ready: may('assist.read') })
  if (!may('assist.read')) return null
  if (asked.error) return <NotAnswered asked={asked} />
  if (!asked.data) return <Skeleton rows={3} padded={false} />
  const [latest, ...earlier] = asked.data.hints
  if (!latest) return <p className="small faint">{t('assist.none')}</p>
  return (
    <div className="hint">
      <OneHint hint={latest} />
      {earlier.length > 0 && (
        <details className="small">
          <summary className="faint">{t('assist.earlier', { count: earlier.length })}</summary>
          {earlier.map((hint) => (
            <OneHint key={hint.id} hint={hint} />
          ))}
        </details>
      )}
    </div>
  )
}

function OneHint({ hint }: { readonly hint: Hint }) {
  const speech = useText()
  const { t } = speech
  const may = useMay()
  const [doing, setDoing] = useState(false)
  const now = new Date()
  const { overruled } = hint
  return (
    <div className="hint">
      <div className="line wrap" style={{ gap: 10 }}>
        <RiskGlyph risk={overruled?.to ?? hint.band} sentence />
        <span className={`small ${overruled ? 'muted hint-struck' : ''}`}>
          {t('assist.score', {
            score: hint.score,
            medium: hint.thresholds.medium,
            high: hint.thresholds.high,
          })}
        </span>
        {!hint.current && <span className="tiny faint">{t('assist.left')}</span>}
      </div>
      {overruled && (
        <div className="quoted-words small">
          {overruled.reason}
          <span className="tiny faint" style={{ display: 'block' }}>
            {t('assist.overruledBy', {
              name: overruled.by.name,
              when: momentText(overruled.at, now, speech),
              from: t(`word.risk.${overruled.from}`),
              to: t(`word.risk.${overruled.to}`),
            })}
          </span>
        </div>
      )}
      {hint.model && <ModelLines model={hint.model} ruleBand={hint.ruleBand} band={hint.band} />}
      <HintLines hint={hint} />
      <p className="tiny faint">
        {t('assist.only')}
        {speech.locale === 'en' && ' '}
        {t('assist.version', {
          version: hint.contentVersion.split('@').at(-1) ?? '',
          when: momentText(hint.scoredAt, now, speech),
        })}
      </p>
      {may('assist.overrule') && hint.current && (
        <div className="line">
          <Button small onClick={() => setDoing(true)}>
            {t(overruled ? 'assist.overruleAgain' : 'assist.overrule')}
          </Button>
        </div>
      )}
      {doing && <OverruleForm hint={hint} onClose={() => setDoing(false)} />}
    </div>
  )
}
