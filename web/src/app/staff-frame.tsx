import { library } from '@quancheng/contract/library.ts'
import { safety } from '@quancheng/contract/safety.ts'
import { staff } from '@quancheng/contract/staff.ts'
import { useIsMutating, useQueryClient } from '@tanstack/react-query'
import { Outlet, useRouter, useRouterState } from '@tanstack/react-router'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { RecordSlot } from '../cases/records/record-slot.tsx'
import { SignIn } from '../staff/sign-in.tsx'
import { useText } from '../text/use-text.tsx'
import { BrandMark } from '../ui/brand-mark.tsx'
import { Empty } from '../ui/empty.tsx'
import { KeysHelp } from '../ui/keys-help.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useKeys, useKeysHelp } from '../ui/use-keys.tsx'
import { parseAddress, writeAddress } from './address.ts'
import { AntdTheme } from './antd-theme.tsx'
import { ask, Refused } from './ask.ts'
import { Frame } from './frame.tsx'
import { LeaveGuard } from './leave-guard.tsx'
import { openPlaces } from './nav.ts'
import { useNavCounts, useReportNavCount } from './nav-counts.ts'
import { NotAnswered } from './not-answered.tsx'
import { NoticeList } from './notice-list.tsx'
import { PersonMenu } from './person-menu.tsx'
import { prefer, usePreferences } from './preferences.ts'
import { isReached, onReach } from './reach.ts'
import { Region } from './region.tsx'
import { MeContext, useMay, useMe } from './session.ts'
import { onSignedOut } from './signed-out.ts'
import { StaffPalette } from './staff-palette.tsx'
import type { SyncState } from './sync-mark.tsx'
import { useAsk } from './use-ask.ts'

function useOnline(): boolean {
  return useSyncExternalStore(
    (listener) => {
      window.addEventListener('online', listener)
      window.addEventListener('offline', listener)
      return () => {
        window.removeEventListener('online', listener)
        window.removeEventListener('offline', listener)
      }
    },
    () => navigator.onLine,
  )
}

function useSync(): SyncState {
  const online = useOnline()
  const reached = useSyncExternalStore(onReach, isReached)
  const saving = useIsMutating()
  return {
    state: !online ? 'offline' : !reached ? 'unreachable' : saving > 0 ? 'saving' : 'synced',
    waiting: saving,
  }
}

function SignedIn() {
  const { t } = useText()
  const me = useMe()
  const may = useMay()
  const router = useRouter()
  const queries = useQueryClient()
  const { letters } = usePreferences()
  const pathname = useRouterState({ select: (state) => state.location.pathname })
  const search = useRouterState({ select: (state) => state.location.searchStr })
  const [searching, setSearching] = useState(false)
  const counts = useNavCounts()
  const sync = useSync()
  const notices = useAsk(staff.notices, {}, { every: 60_000 })
  const places = openPlaces(me.grants)
  const watching = useAsk(
    safety.safetyCounts,
    {},
    { ready: may('assessments.watch') || may('assessments.report'), every: 60_000 },
  )
  useReportNavCount('safety', watching.data ? watching.data.watched + watching.data.reports : null)
  const go = (href: string) => () => router.history.push(href)
  const record = may('cases.write')
    ? () => router.history.push(`${pathname}${writeAddress({ ...parseAddress(search), record: '1' })}`)
    : null
  const help = useKeysHelp(t('ui.keys.help'))
  useKeys([
    { keys: 'ctrl+k', does: t('ui.keys.search'), where: 'anywhere', run: () => setSearching(true) },
    ...(record ? [{ keys: 'n', does: t('ui.keys.record'), where: 'list' as const, run: record }] : []),
    { keys: 'g t', does: t('ui.keys.goToday'), where: 'list', run: go('/today') },
    { keys: 'g r', does: t('ui.keys.goIntake'), where: 'list', run: go('/intake') },
    { keys: 'g c', does: t('ui.keys.goCases'), where: 'list', run: go('/cases') },
    { keys: 'g p', does: t('ui.keys.goClients'), where: 'list', run: go('/clients') },
  ])
  const startOver = async () => {
    queries.clear()
    await router.invalidate()
  }
  return (
    <Frame
      places={places}
      counts={counts}
      pathname={pathname}
      person={{ name: me.name, title: me.title }}
      sync={sync}
      unread={notices.data?.unread ?? 0}
      notices={<NoticeList rows={notices.data?.rows ?? []} />}
      menu={(close) => (
        <PersonMenu
          organisation={me.organisation}
          organisations={me.organisations}
          onActIn={(organisationId) => {
            void ask(staff.actIn, { organisationId }).then(startOver).then(go('/today'))
          }}
          onLocale={(locale) => {
            prefer({ locale })
            void ask(staff.setLocale, { locale: locale === 'zh' ? 'zh-CN' : 'en' })
          }}
          onKeys={help.show}
          onSignOut={() => {
            void ask(staff.signOut, {})
              .finally(() => router.navigate({ href: '/sign-in', ignoreBlocker: true }))
              .finally(() => queries.clear())
          }}
          close={close}
        />
      )}
      onSearch={() => setSearching(true)}
      onRecord={record}
    >
      {places.length === 0 ? (
        <Empty title={t('app.nothingOpen')}>{t('app.nothingOpenWords')}</Empty>
      ) : (
        <Region name={pathname}>
          <Outlet />
        </Region>
      )}
      {record && <RecordSlot />}
      <LeaveGuard />
      {searching && <StaffPalette places={places} onRecord={record} onClose={() => setSearching(false)} />}
      {help.open && <KeysHelp lettersOn={letters} onClose={help.hide} />}
    </Frame>
  )
}

interface GoToProps {
  readonly href: string
}

/** Goes there once; the address it was made from changes on the way. */
function GoTo({ href }: GoToProps) {
  const router = useRouter()
  const [first] = useState(href)
  useEffect(() => router.history.replace(first), [router, first])
  return null
}

/** Everything behind sign-in. When the session ends in the middle of work, sign-in is laid over it and nothing is lost. */
export function StaffFrame() {
  const speech = useText()
  const { locale: chosen } = usePreferences()
  const queries = useQueryClient()
  const me = useAsk(staff.me, {})
  const codes = useAsk(library.codes, {}, { lasting: true })
  const here = useRouterState({ select: (state) => state.location.href })
  const [ended, setEnded] = useState<{ readonly lockedName: string | null } | null>(null)
  useEffect(
    () =>
      onSignedOut(({ code, facts }) =>
        setEnded({ lockedName: code === 'session-locked' ? String(facts.name) : null }),
      ),
    [],
  )
  useEffect(() => {
    if (chosen === null && me.data && me.data.locale !== speech.tag)
      prefer({ locale: me.data.locale === 'zh-CN' ? 'zh' : 'en' })
  }, [chosen, me.data, speech.tag])
  if (me.data && !codes.isPending)
    return (
      <MeContext value={me.data}>
        <AntdTheme>
          <SignedIn />
          {ended && (
            <SignIn
              over
              lockedName={ended.lockedName}
              message={ended.lockedName === null ? speech.t('staff.expired') : null}
              onDone={() => {
                setEnded(null)
                void queries.invalidateQueries()
              }}
            />
          )}
        </AntdTheme>
      </MeContext>
    )
  if (me.error instanceof Refused && me.error.code === 'session-locked')
    return (
      <SignIn
        lockedName={String(me.error.facts.name)}
        message={null}
        onDone={() => {
          setEnded(null)
          void Promise.all([me.refetch(), codes.refetch()])
        }}
      />
    )
  if (me.error instanceof Refused && me.error.status === 401)
    return <GoTo href={`/sign-in?back=${encodeURIComponent(here)}`} />
  if (me.error) return <NotAnswered asked={me} />
  return <FrameToCome />
}

/** The frame while nobody knows yet who is here: nothing that will stand elsewhere a moment later. */
function FrameToCome() {
  const { t } = useText()
  return (
    <div className="app" aria-busy="true">
      <aside className="side">
        <div className="brand">
          <BrandMark />
          <span className="word">{t('app.name')}</span>
        </div>
      </aside>
      <div className="main-column">
        <header className="top">
          <span className="phone-title only-phone">
            <BrandMark />
            <span className="clip">{t('app.name')}</span>
          </span>
        </header>
        <main className="sheet">
          <Skeleton rows={8} />
        </main>
      </div>
    </div>
  )
}
