import type { today } from '@quancheng/contract/today.ts'
import type { z } from 'zod'
import { GoLink } from '../app/go-link.tsx'
import { NotInRecordCount } from '../cases/summaries/not-in-record-count.tsx'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { Button, buttonClass } from '../ui/button.tsx'
import { Dot } from '../ui/dot.tsx'
import { Section } from '../ui/page.tsx'
import { balanceOf } from './balance.ts'

type Head = z.output<typeof today.head.output>

interface Props {
  readonly data: Head
  readonly onSign: (closureId: string) => void
}

/** Beside the team: what waits for a signature, and who carries more than the others. */
export function HeadAside({ data, onSign }: Props) {
  const { t, day, time, coded } = useText()
  const { closures } = data
  const [first] = closures
  const balance = balanceOf(data.workers)
  return (
    <>
      {data.conferences.length > 0 && (
        <Section title={t('today.head.conferences')} count={data.conferences.length}>
          <ul className="to-sign">
            {data.conferences.map((row) => (
              <li key={row.id}>
                <div className="grow clip">
                  <GoLink href={`/conferences?conference=${row.id}`}>
                    {time(row.beginsAt)} {row.client}
                  </GoLink>
                  <Dot />
                  {row.place}
                </div>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section
        title={t('today.sign')}
        count={closures.length}
        action={
          first && (
            <Button small onClick={() => onSign(first.closureId)}>
              {t('today.sign.oneByOne')}
            </Button>
          )
        }
      >
        {first === undefined && <p className="small muted">{t('today.sign.nothing')}</p>}
        <ul className="to-sign">
          {closures.map((row) => (
            <li key={row.closureId}>
              <div className="grow">
                <div className="clip">
                  {t('today.sign.closure')}
                  <Dot />
                  {row.client}
                </div>
                <div className="tiny faint clip">
                  {row.worker} {day(dayOf(row.askedAt), { today: dayOf(data.now) })}
                  <Dot />
                  {coded('reason', `today.${row.reason}`, {}) ?? row.reason}
                </div>
                {row.missing > 0 && (
                  <div className="tiny is-high">{t('today.sign.missing', { count: row.missing })}</div>
                )}
              </div>
              <Button
                kind="text"
                small
                aria-label={t('today.sign.lookAt', { client: row.client })}
                onClick={() => onSign(row.closureId)}
              >
                {t('today.sign.look')}
              </Button>
            </li>
          ))}
        </ul>
      </Section>
      <NotInRecordCount />
      {balance && (
        <Section title={t('today.balance')}>
          <p className="small muted" style={{ marginBottom: 8 }}>
            {t('today.balance.most', {
              name: balance.most.worker.name,
              open: balance.most.open,
              unsigned: balance.most.unsigned,
              overdue: balance.most.overdue,
            })}
            {t('today.balance.least', { name: balance.least.worker.name, open: balance.least.open })}
          </p>
          <GoLink
            href={`/cases?view=team&worker=${balance.most.worker.id}`}
            className={buttonClass({ small: true })}
          >
            {t('today.balance.look', { name: balance.most.worker.name })}
          </GoLink>
        </Section>
      )}
      <Section title={t('today.records')}>
        <p className="small muted">
          {data.lateRecords === 0
            ? t('today.records.inTime')
            : t('today.records.late', { count: data.lateRecords })}
        </p>
      </Section>
    </>
  )
}
