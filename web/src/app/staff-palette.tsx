import { clients } from '@quancheng/contract/clients.ts'
import { useRouter } from '@tanstack/react-router'
import { useDeferredValue, useState } from 'react'
import { useText } from '../text/use-text.tsx'
import { PersonLine } from '../ui/person-line.tsx'
import type { NavPlace } from './nav.ts'
import { Palette } from './palette.tsx'
import { useMay } from './session.ts'
import { useAsk } from './use-ask.ts'

interface Props {
  readonly places: readonly NavPlace[]
  readonly onRecord: (() => void) | null
  readonly onClose: () => void
}

/** The search box over the clients and cases one may find, and over the pages one may open. */
export function StaffPalette({ places, onRecord, onClose }: Props) {
  const { t } = useText()
  const router = useRouter()
  const may = useMay()
  const [words, setWords] = useState('')
  const q = useDeferredValue(words.trim())
  const search = useAsk(clients.search, { q }, { ready: q !== '' && may('clients.find'), keep: true })
  const people = q === '' ? [] : (search.data?.clients ?? [])
  const go = (href: string) => () => router.history.push(href)
  const pages = places
    .filter(
      (each) => q === '' || t(each.text).toLowerCase().includes(q.toLowerCase()) || each.word.startsWith(q),
    )
    .map((each) => ({ id: each.word, icon: each.icon, line: t(each.text), open: go(each.href) }))
  const record =
    onRecord && (q === '' || t('app.recordLong').toLowerCase().includes(q.toLowerCase()))
      ? [{ id: 'record', icon: 'plus' as const, line: t('app.recordLong'), open: onRecord }]
      : []
  return (
    <Palette
      words={words}
      onWords={setWords}
      searching={search.isFetching}
      onClose={onClose}
      nothing={
        may('access.urgent') && (
          <button
            type="button"
            className="link"
            onClick={() => {
              onClose()
              router.history.push('/clients/urgent')
            }}
          >
            {t('access.urgent.link')}
          </button>
        )
      }
      groups={[
        {
          title: t('app.searchPeople'),
          found: people.map((person) => ({
            id: person.id,
            icon: 'person',
            line: (
              <PersonLine
                name={person.name}
                sex={person.sex}
                age={person.age}
                ward={person.department}
                bed={person.bed}
              />
            ),
            open: go(`/clients/${person.id}`),
          })),
        },
        {
          title: t('app.searchCases'),
          found: people.flatMap((person) =>
            person.cases.map((each) => ({
              id: each.id,
              icon: 'folder' as const,
              line: `${each.number} ${person.name}`,
              open: go(`/cases/${each.id}`),
            })),
          ),
        },
        { title: t('app.searchPages'), found: [...record, ...pages] },
      ]}
    />
  )
}
