import { staff } from '@quancheng/contract/staff.ts'
import { useState } from 'react'
import type { z } from 'zod'
import { useMay, useMe } from '../app/session.ts'
import { useAsk } from '../app/use-ask.ts'
import { useCommand } from '../app/use-command.ts'
import { useProblem } from '../app/use-problem.ts'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { SidePanel } from '../ui/side-panel.tsx'
import { useToast } from '../ui/toast.tsx'
import { ChangeMember } from './change-member.tsx'
import { GiveDuty } from './give-duty.tsx'
import { useDuties } from './use-duties.ts'

type Member = z.output<typeof staff.members.output>[number]

/** A duty that is given, or whose reach is changed. */
interface Giving {
  readonly post: z.output<typeof staff.member.output>['duties'][number] | null
}

interface Props {
  readonly member: Member
  readonly onClose: () => void
}

/** One colleague: duties to give and to end, and leaving. */
export function MemberPanel({ member, onClose }: Props) {
  const { t } = useText()
  const may = useMay()
  const me = useMe()
  const toast = useToast()
  const duties = useDuties()
  const members = useAsk(staff.members, {})
  const departments = useAsk(staff.departments, {})
  const teams = useAsk(staff.teams, {})
  const detail = useAsk(staff.member, { accountId: member.accountId }, { ready: may('staff.read') })
  const [giving, setGiving] = useState<Giving | null>(null)
  const [changing, setChanging] = useState(false)
  const [ending, setEnding] = useState<string | null>(null)
  const [leaving, setLeaving] = useState(false)
  const setDuty = useCommand(staff.setDuty, {
    refresh: ['/staff'],
    onDone: () => {
      toast.say(t('settings.duty.ended', { duty: duties.nameOf(ending ?? ''), name: member.name }))
      setEnding(null)
    },
  })
  const leave = useCommand(staff.disableMember, {
    refresh: [staff.members.path],
    onDone: () => {
      toast.say(t('settings.leave.done', { name: member.name }))
      onClose()
    },
  })
  const dutyProblem = useProblem(setDuty)
  const leaveProblem = useProblem(leave)
  const supervisor = members.data?.find((each) => each.accountId === member.supervisorId)
  const wardNames = (ids: readonly string[]) =>
    ids
      .map((id) => departments.data?.find((each) => each.id === id)?.name)
      .filter((name) => name !== undefined)
  const teamName = (id: string) => teams.data?.find((each) => each.id === id)?.name
  const wards = wardNames(member.departmentIds)
  const reachOf = (duty: string) => {
    const post = detail.data?.duties.find((each) => each.duty === duty)
    if (!post) return null
    const further = [
      ...post.teamIds.filter((id) => id !== member.teamId).map(teamName),
      ...wardNames(post.departmentIds.filter((id) => !member.departmentIds.includes(id))),
    ].filter((name) => name !== undefined)
    return further.length === 0 ? null : further.join(t('settings.comma'))
  }
  const manages = may('staff.manage')
  return (
    <SidePanel
      label={t('settings.member')}
      title={member.name}
      about={member.title}
      onClose={onClose}
      actions={
        manages && (
          <>
            {detail.data && (
              <>
                <Button onClick={() => setChanging(true)}>{t('settings.member.change')}</Button>
                <Button onClick={() => setGiving({ post: null })}>{t('settings.duty.give')}</Button>
              </>
            )}
            {member.accountId !== me.accountId && (
              <Button kind="ghost" onClick={() => setLeaving(true)}>
                {t('settings.leave')}
              </Button>
            )}
          </>
        )
      }
    >
      <h3>{t('settings.members.duties')}</h3>
      {member.duties.length === 0 ? (
        <p className="small muted">{t('settings.members.noDutyWords')}</p>
      ) : (
        <ul className="duty-lines">
          {member.duties.map((duty) => (
            <li key={duty}>
              <span className="grow">
                {duties.nameOf(duty)}
                {reachOf(duty) !== null && <span className="tiny muted reach">{reachOf(duty)}</span>}
              </span>
              {manages && detail.data && (
                <button
                  type="button"
                  className="link small"
                  onClick={() =>
                    setGiving({ post: detail.data?.duties.find((each) => each.duty === duty) ?? null })
                  }
                >
                  {t('settings.duty.change')}
                </button>
              )}
              {manages && (
                <button type="button" className="link small" onClick={() => setEnding(duty)}>
                  {t('settings.duty.end')}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      <dl className="facts" style={{ marginTop: 16 }}>
        <dt>{t('settings.member.team')}</dt>
        <dd>
          {member.teamId === null ? (
            <span className="muted">{t('settings.member.noTeam')}</span>
          ) : (
            teamName(member.teamId)
          )}
        </dd>
        <dt>{t('settings.member.served')}</dt>
        <dd>
          {wards.length === 0 ? (
            <span className="muted">{t('settings.member.nowhere')}</span>
          ) : (
            wards.join(t('settings.comma'))
          )}
        </dd>
        <dt>{t('settings.member.supervisor')}</dt>
        <dd>{supervisor?.name ?? t('settings.member.nobody')}</dd>
        <dt>{t('settings.members.cases')}</dt>
        <dd>{member.openCases}</dd>
      </dl>
      {giving !== null && detail.data && (
        <GiveDuty member={detail.data} post={giving.post} onClose={() => setGiving(null)} />
      )}
      {changing && detail.data && <ChangeMember member={detail.data} onClose={() => setChanging(false)} />}
      {ending !== null && (
        <Dialog
          title={t('settings.duty.endTitle', { name: member.name, duty: duties.nameOf(ending) })}
          onClose={() => setEnding(null)}
          actions={
            <>
              <Button onClick={() => setEnding(null)}>{t('ui.cancel')}</Button>
              <Button
                kind="danger"
                aria-disabled={setDuty.sending || undefined}
                onClick={() =>
                  setDuty.send({
                    accountId: member.accountId,
                    duty: ending,
                    departmentIds: [],
                    teamIds: [],
                    ended: true,
                  })
                }
              >
                {t('settings.duty.end')}
              </Button>
            </>
          }
        >
          <p>{t('settings.duty.endWords')}</p>
          {dutyProblem !== null && (
            <p className="small is-crisis" role="alert">
              {dutyProblem}
            </p>
          )}
        </Dialog>
      )}
      {leaving && (
        <Dialog
          title={t('settings.leave.title', { name: member.name })}
          onClose={() => setLeaving(false)}
          actions={
            <>
              <Button onClick={() => setLeaving(false)}>{t('ui.cancel')}</Button>
              <Button
                kind="danger"
                aria-disabled={leave.sending || member.openCases > 0 || undefined}
                onClick={() => member.openCases === 0 && leave.send({ accountId: member.accountId })}
              >
                {t('settings.leave.save')}
              </Button>
            </>
          }
        >
          <p>{t('settings.leave.words', { name: member.name })}</p>
          {member.openCases > 0 && (
            <p className="is-high">{t('settings.leave.cases', { count: member.openCases })}</p>
          )}
          {leaveProblem !== null && (
            <p className="small is-crisis" role="alert">
              {leaveProblem}
            </p>
          )}
        </Dialog>
      )}
    </SidePanel>
  )
}
