import { useText } from '../text/use-text.tsx'
import type { CourseRailData } from './course-rail-data.ts'
import { railRows } from './course-rail-table.ts'

interface Props {
  readonly data: CourseRailData
}

/** The course rail as a table. */
export function CourseRailTwin({ data }: Props) {
  const { t, day } = useText()
  const said = (each: string) => day(each, { today: data.today })
  return (
    <table className="table">
      <thead>
        <tr>
          <th>{t('ui.rail.when')}</th>
          <th>{t('ui.rail.lane')}</th>
          <th>{t('ui.rail.what')}</th>
          <th>{t('ui.rail.state')}</th>
        </tr>
      </thead>
      <tbody>
        {railRows(data).map((row) => (
          <tr key={row.id}>
            <td className="nowrap">
              {row.to === null || row.to === row.from
                ? said(row.from)
                : t('ui.rail.span', { from: said(row.from), to: said(row.to) })}
            </td>
            <td className="nowrap">{t(`word.lane.${row.lane}`)}</td>
            <td>
              {row.href === null ? (
                row.what
              ) : (
                <a className="link" href={row.href}>
                  {row.what}
                </a>
              )}
            </td>
            <td className="nowrap muted">{t(`ui.rail.${row.state}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
