import { type ReactNode, useState } from 'react'
import { useText } from '../text/use-text.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { BrandMark } from '../ui/brand-mark.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { Popover } from '../ui/popover.tsx'
import { GoLink } from './go-link.tsx'
import { type NavPlace, placeOf } from './nav.ts'
import type { NavCounts } from './nav-counts.ts'
import { SyncMark, type SyncState } from './sync-mark.tsx'
import './frame.css'

interface Props {
  readonly places: readonly NavPlace[]
  readonly counts: NavCounts
  readonly pathname: string
  readonly person: { readonly name: string; readonly title: string }
  readonly sync: SyncState
  readonly unread: number
  /** The list behind the bell. */
  readonly notices: ReactNode
  /** The menu behind the person; closes itself by the function it is given. */
  readonly menu: (close: () => void) => ReactNode
  readonly onSearch: () => void
  /** Null when the person may not write records. */
  readonly onRecord: (() => void) | null
  readonly children: ReactNode
}

/** What stands around every sheet: navigation, search, sync, notices, ＋记录, the person. On phones tabs below. */
export function Frame(props: Props) {
  const { places, counts, pathname, person, sync, unread, notices, menu, onSearch, onRecord, children } =
    props
  const { t, count } = useText()
  const [moreOpen, setMoreOpen] = useState(false)
  const here = placeOf(pathname, places)
  const deeper = here !== null && pathname !== here.href
  const daily = ['today', 'intake', 'cases'].flatMap((word) => places.filter((each) => each.word === word))
  const tabs = [...daily, ...places.filter((each) => !daily.includes(each))].slice(0, 3)
  const others = places.filter((each) => !tabs.includes(each))
  const bellLabel = unread > 0 ? t('app.noticesUnread', { count: unread }) : t('app.notices')

  const navLink = (each: NavPlace) => {
    const figure = counts[each.word]
    return (
      <GoLink
        key={each.word}
        href={each.href}
        data-word={t(each.text)}
        aria-current={each === here ? 'page' : undefined}
      >
        <Icon name={each.icon} />
        <span className="word">{t(each.text)}</span>
        {figure && <span className="figure">{count(figure.count, figure.more)}</span>}
      </GoLink>
    )
  }
  const tab = (each: NavPlace) => (
    <GoLink key={each.word} href={each.href} aria-current={each === here ? 'page' : undefined}>
      <Icon name={each.icon} />
      {t(each.text)}
    </GoLink>
  )

  return (
    <div className="app">
      <a className="skip" href="#sheet">
        {t('app.skip')}
      </a>
      <aside className="side">
        <div className="brand">
          <BrandMark />
          <span className="word">{t('app.name')}</span>
        </div>
        <nav className="nav" aria-label={t('app.navigation')}>
          {places.filter((each) => each.part === 'work').map(navLink)}
          {new Set(places.map((each) => each.part)).size > 1 && <hr />}
          {places.filter((each) => each.part === 'house').map(navLink)}
        </nav>
        <Popover
          above
          label={t('app.me')}
          triggerProps={{ className: 'me' }}
          trigger={
            <>
              <Avatar name={person.name} />
              <span className="small words clip">
                <b>{person.name}</b>
                <br />
                <span className="tiny faint">{person.title}</span>
              </span>
              <span className="visually-hidden">{t('app.me')}</span>
            </>
          }
        >
          {menu}
        </Popover>
      </aside>
      <div className="main-column">
        <header className="top">
          <span className="phone-title only-phone">
            {deeper ? (
              <GoLink href={here.href} aria-label={t('ui.back')}>
                <Icon name="back" size={20} />
              </GoLink>
            ) : (
              <BrandMark />
            )}
            <span className="clip">{here ? t(here.text) : t('app.name')}</span>
          </span>
          <button type="button" className="search-box only-desk" onClick={onSearch}>
            <Icon name="search" />
            <span className="grow clip">{t('app.searchHint')}</span>
            <Kbd keys="Ctrl K" />
          </button>
          <span className="grow" />
          <span className="only-desk">
            <SyncMark {...sync} />
          </span>
          <span className="only-phone">
            {(sync.state === 'offline' || sync.state === 'unreachable') && <SyncMark {...sync} />}
          </span>
          <span className="only-phone">
            <Button kind="ghost" icon="search" aria-label={t('app.search')} onClick={onSearch} />
          </span>
          <Popover
            label={t('app.notices')}
            triggerProps={{ className: 'button ghost icon-only bell', 'aria-label': bellLabel }}
            trigger={
              <>
                <Icon name="bell" />
                {unread > 0 && <span className="unread">{count(unread)}</span>}
              </>
            }
          >
            {() => notices}
          </Popover>
          {onRecord && (
            <span className="only-desk">
              <Button kind="primary" icon="plus" keys="N" onClick={onRecord} title={t('app.recordLong')}>
                {t('app.record')}
              </Button>
            </span>
          )}
        </header>
        <main className="sheet" id="sheet" tabIndex={-1}>
          {children}
        </main>
      </div>
      <nav className="tab-bar" aria-label={t('app.navigation')}>
        {tabs.slice(0, 2).map(tab)}
        {onRecord && (
          <button type="button" className="add" onClick={onRecord} title={t('app.recordLong')}>
            <span>
              <Icon name="plus" />
              {t('app.record')}
            </span>
          </button>
        )}
        {tabs.slice(2).map(tab)}
        <button type="button" onClick={() => setMoreOpen(true)} aria-haspopup="dialog">
          <Icon name="more" />
          {t('app.nav.more')}
        </button>
      </nav>
      {moreOpen && (
        <Dialog
          title={person.name}
          mark={<span className="faint small">{person.title}</span>}
          onClose={() => setMoreOpen(false)}
        >
          <nav aria-label={t('app.nav.more')}>
            {others.map((each) => (
              <GoLink
                key={each.word}
                href={each.href}
                className="menu-item"
                onClick={() => setMoreOpen(false)}
              >
                <Icon name={each.icon} />
                {t(each.text)}
              </GoLink>
            ))}
          </nav>
          {menu(() => setMoreOpen(false))}
        </Dialog>
      )}
    </div>
  )
}
