import type { supervision } from '@quancheng/contract/supervision.ts'
import { RISKS, STAGES } from '@quancheng/rules/course.ts'
import type { z } from 'zod'
import { GoLink } from '../app/go-link.tsx'
import { useMay } from '../app/session.ts'
import { useAddress } from '../app/use-address.ts'
import { useText } from '../text/use-text.tsx'
import { RiskGlyph } from '../ui/risk-glyph.tsx'
import { Segmented } from '../ui/segmented.tsx'

type Worker = z.output<typeof supervision.room.output>['workers'][number]

interface FigureProps {
  readonly count: number
  readonly href: string
  readonly label: string
}

function Figure({ count, href, label }: FigureProps) {
  const { number, t } = useText()
  if (count === 0) return <span className="faint">0</span>
  return (
    <GoLink href={href} aria-label={t('supervision.opens', { what: label, count })}>
      {number(count)}
    </GoLink>
  )
}

interface Props {
  readonly workers: readonly Worker[]
}

/** Who carries what: open cases of each worker by risk or by step, unsigned and late records. */
export function CaseloadTable({ workers }: Props) {
  const { t } = useText()
  const may = useMay()
  const { word, change } = useAddress()
  const by = word('by') === 'stage' ? 'stage' : 'risk'
  const columns = by === 'risk' ? RISKS : STAGES
  const nameOf = (column: string) =>
    by === 'risk'
      ? t(`word.riskSentence.${column as (typeof RISKS)[number]}`)
      : t(`word.stage.${column as (typeof STAGES)[number]}`)
  const countOf = (row: Worker, column: string) =>
    by === 'risk'
      ? row.risks[column as (typeof RISKS)[number]]
      : row.stages[column as (typeof STAGES)[number]]
  const casesOf = (row: Worker) => `/cases?view=all&worker=${row.worker.id}`
  const total = (pick: (row: Worker) => number) => workers.reduce((sum, row) => sum + pick(row), 0)
  const sums = columns.map((column) => total((row) => countOf(row, column)))
  return (
    <>
      <Segmented
        label={t('supervision.by')}
        value={by}
        options={[
          { value: 'risk', label: t('supervision.by.risk') },
          { value: 'stage', label: t('supervision.by.stage') },
        ]}
        onChange={(value) => change({ by: value === 'stage' ? 'stage' : null })}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard */}
      <div className="caseload-scroll" tabIndex={0}>
        <table className="table flush caseload-table">
          <thead>
            <tr>
              <th>{t('supervision.worker')}</th>
              <th className="number">{t('supervision.open')}</th>
              {columns.map((column) => (
                <th key={column} className="number">
                  {by === 'risk' ? <RiskGlyph risk={column as (typeof RISKS)[number]} /> : nameOf(column)}
                </th>
              ))}
              <th className="number">{t('supervision.drafts')}</th>
              <th className="number">{t('supervision.late')}</th>
            </tr>
          </thead>
          <tbody>
            {workers.map((row) => (
              <tr key={row.worker.id}>
                <th scope="row" className="nowrap">
                  {may('cases.assign') && row.open > 0 ? (
                    <GoLink
                      href={`/cases/transfer?worker=${row.worker.id}`}
                      title={t('supervision.transfer', { name: row.worker.name })}
                    >
                      {row.worker.name}
                    </GoLink>
                  ) : (
                    row.worker.name
                  )}
                </th>
                <td className="number">
                  <Figure count={row.open} href={casesOf(row)} label={t('supervision.open')} />
                </td>
                {columns.map((column) => (
                  <td key={column} className="number">
                    <Figure
                      count={countOf(row, column)}
                      href={`${casesOf(row)}&${by}=${column}`}
                      label={nameOf(column)}
                    />
                  </td>
                ))}
                <td className="number">
                  <Figure
                    count={row.drafts}
                    href={`/supervision?list=drafts&worker=${row.worker.id}`}
                    label={t('supervision.drafts')}
                  />
                </td>
                <td className="number">
                  <Figure
                    count={row.late}
                    href={`/supervision?list=late&worker=${row.worker.id}`}
                    label={t('supervision.late')}
                  />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('supervision.sum')}</th>
              <td className="number">
                <Figure
                  count={total((row) => row.open)}
                  href="/cases?view=all"
                  label={t('supervision.open')}
                />
              </td>
              {columns.map((column, at) => (
                <td key={column} className="number">
                  <Figure
                    count={sums[at] ?? 0}
                    href={`/cases?view=all&${by}=${column}`}
                    label={nameOf(column)}
                  />
                </td>
              ))}
              <td className="number">
                <Figure
                  count={total((row) => row.drafts)}
                  href="/supervision?list=drafts"
                  label={t('supervision.drafts')}
                />
              </td>
              <td className="number">
                <Figure
                  count={total((row) => row.late)}
                  href="/supervision?list=late"
                  label={t('supervision.late')}
                />
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
    </>
  )
}
