import { CASE_SORTS, type CaseLine } from '@quancheng/contract/cases.ts'
import { useRouter } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { GoLink } from '../../app/go-link.tsx'
import { dayOf } from '../../text/dates.ts'
import { useText } from '../../text/use-text.tsx'
import { Clock } from '../../ui/clock.tsx'
import { Dot } from '../../ui/dot.tsx'
import { RiskGlyph } from '../../ui/risk-glyph.tsx'
import { StageSquares } from '../../ui/stage-squares.tsx'
import { caseHref } from '../case-address.ts'
import { CASE_COLUMNS, type CaseColumn } from './case-columns.ts'

function Place({ line }: { readonly line: CaseLine }) {
  const { t } = useText()
  const { department, bed, inHospital } = line.client
  if (!inHospital || department === null) return <>{t('cases.outOfHospital')}</>
  const bedWords = bed !== null && /^\d+[A-Za-z]?$/.test(bed) ? t('word.bed', { bed }) : (bed ?? '')
  return <>{[department, bedWords].filter(Boolean).join(' ')}</>
}

function Due({ line }: { readonly line: CaseLine }) {
  if (line.state === 'closed' || line.nextDueAt === null) return <span className="faint">—</span>
  return <Clock due={line.nextDueAt} safety={line.risk === 'crisis'} />
}

function NameLink({ line }: { readonly line: CaseLine }) {
  return (
    <GoLink href={caseHref(line.id)} className="case-name" data-row>
      {line.client.name}
    </GoLink>
  )
}

const HEADS = {
  age: 'cases.head.age',
  place: 'cases.head.place',
  risk: 'cases.head.risk',
  stage: 'cases.head.stage',
  worker: 'cases.head.worker',
  supervisor: 'cases.head.supervisor',
  due: 'cases.head.due',
  served: 'cases.head.served',
  opened: 'cases.head.number',
} as const

/** What a column is called. */
export function useColumnName(): (column: CaseColumn) => string {
  const { t } = useText()
  return (column) => t(HEADS[column])
}

function Cell({ column, line }: { readonly column: CaseColumn; readonly line: CaseLine }): ReactNode {
  const { t, day } = useText()
  if (column === 'age')
    return (
      <td className="muted nowrap">
        {t(`word.sex.${line.client.sex}`)}
        {line.client.age !== null && ` ${line.client.age}`}
      </td>
    )
  if (column === 'place')
    return (
      <td className="muted case-place">
        <Place line={line} />
      </td>
    )
  if (column === 'risk')
    return (
      <td className="nowrap">
        <RiskGlyph risk={line.risk} />
      </td>
    )
  if (column === 'stage')
    return (
      <td className="nowrap">
        {line.state === 'open' ? (
          <StageSquares stage={line.stage} />
        ) : (
          <span className="muted">{t(`cases.state.${line.state}`)}</span>
        )}
      </td>
    )
  if (column === 'worker') return <td className="nowrap">{line.worker.name}</td>
  if (column === 'supervisor') return <td className="nowrap muted">{line.supervisor?.name ?? '—'}</td>
  if (column === 'due')
    return (
      <td className="nowrap">
        <Due line={line} />
      </td>
    )
  if (column === 'served')
    return (
      <td className="nowrap muted">
        {line.lastServiceAt === null ? '—' : day(dayOf(line.lastServiceAt), { today: dayOf(new Date()) })}
      </td>
    )
  return (
    <td className="nowrap muted">
      {line.number}
      <span className="tiny faint"> {t(`cases.kind.${line.kind}`)}</span>
    </td>
  )
}

interface Chosen {
  readonly ids: readonly string[]
  readonly onChoose: (ids: readonly string[]) => void
}

interface TableProps {
  readonly rows: readonly CaseLine[]
  readonly columns: readonly CaseColumn[]
  readonly sort: string
  readonly onSort: (sort: string) => void
  readonly chosen: Chosen
}

/** The work list on a desk: a tick for each, the columns asked for, four of them in order by a click. */
export function CaseTable({ rows, columns, sort, onSort, chosen }: TableProps) {
  const { t } = useText()
  const router = useRouter()
  const nameOf = useColumnName()
  const all = rows.length > 0 && rows.every((line) => chosen.ids.includes(line.id))
  const head = (column: CaseColumn) => {
    const key = CASE_SORTS.find((each) => each === column)
    if (key === undefined) return <th key={column}>{nameOf(column)}</th>
    const falling = key === 'risk' || key === 'opened'
    return (
      <th key={column} aria-sort={sort === key ? (falling ? 'descending' : 'ascending') : undefined}>
        <button type="button" className="case-sort" onClick={() => onSort(key)}>
          {nameOf(column)}
          <span aria-hidden="true">{sort === key ? (falling ? ' ↓' : ' ↑') : ''}</span>
        </button>
      </th>
    )
  }
  return (
    <table className="table case-table">
      <thead>
        <tr>
          <th className="case-choose">
            <input
              type="checkbox"
              className="check"
              aria-label={t('cases.chooseAll')}
              checked={all}
              onChange={() => chosen.onChoose(all ? [] : rows.map((line) => line.id))}
            />
          </th>
          <th>{t('cases.head.name')}</th>
          {CASE_COLUMNS.filter((column) => columns.includes(column)).map(head)}
        </tr>
      </thead>
      <tbody>
        {rows.map((line) => {
          const ticked = chosen.ids.includes(line.id)
          return (
            <tr
              key={line.id}
              className={ticked ? 'is-chosen' : undefined}
              onClick={(event) => {
                if (
                  event.defaultPrevented ||
                  (event.target as Element).closest('a, button, input, .case-choose')
                )
                  return
                router.history.push(caseHref(line.id))
              }}
            >
              <td className="case-choose">
                <input
                  type="checkbox"
                  className="check"
                  aria-label={t('cases.choose', { name: line.client.name })}
                  checked={ticked}
                  onChange={() =>
                    chosen.onChoose(
                      ticked ? chosen.ids.filter((id) => id !== line.id) : [...chosen.ids, line.id],
                    )
                  }
                />
              </td>
              <td>
                <NameLink line={line} />
              </td>
              {CASE_COLUMNS.filter((column) => columns.includes(column)).map((column) => (
                <Cell key={column} column={column} line={line} />
              ))}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** The same on a phone: two lines for each. */
export function CaseRows({ rows }: { readonly rows: readonly CaseLine[] }) {
  const { t } = useText()
  const router = useRouter()
  return (
    <ul className="case-rows">
      {rows.map((line) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: a wider target for the finger; the name inside is the link
        <li
          key={line.id}
          onClick={(event) => {
            if (!event.defaultPrevented) router.history.push(caseHref(line.id))
          }}
        >
          <span className="clip">
            <NameLink line={line} />{' '}
            <span className="faint small">
              <Place line={line} />
            </span>
          </span>
          <RiskGlyph risk={line.risk} />
          <span className="muted clip">
            {line.state === 'open' ? t(`word.stage.${line.stage}`) : t(`cases.state.${line.state}`)}
            <Dot />
            {line.worker.name}
          </span>
          <Due line={line} />
        </li>
      ))}
    </ul>
  )
}
