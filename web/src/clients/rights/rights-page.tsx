import { cases } from '@quancheng/contract/cases.ts'
import { type RightsRequest, rights } from '@quancheng/contract/rights.ts'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { writeAddress } from '../../app/address.ts'
import { ask } from '../../app/ask.ts'
import { download, downloadJson } from '../../app/download.ts'
import { GoLink } from '../../app/go-link.tsx'
import { MorePages } from '../../app/more-pages.tsx'
import { NotAnswered } from '../../app/not-answered.tsx'
import { problemText } from '../../app/problem-text.ts'
import { useMay } from '../../app/session.ts'
import { useAddress } from '../../app/use-address.ts'
import { useAskPages } from '../../app/use-ask-pages.ts'
import { dayOf } from '../../text/dates.ts'
import { useText } from '../../text/use-text.tsx'
import { Empty } from '../../ui/empty.tsx'
import { NoPermission } from '../../ui/no-permission.tsx'
import { Page } from '../../ui/page.tsx'
import { SavedViews } from '../../ui/saved-views.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useToast } from '../../ui/toast.tsx'
import { AnswerRight } from './answer-right.tsx'
import { RetentionDue } from './retention-due.tsx'
import { StoredFiles } from './stored-files.tsx'
import '../clients.css'

const VIEWS = ['waiting', 'answered'] as const

interface LineProps {
  readonly request: RightsRequest
  readonly onAnswer: () => void
}

function Line({ request, onAnswer }: LineProps) {
  const speech = useText()
  const { t, day, time } = speech
  const toast = useToast()
  const today = dayOf(new Date())
  const { client } = request
  const givesCopy = (request.kind === 'see' || request.kind === 'copy') && request.outcome !== 'refused'
  const [printing, setPrinting] = useState(false)
  const print = (as: 'pdf' | 'docx') => {
    setPrinting(true)
    ask(cases.copyOnPaper, { rightId: request.id, as, locale: speech.locale === 'zh' ? 'zh-CN' : 'en' })
      .then(download, (error: Error) => toast.say(problemText(error, speech)))
      .finally(() => setPrinting(false))
  }
  const downloadData = () =>
    ask(rights.copyOfFile, { rightId: request.id }).then(
      (copy) => {
        downloadJson(`${client?.name ?? ''} ${t('clients.right.copyFile')}.json`, copy, 'application/json')
      },
      (error: Error) => toast.say(problemText(error, speech)),
    )
  return (
    <tr>
      <td>
        {client && (request.effect === null || request.effect === 'restricted') ? (
          <GoLink href={`/clients/${client.id}`} className="link">
            {client.name}
          </GoLink>
        ) : (
          (client?.name ?? '')
        )}
      </td>
      <td className="nowrap">{t(`clients.right.kind.${request.kind}`)}</td>
      <td>
        {request.asker}{' '}
        {request.askedBy !== 'client' && (
          <span className="muted">{t(`clients.right.by.${request.askedBy}`)}</span>
        )}
      </td>
      <td className="muted nowrap">
        {day(dayOf(request.askedAt), { today })} {time(request.askedAt)}
      </td>
      <td>
        <span className="line wrap">
          {request.outcome === null ? (
            <>
              <span className={request.overdue ? 'is-crisis' : ''}>
                {request.overdue
                  ? t('clients.right.overdue')
                  : request.dueAt === null
                    ? t('clients.right.dueUnset')
                    : t('clients.right.due', { day: day(dayOf(request.dueAt), { today }) })}
              </span>
              <button type="button" className="link" onClick={onAnswer}>
                {t('clients.right.answer')}
              </button>
            </>
          ) : (
            <span>
              {t(`clients.right.outcome.${request.outcome}`)}
              {request.effect !== null && ` · ${t(`clients.right.effect.${request.effect}`)}`}
              {request.answer !== null && request.answer !== '' && (
                <span className="muted"> {request.answer}</span>
              )}
            </span>
          )}
          {givesCopy && (
            <>
              {(['pdf', 'docx'] as const).map((as) => (
                <button
                  key={as}
                  type="button"
                  className="link nowrap"
                  aria-disabled={printing || undefined}
                  onClick={() => !printing && print(as)}
                >
                  {t(`clients.right.copy.${as}`)}
                </button>
              ))}
              <button type="button" className="link nowrap" onClick={() => void downloadData()}>
                {t('clients.right.copy')}
              </button>
              {printing && <span className="muted">{t('clients.right.copyPrinting')}</span>}
            </>
          )}
        </span>
      </td>
    </tr>
  )
}

/** 个人信息请求: what people asked about their own information, files whose retention has run out, files only stored. */
export function RightsPage() {
  const { t } = useText()
  const may = useMay()
  const router = useRouter()
  const { address, word } = useAddress()
  const [answering, setAnswering] = useState<RightsRequest | null>(null)
  const view = VIEWS.find((each) => each === word('view')) ?? 'waiting'
  const allowed = may('clients.privacy')
  const { pages, rows, first } = useAskPages(rights.rightsQueue, { view }, { ready: allowed })
  if (!allowed) return <NoPermission owner={null} />
  return (
    <Page
      title={t('clients.right.page')}
      about={t('clients.right.pageAbout')}
      under={
        <SavedViews
          views={VIEWS.map((id) => ({
            id,
            name: t(`clients.right.view.${id}`),
            count: id === view ? (first?.count ?? null) : null,
            more: first?.more ?? false,
          }))}
          current={view}
          onOpen={({ id }) =>
            router.history.push(
              `/clients/rights${writeAddress({ ...address, view: id === 'waiting' ? null : id })}`,
            )
          }
        />
      }
    >
      {pages.error ? (
        <NotAnswered asked={pages} />
      ) : !pages.data ? (
        <Skeleton rows={6} height={36} />
      ) : rows.length === 0 ? (
        <div className="rights-none">
          <Empty title={t(`clients.right.pageNone.${view}`)}>{t('clients.right.pageNoneWords')}</Empty>
        </div>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the wide table scrolls by keyboard too
        <section className="rights-table" tabIndex={0} aria-label={t('clients.right.page')}>
          <table className="table as-cards">
            <thead>
              <tr>
                <th>{t('clients.right.head.client')}</th>
                <th>{t('clients.right.head.what')}</th>
                <th>{t('clients.right.head.who')}</th>
                <th>{t('clients.right.head.when')}</th>
                <th>{t('clients.right.head.state')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((request) => (
                <Line key={request.id} request={request} onAnswer={() => setAnswering(request)} />
              ))}
            </tbody>
          </table>
        </section>
      )}
      <MorePages pages={pages}>{t('clients.right.more')}</MorePages>
      <RetentionDue />
      <StoredFiles />
      {answering?.client && (
        <AnswerRight request={answering} clientId={answering.client.id} onClose={() => setAnswering(null)} />
      )}
    </Page>
  )
}
