import { type Opening, urgent } from '@quancheng/contract/urgent.ts'
import { GoLink } from '../app/go-link.tsx'
import { MorePages } from '../app/more-pages.tsx'
import { NotAnswered } from '../app/not-answered.tsx'
import { useMay } from '../app/session.ts'
import { useAddress } from '../app/use-address.ts'
import { useAskPages } from '../app/use-ask-pages.ts'
import { useCommand } from '../app/use-command.ts'
import { useProblem } from '../app/use-problem.ts'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { NoPermission } from '../ui/no-permission.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useToast } from '../ui/toast.tsx'
import { OpenUrgently } from './open-urgently.tsx'
import './urgent.css'

interface LineProps {
  readonly opening: Opening
}

function Line({ opening }: LineProps) {
  const { t, day, time } = useText()
  const toast = useToast()
  const ending = useCommand(urgent.endUrgently, {
    refresh: ['/access/urgent', '/clients', '/cases'],
    onDone: () =>
      toast.say(t(opening.expiresAt === null ? 'access.urgent.withdrawn' : 'access.urgent.endDone')),
  })
  const deciding = useCommand(urgent.decideUrgent, {
    refresh: ['/access/urgent'],
    onDone: () => toast.say(t('access.urgent.decideDone')),
  })
  const [endProblem, decideProblem] = [useProblem(ending), useProblem(deciding)]
  const problem = endProblem ?? decideProblem
  const busy = ending.sending || deciding.sending || undefined
  const afterwards = opening.approval === 'to-confirm'
  const waits = afterwards || opening.approval === 'waiting'
  const line = { openingId: opening.id, seen: opening.revision }
  const end = () => ending.send(line)
  const decide = (agreed: boolean) => deciding.send({ ...line, agreed })
  const today = dayOf(new Date())
  const { client } = opening
  return (
    <tr>
      <td>
        {client ? (
          <GoLink href={`/clients/${client.id}`} className="link">
            {client.name}
          </GoLink>
        ) : (
          <span className="muted">{t('access.urgent.noName')}</span>
        )}
      </td>
      <td className="nowrap">{opening.mine ? t('access.urgent.me') : opening.who.name}</td>
      <td className="urgent-reason">{opening.reason}</td>
      <td className="muted nowrap">
        {day(dayOf(opening.openedAt), { today })} {time(opening.openedAt)}
      </td>
      <td>
        {opening.approval !== null && (
          <p data-approval={opening.approval} className={waits ? undefined : 'muted'}>
            {t(`access.urgent.approval.${opening.approval}`, {
              name: opening.decidedBy?.name ?? '',
              time: opening.answerBy === null ? '' : time(opening.answerBy),
            })}
          </p>
        )}
        {opening.mayDecide && (
          <p className="line wrap">
            <Button small kind="primary" aria-disabled={busy} onClick={() => decide(true)}>
              {t(afterwards ? 'access.urgent.confirm' : 'access.urgent.agree')}
            </Button>
            <Button small aria-disabled={busy} onClick={() => decide(false)}>
              {t(afterwards ? 'access.urgent.notConfirm' : 'access.urgent.disagree')}
            </Button>
          </p>
        )}
        {opening.living && opening.expiresAt !== null ? (
          <span className="line wrap">
            <span className="nowrap">{t('access.urgent.living', { time: time(opening.expiresAt) })}</span>
            <button type="button" className="link small nowrap" aria-disabled={busy} onClick={end}>
              {t('access.urgent.end')}
            </button>
          </span>
        ) : opening.expiresAt !== null ? (
          <span className="muted">
            {opening.endedAt === null
              ? t('access.urgent.expired')
              : t('access.urgent.ended', { time: time(opening.endedAt) })}
          </span>
        ) : (
          opening.mine &&
          opening.approval === 'waiting' && (
            <button type="button" className="link small nowrap" aria-disabled={busy} onClick={end}>
              {t('access.urgent.withdraw')}
            </button>
          )
        )}
        {problem !== null && (
          <p className="small is-crisis" role="alert">
            {problem}
          </p>
        )}
      </td>
    </tr>
  )
}

/** 紧急查阅: open a file outside one's duty with a reason, and see which files were opened so. */
export function UrgentPage() {
  const { t } = useText()
  const may = useMay()
  const { word } = useAddress()
  const allowed = may('access.openings')
  const { pages, rows } = useAskPages(urgent.openings, {}, { ready: allowed })
  if (!allowed) return <NoPermission owner={null} />
  return (
    <Page title={t('access.urgent.title')} about={t('access.urgent.about')}>
      {may('access.urgent') && (
        <Section title={t('access.urgent.ask')} shape="padded">
          <OpenUrgently clientId={word('client') ?? null} />
        </Section>
      )}
      <Section title={t('access.urgent.list')} shape="padded">
        {pages.error ? (
          <NotAnswered asked={pages} />
        ) : !pages.data ? (
          <Skeleton rows={4} height={36} padded={false} />
        ) : rows.length === 0 ? (
          <Empty title={t('access.urgent.none')}>{t('access.urgent.noneWords')}</Empty>
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the wide table scrolls by keyboard too
          <section className="urgent-table" tabIndex={0} aria-label={t('access.urgent.list')}>
            <table className="table flush as-cards">
              <thead>
                <tr>
                  <th>{t('access.urgent.client')}</th>
                  <th>{t('access.urgent.who')}</th>
                  <th>{t('access.urgent.why')}</th>
                  <th>{t('access.urgent.when')}</th>
                  <th>{t('access.urgent.state')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((opening) => (
                  <Line key={opening.id} opening={opening} />
                ))}
              </tbody>
            </table>
          </section>
        )}
        <MorePages pages={pages} padded={false}>
          {t('access.urgent.more')}
        </MorePages>
      </Section>
    </Page>
  )
}
