import { useRouter, useSearch } from '@tanstack/react-router'
import { lazy } from 'react'
import { AntdTheme } from '../app/antd-theme.tsx'
import { Frame } from '../app/frame.tsx'
import { openPlaces } from '../app/nav.ts'
import { PersonMenu } from '../app/person-menu.tsx'
import { prefer, usePreferences } from '../app/preferences.ts'
import { Region } from '../app/region.tsx'
import { Wait } from '../app/wait.tsx'
import { useText } from '../text/use-text.tsx'
import { KeysHelp } from '../ui/keys-help.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useKeysHelp } from '../ui/use-keys.tsx'
import './gallery.css'

const SHELVES = {
  today: lazy(async () => ({ default: (await import('./today-shelf.tsx')).TodayShelf })),
  requests: lazy(async () => ({ default: (await import('./requests-shelf.tsx')).RequestsShelf })),
  cases: lazy(async () => ({ default: (await import('./cases-shelf.tsx')).CasesShelf })),
  case: lazy(async () => ({ default: (await import('./case-shelf.tsx')).CaseShelf })),
  states: lazy(async () => ({ default: (await import('./states-shelf.tsx')).StatesShelf })),
  forms: lazy(async () => ({ default: (await import('./forms-shelf.tsx')).FormsShelf })),
  parts: lazy(async () => ({ default: (await import('./parts-shelf.tsx')).PartsShelf })),
} as const
type ShelfName = keyof typeof SHELVES
const NAMES = Object.keys(SHELVES) as ShelfName[]

const GRANTS = [
  'intake.read',
  'clients.find',
  'cases.read',
  'groups.read',
  'community.read',
  'aid.read',
  'directory.read',
  'referrals.read',
  'volunteers.read',
  'supervision.team',
  'indicators.read',
  'library.read',
  'staff.manage',
].map((permission) => {
  const [capability = '', verb = ''] = permission.split('.')
  return { capability, verb, scope: 'own' as const }
})

/** Every part in every state, inside the real frame. `?show=` chooses the shelf. */
export function Gallery() {
  const { t } = useText()
  const router = useRouter()
  const { letters } = usePreferences()
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const shown = NAMES.find((name) => name === search.show) ?? 'today'
  const Shelf = SHELVES[shown]
  const help = useKeysHelp(t('ui.keys.help'))
  const pathname =
    { today: '/today', requests: '/intake', cases: '/cases', case: '/cases/1' }[shown as string] ?? '/library'
  return (
    <AntdTheme>
      <Frame
        places={openPlaces(GRANTS)}
        counts={{
          today: { count: 11, more: false },
          intake: { count: 15, more: false },
          cases: { count: 23, more: false },
        }}
        pathname={pathname}
        person={{ name: '林若溪', title: t('app.name') }}
        sync={{ state: shown === 'states' ? 'offline' : 'synced', waiting: shown === 'states' ? 2 : 0 }}
        unread={3}
        notices={<p className="small muted">{t('app.noticesEmpty')}</p>}
        menu={(close) => (
          <PersonMenu
            organisation={null}
            organisations={[]}
            onActIn={close}
            onLocale={(locale) => prefer({ locale })}
            onKeys={help.show}
            onSignOut={() => router.history.push('/sign-in')}
            close={close}
          />
        )}
        onSearch={help.show}
        onRecord={() => router.history.push('/gallery?show=forms')}
      >
        <Region name={shown}>
          <Wait fallback={<Skeleton />}>
            <Shelf />
          </Wait>
        </Region>
        <div className="gallery-switch">
          <Segmented
            label={t('gallery.title')}
            value={shown}
            onChange={(name) => router.history.push(`/gallery?show=${name}`)}
            options={NAMES.map((name) => ({ value: name, label: t(`gallery.show.${name}`) }))}
          />
        </div>
      </Frame>
      {help.open && <KeysHelp lettersOn={letters} onClose={help.hide} />}
    </AntdTheme>
  )
}
