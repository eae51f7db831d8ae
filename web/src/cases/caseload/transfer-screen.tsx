import { caseload } from '@quancheng/contract/caseload.ts'
import { staff } from '@quancheng/contract/staff.ts'
import { reachOf } from '@quancheng/rules/access.ts'
import { TRANSFER_REASONS, type TransferReason } from '@quancheng/rules/caseload.ts'
import { useState } from 'react'
import type { z } from 'zod'
import { NotAnswered } from '../../app/not-answered.tsx'
import { useMay, useMe } from '../../app/session.ts'
import { useAddress } from '../../app/use-address.ts'
import { useAsk } from '../../app/use-ask.ts'
import { useCommand } from '../../app/use-command.ts'
import { dayOf } from '../../text/dates.ts'
import { useText } from '../../text/use-text.tsx'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { NoPermission } from '../../ui/no-permission.tsx'
import { Page } from '../../ui/page.tsx'
import { ChoiceField, SelectField } from '../../ui/simple-fields.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useUnsaved } from '../../ui/unsaved.ts'
import { useProblem } from '../use-problem.ts'
import { TransferTable } from './transfer-table.tsx'

type Found = z.output<typeof caseload.caseload.output>

interface Change {
  readonly toId?: string
  readonly note?: string
}

/** Everything one worker carries goes to colleagues as one act: who takes which case, and a note for each. */
export function TransferScreen() {
  const { t } = useText()
  const me = useMe()
  const may = useMay()
  const { word, change } = useAddress()
  const reach = reachOf(me, 'cases.assign')
  const wide = reach.team || reach.organisation
  const members = useAsk(staff.members, {}, { ready: wide })
  const workerId = word('worker') ?? (wide ? '' : me.accountId)
  if (!may('cases.assign')) return <NoPermission owner={null} />
  const workers = (members.data ?? []).filter(
    ({ openCases, teamId }) =>
      openCases > 0 && (reach.organisation || (teamId !== null && me.teamIds.includes(teamId))),
  )
  return (
    <Page title={t('cases.transfer.title')} about={t('cases.transfer.about')}>
      {wide && (
        <div className="transfer-who">
          <SelectField
            label={t('cases.transfer.whose')}
            value={workerId}
            none={t('cases.transfer.choose')}
            choices={workers.map(({ accountId, name, openCases }) => ({
              value: accountId,
              label: t('cases.transfer.one', { name, count: openCases }),
            }))}
            onChange={(worker) => change({ worker: worker === '' ? null : worker })}
          />
        </div>
      )}
      {workerId === '' ? (
        <Empty title={t('cases.transfer.nobody')}>{t('cases.transfer.nobodyWords')}</Empty>
      ) : (
        <Carried key={workerId} workerId={workerId} />
      )}
    </Page>
  )
}

function Carried({ workerId }: { readonly workerId: string }) {
  const { t } = useText()
  const asked = useAsk(caseload.caseload, { workerId })
  if (asked.error) return <NotAnswered asked={asked} />
  if (!asked.data) return <Skeleton rows={8} />
  if (asked.data.cases.length === 0)
    return <Empty title={t('cases.transfer.none')}>{t('cases.transfer.noneWords')}</Empty>
  if (asked.data.receivers.length === 0)
    return <Empty title={t('cases.transfer.noReceiver')}>{t('cases.transfer.noReceiverWords')}</Empty>
  return <Sharing found={asked.data} />
}

function Sharing({ found }: { readonly found: Found }) {
  const { t, day } = useText()
  const toast = useToast()
  const [reason, setReason] = useState<TransferReason>('leave')
  const [changes, setChanges] = useState<Readonly<Record<string, Change>>>({})
  const [all, setAll] = useState('')
  const [tried, setTried] = useState(false)
  const command = useCommand(caseload.transfer, {
    refresh: ['/cases', '/today', '/supervision', '/staff/members'],
  })
  const problem = useProblem(command)
  useUnsaved(Object.keys(changes).length > 0 && !command.sending)
  const factsOf = (row: Found['cases'][number]) =>
    [
      t('cases.transfer.facts', {
        stage: t(`word.stage.${row.stage}`),
        risk: t(`word.riskSentence.${row.risk}`),
      }),
      row.state === 'closing' ? t('cases.transfer.closing') : '',
      row.nextDueAt === null
        ? t('cases.transfer.nothingDue')
        : t('cases.transfer.due', { day: day(dayOf(row.nextDueAt)) }),
    ].join('')
  const rows = found.cases.map((row) => ({
    row,
    toId: changes[row.id]?.toId ?? row.proposedId ?? '',
    note: changes[row.id]?.note ?? factsOf(row),
  }))
  const put = (caseId: string, some: Change) =>
    setChanges((all) => ({ ...all, [caseId]: { ...all[caseId], ...some } }))
  const given = new Map<string, number>()
  for (const { toId } of rows) given.set(toId, (given.get(toId) ?? 0) + 1)
  const incomplete = rows.some(({ toId, note }) => toId === '' || note.trim() === '')
  const send = () => {
    setTried(true)
    if (incomplete) return
    command
      .sendAsync({
        fromId: found.worker.id,
        reason,
        cases: rows.map(({ row, toId, note }) => ({ caseId: row.id, seen: row.revision, toId, note })),
      })
      .then(
        ({ moved }) => {
          setChanges({})
          toast.say(t('cases.transfer.done', { count: moved }))
        },
        () => undefined,
      )
  }
  return (
    <div className="transfer">
      <ChoiceField
        label={t('cases.transfer.reason')}
        value={reason}
        choices={TRANSFER_REASONS.map((value) => ({ value, label: t(`cases.transfer.reason.${value}`) }))}
        onChange={setReason}
      />
      <SelectField
        label={t('cases.transfer.all')}
        value={all}
        none={t('cases.transfer.asProposed')}
        choices={found.receivers.map(({ id, name, open }) => ({
          value: id,
          label: t('cases.transfer.one', { name, count: open }),
        }))}
        onChange={(toId) => {
          setAll(toId)
          for (const { row } of rows) put(row.id, { toId: toId === '' ? (row.proposedId ?? '') : toId })
        }}
      />
      {found.more && <p className="small is-high">{t('cases.transfer.more', { count: rows.length })}</p>}
      <TransferTable rows={rows} receivers={found.receivers} tried={tried} onPut={put} />
      <div className="transfer-foot">
        <p className="small muted">
          {found.receivers
            .filter(({ id }) => given.has(id))
            .map(({ id, name, open }) =>
              t('cases.transfer.after', {
                name,
                open,
                sum: open + (given.get(id) ?? 0),
              }),
            )
            .join(t('cases.comma'))}
        </p>
        {tried && incomplete && (
          <p className="small is-crisis" role="alert">
            {t('cases.transfer.incomplete')}
          </p>
        )}
        {problem !== null && (
          <p className="small is-crisis" role="alert">
            {problem}
          </p>
        )}
        <Button kind="primary" disabled={command.sending} onClick={send}>
          {t('cases.transfer.do', { count: rows.length })}
        </Button>
      </div>
    </div>
  )
}
