import type { Permission } from '@quancheng/contract/permission.ts'
import { useEffect, useRef } from 'react'
import { GoLink } from '../app/go-link.tsx'
import { useMay } from '../app/session.ts'
import { useAddress } from '../app/use-address.ts'
import { useText } from '../text/use-text.tsx'
import '../ui/tabs.css'

const TABS = [
  { word: 'institution', href: '/settings/institution', opens: 'staff.read' },
  { word: 'departments', href: '/settings/departments', opens: 'staff.read' },
  { word: 'teams', href: '/settings/teams', opens: 'staff.read' },
  { word: 'members', href: '/settings', opens: null },
  { word: 'duties', href: '/settings/duties', opens: null },
  { word: 'door', href: '/settings/door', opens: 'staff.manage' },
  { word: 'posters', href: '/settings/posters', opens: 'staff.manage' },
  { word: 'feed', href: '/settings/feed', opens: 'exchange.read' },
  { word: 'journal', href: '/settings/journal', opens: 'access.journal' },
  { word: 'compliance', href: '/settings/compliance', opens: 'compliance.report' },
  { word: 'instruments', href: '/settings/instruments', opens: null },
  { word: 'risk', href: '/settings/risk', opens: 'assist.manage' },
  { word: 'library', href: '/library', opens: null },
] as const satisfies readonly { word: string; href: string; opens: Permission | null }[]

/** The feed has a page below its own. */
function isUnder(pathname: string, href: string): boolean {
  return pathname === href || (href !== '/settings' && pathname.startsWith(`${href}/`))
}

/** The parts of running the house that one's duties open. */
export function SettingsTabs() {
  const { t } = useText()
  const may = useMay()
  const { pathname } = useAddress()
  const nav = useRef<HTMLElement>(null)
  // On a phone the part one is in may lie beyond the edge.
  useEffect(() => {
    const here = pathname === '' ? null : nav.current?.querySelector('[aria-current]')
    here?.scrollIntoView({ inline: 'center', block: 'nearest' })
  }, [pathname])
  return (
    <nav ref={nav} className="tabs" aria-label={t('app.nav.settings')}>
      {TABS.filter(({ opens }) => opens === null || may(opens)).map(({ word, href }) => (
        <GoLink key={word} href={href} aria-current={isUnder(pathname, href) ? 'page' : undefined}>
          {t(`settings.tab.${word}`)}
        </GoLink>
      ))}
    </nav>
  )
}
