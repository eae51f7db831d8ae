import { relations } from '@quancheng/contract/relations.ts'
import { NotAnswered } from '../app/not-answered.tsx'
import { useAsk } from '../app/use-ask.ts'
import { monthText } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { Section } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import './relations.css'

/** What people said once it was over, in periods with enough answers, and their words without a name. */
export function Ratings() {
  const { t, number, locale } = useText()
  const month = (of: string) => monthText(of, locale)
  const asked = useAsk(relations.ratings, {})
  if (asked.error) return <NotAnswered asked={asked} />
  if (!asked.data) return <Skeleton rows={3} />
  const { days, floor, least, periods, words } = asked.data
  const percent = (share: number) => `${number(share * 100, 0)}%`
  return (
    <Section shape="padded" title={t('relations.ratings')} note={t('relations.ratingsNote', { least })}>
      {periods.length === 0 ? (
        <p className="small muted">
          {t(days === null ? 'relations.offHead' : 'relations.tooFew', { least })}
        </p>
      ) : (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by the keyboard */}
          <section className="ratings-table" aria-label={t('relations.ratings')} tabIndex={0}>
            <table className="table flush">
              <thead>
                <tr>
                  <th>{t('relations.period')}</th>
                  <th className="figure">{t('relations.answers')}</th>
                  <th className="figure">{t('relations.content')}</th>
                  <th className="figure">{t('relations.mean')}</th>
                  <th className="figure">{t('relations.returned')}</th>
                </tr>
              </thead>
              <tbody>
                {periods.map(({ from, to, answers, content, mean, asked: given, returned }) => (
                  <tr key={from}>
                    <td>
                      {from === to ? month(from) : t('relations.span', { from: month(from), to: month(to) })}
                    </td>
                    <td className="figure">{number(answers)}</td>
                    <td className="figure">
                      <b>{percent(content)}</b>
                    </td>
                    <td className="figure">{number(mean, 1)}</td>
                    <td className="figure">
                      {given === 0 ? '—' : t('relations.returnedOf', { returned, given })}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          <p className="small muted">
            {floor === null ? t('relations.floorUnset') : t('relations.floor', { floor: number(floor) })}
          </p>
          {words.length > 0 && (
            <details className="ratings-words">
              <summary>{t('relations.words', { count: words.length })}</summary>
              <ul>
                {words.map((text, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: two people may say the same words
                  <li key={place}>{text}</li>
                ))}
              </ul>
            </details>
          )}
        </>
      )}
    </Section>
  )
}
