import { summaries } from '@quancheng/contract/summaries.ts'
import { GoLink } from '../../app/go-link.tsx'
import { useMay } from '../../app/session.ts'
import { useAsk } from '../../app/use-ask.ts'
import { useText } from '../../text/use-text.tsx'
import { buttonClass } from '../../ui/button.tsx'
import { Section } from '../../ui/page.tsx'

/** How many of the team's cases the hospital's record knows nothing of; silent where no record system is set up. */
export function NotInRecordCount() {
  const { t, count } = useText()
  const may = useMay()
  const asked = useAsk(summaries.notInRecord, {}, { ready: may('supervision.team') })
  const { data } = asked
  if (data === undefined || data.destinations === 0) return null
  return (
    <Section title={t('cases.summary.missing')}>
      {data.count === 0 ? (
        <p className="small muted">{t('cases.summary.missing.well')}</p>
      ) : (
        <>
          <p className="small muted" style={{ marginBottom: 8 }}>
            {t('cases.summary.missing.count', { count: count(data.count, data.more) })}
            {data.notAgreed > 0 && ` ${t('cases.summary.missing.notAgreed', { count: data.notAgreed })}`}
          </p>
          <GoLink href="/cases/not-in-record" className={buttonClass({ small: true })}>
            {t('cases.summary.missing.look')}
          </GoLink>
        </>
      )}
    </Section>
  )
}
