import { type LISTS, staff } from '@quancheng/contract/staff.ts'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useText } from '../text/use-text.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { type SavedView, SavedViews } from '../ui/saved-views.tsx'
import { TextField } from '../ui/simple-fields.tsx'
import { useToast } from '../ui/toast.tsx'
import { parseAddress, writeAddress } from './address.ts'
import { useAddress } from './use-address.ts'
import { useAsk } from './use-ask.ts'
import { useCommand } from './use-command.ts'
import { useProblem } from './use-problem.ts'

/** What is searched for, which page and what is open belong to the moment, not to a view. */
const OF_THE_MOMENT = ['q', 'page', 'after', 'record', 'recordCase', 'recordClient', 'recordDraft'] as const

interface Props {
  readonly list: (typeof LISTS)[number]
  readonly views: readonly SavedView[]
  readonly current: string
  readonly onOpen: (view: SavedView) => void
}

/** The views a list comes with, then those a person has kept; the conditions of now can be kept as one more. */
export function ListViews({ list, views, current, onOpen }: Props) {
  const { t } = useText()
  const router = useRouter()
  const toast = useToast()
  const { pathname, address } = useAddress()
  const [naming, setNaming] = useState(false)
  const asked = useAsk(staff.views, { list })
  const drop = useCommand(staff.dropView, {
    refresh: ['/staff/views'],
    onDone: () => toast.say(t('ui.views.dropped')),
  })
  const own = asked.data ?? []
  const here = sameWords(
    Object.fromEntries(
      Object.entries(address).filter(([key]) => !OF_THE_MOMENT.some((word) => word === key)),
    ),
  )
  const opened = own.find((view) => sameWords(parseAddress(view.address)) === here)
  return (
    <>
      <SavedViews
        views={[...views, ...own.map(({ id, name }) => ({ id, name, count: null, more: false }))]}
        current={opened?.id ?? current}
        onOpen={(view) => {
          const mine = own.find(({ id }) => id === view.id)
          if (mine) router.history.push(`${pathname}?${mine.address}`)
          else onOpen(view)
        }}
        {...(opened === undefined && here !== '' && { onSave: () => setNaming(true) })}
        {...(opened !== undefined && { onDrop: () => drop.send({ viewId: opened.id }) })}
      />
      {naming && (
        <NameForm
          list={list}
          address={here}
          taken={own.map(({ name }) => name)}
          onClose={() => setNaming(false)}
        />
      )}
    </>
  )
}

interface NameProps {
  readonly list: Props['list']
  readonly address: string
  readonly taken: readonly string[]
  readonly onClose: () => void
}

function NameForm({ list, address, taken, onClose }: NameProps) {
  const { t } = useText()
  const toast = useToast()
  const [name, setName] = useState('')
  const [tried, setTried] = useState(false)
  const command = useCommand(staff.keepView, { refresh: ['/staff/views'] })
  const problem = useProblem(command)
  return (
    <FormDialog
      width={440}
      title={t('ui.views.saveTitle')}
      note={t('ui.views.saveNote')}
      submit={t('ui.views.keep')}
      sending={command.sending}
      problem={problem}
      dirty={name !== ''}
      onSubmit={() => {
        setTried(true)
        if (name.trim() === '') return
        command.sendAsync({ list, name: name.trim(), address }).then(
          () => {
            toast.say(t('ui.views.kept'))
            onClose()
          },
          () => undefined,
        )
      }}
      onClose={onClose}
    >
      <TextField
        first
        above
        label={t('ui.views.name')}
        value={name}
        onChange={(words) => setName([...words].slice(0, 30).join(''))}
        error={tried && name.trim() === '' ? t('ui.views.nameMissing') : null}
        hint={taken.includes(name.trim()) ? t('ui.views.replaces') : null}
      />
    </FormDialog>
  )
}

/** One text for the same conditions, whatever order they were added in. */
function sameWords(address: ReturnType<typeof parseAddress>): string {
  return writeAddress(
    Object.fromEntries(
      Object.entries(address)
        .map(([key, value]): [string, string | string[]] => [
          key,
          Array.isArray(value) ? value.toSorted() : String(value ?? ''),
        ])
        .toSorted(([one], [other]) => (one < other ? -1 : 1)),
    ),
  ).slice(1)
}
