import { assist } from '@quancheng/contract/assist.ts'
import { RISK_BANDS } from '@quancheng/rules/risk.ts'
import { useState } from 'react'
import type { z } from 'zod'
import { NotAnswered } from '../app/not-answered.tsx'
import { useMay } from '../app/session.ts'
import { useAsk } from '../app/use-ask.ts'
import { StatusTag } from '../library/status-tag.tsx'
import { SettingsTabs } from '../settings/public.tsx'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { NoPermission } from '../ui/no-permission.tsx'
import { Page, Section } from '../ui/page.tsx'
import { RiskGlyph } from '../ui/risk-glyph.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { SourceText } from '../ui/source-text.tsx'
import { LearnedModels } from './learned-models.tsx'
import { ThresholdForm } from './threshold-form.tsx'
import './assist.css'

type Rules = z.output<typeof assist.rules.output>

/** By what the house hints at risk: rules with their sources, where the bands begin, what people said otherwise. */
export function RiskPage() {
  const { t } = useText()
  const may = useMay()
  const asked = useAsk(assist.rules, {}, { ready: may('assist.manage') })
  if (!may('assist.manage')) return <NoPermission owner={null} />
  const { data } = asked
  return (
    <Page title={t('assist.page')} about={t('assist.pageAbout')} under={<SettingsTabs />}>
      <NotAnswered asked={asked} />
      {!data && !asked.error && <Skeleton rows={8} />}
      {data && (
        <div className="risk-page">
          <p className="small muted">{t('assist.only')}</p>
          <Bands rules={data} />
          <Overrulings rules={data} />
          <LearnedModels />
          <Factors rules={data} />
        </div>
      )}
    </Page>
  )
}

function Bands({ rules }: { readonly rules: Rules }) {
  const { t, number } = useText()
  const [changing, setChanging] = useState(false)
  const { thresholds, present } = rules
  const from = { low: 0, medium: thresholds.medium, high: thresholds.high }
  return (
    <Section
      title={t('assist.bands')}
      note={t(thresholds.own ? 'assist.bandsOwn' : 'assist.bandsGiven')}
      action={
        <Button small onClick={() => setChanging(true)}>
          {t('assist.bandsChange')}
        </Button>
      }
    >
      <table className="table flush">
        <thead>
          <tr>
            <th>{t('assist.band')}</th>
            <th>{t('assist.bandFrom')}</th>
            <th>{t('assist.bandPresent')}</th>
          </tr>
        </thead>
        <tbody>
          {RISK_BANDS.toReversed().map((band) => (
            <tr key={band}>
              <td>
                <RiskGlyph risk={band} />
              </td>
              <td>{number(from[band])}</td>
              <td>{number(present[band] ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {changing && <ThresholdForm rules={rules} onClose={() => setChanging(false)} />}
    </Section>
  )
}

function Overrulings({ rules }: { readonly rules: Rules }) {
  const { t, number } = useText()
  return (
    <Section title={t('assist.overrulings')} note={t('assist.overrulingsNote')}>
      {rules.overrulings.length === 0 ? (
        <p className="small muted">{t('assist.overrulingsNone')}</p>
      ) : (
        <ul className="risk-facts">
          {rules.overrulings.map(({ from, to, count }) => (
            <li key={`${from} ${to}`} className="line">
              <RiskGlyph risk={from} /> → <RiskGlyph risk={to} /> <b>{number(count)}</b>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function Factors({ rules }: { readonly rules: Rules }) {
  const { t, number, locale } = useText()
  return (
    <Section
      title={t('assist.factors')}
      count={rules.factors.length}
      note={t('assist.factorsNote', { name: rules.name[locale], version: rules.version })}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard */}
      <section className="risk-scroll" tabIndex={0} aria-label={t('assist.factors')}>
        <table className="table flush hint-table">
          <thead>
            <tr>
              <th>{t('assist.reason')}</th>
              <th className="num">{t('assist.points')}</th>
              <th className="num">{t('assist.present')}</th>
              <th className="num">{t('assist.overruledIn')}</th>
              <th>{t('assist.source')}</th>
            </tr>
          </thead>
          <tbody>
            {rules.factors.map((factor) => (
              <tr key={factor.id} className={factor.enabled ? '' : 'muted'}>
                <td>
                  {factor.text[locale]}
                  {!factor.enabled && ` · ${t('assist.off')}`}
                </td>
                <td className="num">{number(factor.points)}</td>
                <td className="num">{number(factor.present)}</td>
                <td className="num">{number(factor.overruled)}</td>
                <td>
                  <StatusTag status={factor.status} />{' '}
                  <span className="tiny faint">
                    <SourceText source={factor.source} />
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Section>
  )
}
