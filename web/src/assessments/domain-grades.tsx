import type { AssessmentLine } from '@quancheng/contract/assessments.ts'
import type { Instrument } from '@quancheng/contract/content/instrument.ts'
import { bandOf } from '@quancheng/rules/scoring.ts'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { Section } from '../ui/page.tsx'

/** Above this many points a scale is a score to be drawn; up to it, it is a grade in words. */
const GRADES = 3

/** Whether an instrument grades several domains in words instead of giving one score. */
export function isGraded(instrument: Instrument): boolean {
  const main = instrument.scales.find((scale) => scale.id === instrument.mainScale)
  return instrument.sections.length > 0 && (main?.highest ?? GRADES + 1) <= GRADES
}

interface Props {
  readonly instrument: Instrument
  /** The last few, oldest first. */
  readonly lines: readonly AssessmentLine[]
}

/** Domain by domain how heavy it was then and is now. */
export function DomainGrades({ instrument, lines }: Props) {
  const { t, day, locale } = useText()
  const today = dayOf(new Date())
  const domains = instrument.scales.filter((scale) => instrument.sections.some(({ id }) => id === scale.id))
  return (
    <Section shape="padded" title={instrument.name[locale]}>
      <table className="table flush domain-grades">
        <thead>
          <tr>
            <th>{t('assessments.domain')}</th>
            {lines.map((line) => (
              <th key={line.id}>{day(dayOf(line.takenAt), { today })}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {domains.map((scale) => (
            <tr key={scale.id}>
              <td>{scale.name[locale]}</td>
              {lines.map((line) => {
                const value = line.scores[scale.id] ?? null
                const band = scale.bands.find(({ key }) => key === bandOf(scale, value))
                return (
                  <td key={line.id}>
                    <span className={`item-grade wide grade-${Math.max(0, Math.min(3, value ?? 0))}`}>
                      {band?.name[locale] ?? '—'}
                    </span>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
