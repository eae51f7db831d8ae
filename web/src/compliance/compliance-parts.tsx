import { GoLink } from '../app/go-link.tsx'
import { useMay } from '../app/session.ts'
import { useAddress } from '../app/use-address.ts'
import { SettingsTabs } from '../settings/public.tsx'
import { useText } from '../text/use-text.tsx'

const PARTS = [
  { word: 'impacts', href: '/settings/compliance', opens: 'compliance.read' },
  { word: 'incidents', href: '/settings/compliance/incidents', opens: 'compliance.report' },
] as const

/** The tabs of the settings, and below them the parts of compliance that one's duties open. */
export function ComplianceParts() {
  const { t } = useText()
  const may = useMay()
  const { pathname } = useAddress()
  return (
    <>
      <SettingsTabs />
      <nav className="line wrap compliance-parts" aria-label={t('compliance.parts')}>
        {PARTS.filter(({ opens }) => may(opens)).map(({ word, href }) => (
          <GoLink
            key={word}
            href={href}
            className="link"
            aria-current={pathname === href ? 'page' : undefined}
          >
            {t(`compliance.part.${word}`)}
          </GoLink>
        ))}
      </nav>
    </>
  )
}
