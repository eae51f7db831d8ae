import { alreadyServed } from '@quancheng/contract/already-served.ts'
import { GoLink } from '../app/go-link.tsx'
import { useAsk } from '../app/use-ask.ts'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { Section } from '../ui/page.tsx'

/** Where somebody went on beside a colleague, and why: for those who answer for the team. */
export function GoneOn() {
  const { t, day } = useText()
  const asked = useAsk(alreadyServed.goneOn, { limit: 20 })
  const rows = asked.data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <Section shape="padded" title={t('cases.others.list')} note={t('cases.others.listNote')}>
      <ul className="case-lines">
        {rows.map((row) => (
          <li key={row.id}>
            <div className="grow">
              <div className="line wrap">
                <GoLink href={`/clients/${row.clientId}`} className="link">
                  {row.client ?? t('today.figure.unnamed')}
                </GoLink>
                {t('cases.others.line', { by: row.by.name, colleague: row.colleague.name })}
                <span className="small muted">{day(dayOf(row.at), { today: dayOf(new Date()) })}</span>
              </div>
              <p className="small">{row.reason}</p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
