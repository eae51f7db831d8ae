import { ARCHIVE_VIEWS, type ArchiveLine, archive } from '@quancheng/contract/archive.ts'
import { staff } from '@quancheng/contract/staff.ts'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { writeAddress } from '../../app/address.ts'
import { GoLink } from '../../app/go-link.tsx'
import { MorePages } from '../../app/more-pages.tsx'
import { NotAnswered } from '../../app/not-answered.tsx'
import { problemText } from '../../app/problem-text.ts'
import { useMay } from '../../app/session.ts'
import { useAddress } from '../../app/use-address.ts'
import { useAsk } from '../../app/use-ask.ts'
import { useAskPages } from '../../app/use-ask-pages.ts'
import { useCommand } from '../../app/use-command.ts'
import { dayOf } from '../../text/dates.ts'
import { useText } from '../../text/use-text.tsx'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { NoPermission } from '../../ui/no-permission.tsx'
import { Page } from '../../ui/page.tsx'
import { PersonLine } from '../../ui/person-line.tsx'
import { SavedViews } from '../../ui/saved-views.tsx'
import { SelectField, TextField, TimeField } from '../../ui/simple-fields.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useToast } from '../../ui/toast.tsx'
import { caseHref } from '../case-address.ts'
import { addDays } from '../local-time.ts'
import { usePaperNames } from '../use-paper-names.ts'
import { useProblem } from '../use-problem.ts'

const REFRESH = ['/cases/archive']

interface FormProps {
  readonly line: ArchiveLine
  readonly onClose: () => void
}

/** Where the paper file lies from now on. */
function PutAwayForm({ line, onClose }: FormProps) {
  const { t } = useText()
  const toast = useToast()
  const papers = usePaperNames()
  const [shelf, setShelf] = useState('')
  const [tried, setTried] = useState(false)
  const command = useCommand(archive.putAway, { refresh: REFRESH })
  const problem = useProblem(command)
  return (
    <FormDialog
      width={480}
      title={t('cases.archive.putAwayTitle', { name: line.client.name })}
      note={t('cases.archive.putAwayNote')}
      submit={t('cases.archive.putAway')}
      sending={command.sending}
      problem={problem}
      dirty={shelf !== ''}
      onSubmit={() => {
        setTried(true)
        if (shelf.trim() === '') return
        command.sendAsync({ caseId: line.caseId, shelf: shelf.trim() }).then(
          ({ missing }) => {
            toast.say(
              missing.length === 0
                ? t('cases.archive.putAwayDone')
                : t('cases.archive.putAwayLacks', { papers: papers.list(missing) }),
            )
            onClose()
          },
          () => undefined,
        )
      }}
      onClose={onClose}
    >
      <TextField
        first
        above
        label={t('cases.archive.shelf')}
        hint={t('cases.archive.shelfHint')}
        value={shelf}
        onChange={setShelf}
        error={tried && shelf.trim() === '' ? t('cases.archive.shelfMissing') : null}
      />
    </FormDialog>
  )
}

/** Who takes the paper file, what for, and until when. */
function LendForm({ line, onClose }: FormProps) {
  const { t } = useText()
  const toast = useToast()
  const today = dayOf(new Date())
  const members = useAsk(staff.members, {})
  const [borrowerId, setBorrowerId] = useState('')
  const [purpose, setPurpose] = useState('')
  const [dueOn, setDueOn] = useState(addDays(today, 7))
  const [tried, setTried] = useState(false)
  const command = useCommand(archive.lend, { refresh: REFRESH })
  const problem = useProblem(command)
  return (
    <FormDialog
      width={520}
      title={t('cases.archive.lendTitle', { name: line.client.name })}
      note={t('cases.archive.lendNote')}
      submit={t('cases.archive.lend')}
      sending={command.sending}
      problem={problem}
      dirty={borrowerId !== '' || purpose !== ''}
      onSubmit={() => {
        setTried(true)
        if (borrowerId === '' || purpose.trim() === '' || dueOn === '') return
        command.sendAsync({ caseId: line.caseId, borrowerId, purpose: purpose.trim(), dueOn }).then(
          () => {
            toast.say(t('cases.archive.lent'))
            onClose()
          },
          () => undefined,
        )
      }}
      onClose={onClose}
    >
      <SelectField
        label={t('cases.archive.borrower')}
        value={borrowerId}
        none={t('cases.archive.choose')}
        choices={(members.data ?? []).map(({ accountId, name, title }) => ({
          value: accountId,
          label: `${name} ${title}`,
        }))}
        onChange={setBorrowerId}
        error={tried && borrowerId === '' ? t('cases.archive.borrowerMissing') : null}
      />
      <TextField
        label={t('cases.archive.purpose')}
        value={purpose}
        onChange={setPurpose}
        error={tried && purpose.trim() === '' ? t('cases.archive.purposeMissing') : null}
      />
      <TimeField
        kind="date"
        label={t('cases.archive.dueOn')}
        value={dueOn}
        min={today}
        onChange={setDueOn}
        error={tried && dueOn === '' ? t('cases.followUp.onMissing') : null}
      />
    </FormDialog>
  )
}

interface RowProps {
  readonly line: ArchiveLine
  readonly onPutAway: () => void
  readonly onLend: () => void
}

function Row({ line, onPutAway, onLend }: RowProps) {
  const speech = useText()
  const { t, day } = speech
  const toast = useToast()
  const papers = usePaperNames()
  const today = dayOf(new Date())
  const back = useCommand(archive.giveBack, { refresh: REFRESH })
  const { kept, loan } = line
  return (
    <tr>
      <td>
        <GoLink href={caseHref(line.caseId, 'papers')} data-row>
          <PersonLine name={line.client.name} sex={line.client.sex} age={line.client.age} />
        </GoLink>
        <div className="tiny faint">
          {line.number} · {line.worker.name}
        </div>
      </td>
      <td className="muted nowrap only-desk">{day(dayOf(line.closedAt), { today })}</td>
      <td>
        {kept === null ? (
          <span className="faint only-desk">—</span>
        ) : (
          <>
            <b>{kept.shelf}</b>{' '}
            <span className="small muted">
              {t('cases.archive.by', { who: kept.by.name, day: day(dayOf(kept.at), { today }) })}
            </span>
            {line.missing.length > 0 && (
              <div className="small is-now">
                {t('cases.archive.lacks', { papers: papers.list(line.missing) })}
              </div>
            )}
          </>
        )}
      </td>
      <td>
        {loan === null ? (
          <span className="line wrap">
            {kept === null ? (
              <Button small onClick={onPutAway}>
                {t('cases.archive.putAway')}
              </Button>
            ) : (
              <Button small kind="ghost" onClick={onLend}>
                {t('cases.archive.lend')}
              </Button>
            )}
          </span>
        ) : (
          <span className="line wrap">
            <span className={loan.late ? 'is-crisis' : ''}>
              {t(loan.late ? 'cases.archive.late' : 'cases.archive.out', {
                who: loan.borrower.name,
                day: day(loan.dueOn, { today }),
              })}
            </span>
            <span className="small muted">{loan.purpose}</span>
            <Button
              small
              onClick={() =>
                back.sendAsync({ loanId: loan.id }).then(
                  () => toast.say(t('cases.archive.isBack')),
                  (error: unknown) => toast.warn(problemText(error, speech)),
                )
              }
            >
              {t('cases.archive.giveBack')}
            </Button>
          </span>
        )}
      </td>
    </tr>
  )
}

/** 档案室: closed files that wait to be put away, where the others lie, and who has one. */
export function ArchiveScreen() {
  const { t } = useText()
  const may = useMay()
  const router = useRouter()
  const { word } = useAddress()
  const [doing, setDoing] = useState<{
    readonly what: 'put-away' | 'lend'
    readonly line: ArchiveLine
  } | null>(null)
  const view = ARCHIVE_VIEWS.find((each) => each === word('view')) ?? 'waiting'
  const allowed = may('cases.archive')
  const { pages, rows, first } = useAskPages(archive.archive, { view }, { ready: allowed })
  if (!allowed) return <NoPermission owner={null} />
  const close = () => setDoing(null)
  return (
    <Page
      title={t('cases.archive')}
      about={t('cases.archive.about')}
      under={
        <SavedViews
          views={ARCHIVE_VIEWS.map((id) => ({
            id,
            name: t(`cases.archive.view.${id}`),
            count: id === view ? (first?.count ?? null) : null,
            more: first?.more ?? false,
          }))}
          current={view}
          onOpen={({ id }) =>
            router.history.push(`/cases/archive${writeAddress({ view: id === 'waiting' ? null : id })}`)
          }
        />
      }
    >
      {pages.error ? (
        <NotAnswered asked={pages} />
      ) : !pages.data ? (
        <Skeleton rows={8} height={44} />
      ) : rows.length === 0 ? (
        <Empty title={t(`cases.archive.none.${view}`)} cleared={view === 'waiting'}>
          {t(`cases.archive.noneWords.${view}`)}
        </Empty>
      ) : (
        <table className="table as-cards">
          <thead>
            <tr>
              <th>{t('cases.head.name')}</th>
              <th className="only-desk">{t('cases.archive.closedAt')}</th>
              <th>{t('cases.archive.shelf')}</th>
              <th>{t('cases.archive.state')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((line) => (
              <Row
                key={line.caseId}
                line={line}
                onPutAway={() => setDoing({ what: 'put-away', line })}
                onLend={() => setDoing({ what: 'lend', line })}
              />
            ))}
          </tbody>
        </table>
      )}
      <MorePages pages={pages}>{t('cases.archive.more')}</MorePages>
      {doing?.what === 'put-away' && <PutAwayForm line={doing.line} onClose={close} />}
      {doing?.what === 'lend' && <LendForm line={doing.line} onClose={close} />}
    </Page>
  )
}
