import type { Permission } from '@quancheng/contract/permission.ts'
import { type ComponentProps, Fragment, type ReactNode, useState } from 'react'
import { AskedTable } from '../app/asked-table.tsx'
import { useMay } from '../app/session.ts'
import { Button } from '../ui/button.tsx'
import { NoPermission } from '../ui/no-permission.tsx'
import { Page } from '../ui/page.tsx'
import { SettingsTabs } from './public.tsx'
import './settings.css'

interface Props<Row> extends Pick<ComponentProps<typeof AskedTable<Row>>, 'asked' | 'columns' | 'children'> {
  readonly rows: readonly Row[] | undefined
  readonly skeletonRows: number
  readonly reads: Permission
  readonly manages: Permission
  /** Of a list that has rows; `plainTitle` stands before that. */
  readonly title: string
  readonly plainTitle: string
  readonly about: string
  /** Ways to the pages beside it. */
  readonly links?: ReactNode
  readonly add: string
  readonly none: string
  readonly noneWords: string
  /** The form of a row, or of a new one. */
  readonly form: (row: Row | null, close: () => void) => ReactNode
}

/** A list of what the house was told of itself: rows open to be changed, and one more is added, by whoever may. */
export function SettingsList<Row extends { readonly id: string }>({
  asked,
  columns,
  children,
  rows,
  skeletonRows,
  reads,
  manages,
  title,
  plainTitle,
  about,
  links,
  add,
  none,
  noneWords,
  form,
}: Props<Row>) {
  const may = useMay()
  const [open, setOpen] = useState<Row | 'new' | null>(null)
  if (!may(reads)) return <NoPermission owner={null} />
  const isFilled = rows !== undefined && rows.length > 0
  const adding = may(manages) && (
    <Button icon="plus" onClick={() => setOpen('new')}>
      {add}
    </Button>
  )
  return (
    <Page
      title={isFilled ? title : plainTitle}
      about={about}
      actions={
        <>
          {links}
          {isFilled && adding}
        </>
      }
      under={<SettingsTabs />}
    >
      <AskedTable
        asked={asked}
        rows={rows}
        keyOf={({ id }) => id}
        onOpen={may(manages) ? setOpen : null}
        skeletonRows={skeletonRows}
        empty={{ title: none, words: noneWords, actions: adding }}
        columns={columns}
      >
        {children}
      </AskedTable>
      {open !== null && (
        <Fragment key={open === 'new' ? 'new' : open.id}>
          {form(open === 'new' ? null : open, () => setOpen(null))}
        </Fragment>
      )}
    </Page>
  )
}
