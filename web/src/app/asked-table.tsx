import type { ReactNode } from 'react'
import { useText } from '../text/use-text.tsx'
import { Empty } from '../ui/empty.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useListKeys } from '../ui/use-keys.tsx'
import { NotAnswered } from './not-answered.tsx'

interface Column<Row> {
  readonly head: string
  readonly cell: (row: Row) => ReactNode
  /** Of the head and of every cell below it. */
  readonly className?: string
  /** Of the cells only. */
  readonly cellClass?: string | ((row: Row) => string)
}

interface Props<Row> {
  readonly asked: { readonly error: Error | null; readonly refetch: () => unknown }
  /** Undefined until the answer is there. */
  readonly rows: readonly Row[] | undefined
  readonly keyOf: (row: Row) => string
  /** The first names the row, and is the button that opens it. */
  readonly columns: readonly Column<Row>[]
  /** Null for whoever may only read. */
  readonly onOpen: ((row: Row) => void) | null
  /** Which row is open beside the table, where rows open there. */
  readonly isOpen?: (row: Row) => boolean
  readonly skeletonRows: number
  /** Left out where somebody is always there. */
  readonly empty?: { readonly title: string; readonly words: string; readonly actions: ReactNode }
  /** What stands above the table. */
  readonly children?: ReactNode
}

/** The answer to a question as a table whose rows open, with what stands there before, without and instead of it. */
export function AskedTable<Row>({
  asked,
  rows,
  keyOf,
  columns,
  onOpen,
  isOpen,
  skeletonRows,
  empty,
  children,
}: Props<Row>) {
  const { t } = useText()
  const list = useListKeys({ next: t('ui.keys.next'), previous: t('ui.keys.previous') })
  return (
    <>
      <NotAnswered asked={asked} />
      {!rows && !asked.error && <Skeleton rows={skeletonRows} height={40} />}
      {children}
      {rows?.length === 0 && empty && (
        <Empty title={empty.title} actions={empty.actions}>
          {empty.words}
        </Empty>
      )}
      {rows && rows.length > 0 && (
        <div {...list}>
          <table className="table">
            <thead>
              <tr>
                {columns.map(({ head, className }) => (
                  <th key={head} className={className}>
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr
                  key={keyOf(row)}
                  className={onOpen ? 'opens' : undefined}
                  aria-selected={isOpen?.(row)}
                  onClick={onOpen ? () => onOpen(row) : undefined}
                >
                  {columns.map((column, at) => (
                    <td key={column.head} className={classOf(column, row)}>
                      {at > 0 ? (
                        column.cell(row)
                      ) : onOpen ? (
                        <button
                          type="button"
                          className="line"
                          data-row=""
                          onClick={(event) => {
                            event.stopPropagation()
                            onOpen(row)
                          }}
                        >
                          {column.cell(row)}
                        </button>
                      ) : (
                        <span className="line">{column.cell(row)}</span>
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}

function classOf<Row>({ className, cellClass }: Column<Row>, row: Row): string | undefined {
  const own = typeof cellClass === 'function' ? cellClass(row) : cellClass
  return [className, own].filter(Boolean).join(' ') || undefined
}
