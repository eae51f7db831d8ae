import { staff } from '@quancheng/contract/staff.ts'
import { useState } from 'react'
import type { z } from 'zod'
import { useAsk } from '../app/use-ask.ts'
import { useCommand } from '../app/use-command.ts'
import { useProblem } from '../app/use-problem.ts'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { SelectField, TextField } from '../ui/simple-fields.tsx'
import { useToast } from '../ui/toast.tsx'

export type Team = z.output<typeof staff.teams.output>[number]

interface Props {
  /** Null: a new one. */
  readonly team: Team | null
  readonly onClose: () => void
}

/** Adds a team, changes one, or closes it and opens it again. */
export function TeamForm({ team, onClose }: Props) {
  const { t } = useText()
  const toast = useToast()
  const members = useAsk(staff.members, {})
  const [fields, setFields] = useState({ name: team?.name ?? '', leadId: team?.leadId ?? '' })
  const [before] = useState(fields)
  const [tried, setTried] = useState(false)
  const change = (some: Partial<typeof fields>) => setFields((now) => ({ ...now, ...some }))
  const refresh = ['/staff']
  const done = (key: 'added' | 'changed' | 'closed' | 'reopened', name: string) => () => {
    toast.say(t(`settings.teams.${key}`, { name }))
    onClose()
  }
  const adding = useCommand(staff.addTeam, { refresh, onDone: done('added', fields.name.trim()) })
  const changing = useCommand(staff.changeTeam, { refresh, onDone: done('changed', fields.name.trim()) })
  const shutting = useCommand(staff.closeTeam, {
    refresh,
    onDone: done(team?.closed ? 'reopened' : 'closed', team?.name ?? ''),
  })
  const shutProblem = useProblem(shutting)
  const problem = useProblem(team === null ? adding : changing)
  const people = (members.data ?? []).filter(({ teamId }) => team !== null && teamId === team.id)
  return (
    <FormDialog
      title={team === null ? t('settings.teams.add') : t('settings.teams.changeTitle', { name: team.name })}
      note={people.length > 0 && t('settings.teams.closeNot')}
      submit={t('settings.duty.changeSave')}
      sending={adding.sending || changing.sending || shutting.sending}
      problem={shutProblem ?? problem}
      dirty={fields !== before}
      others={
        team !== null &&
        people.length === 0 && (
          <Button
            kind="ghost"
            onClick={() => shutting.send({ teamId: team.id, seen: team.revision, closed: !team.closed })}
          >
            {t(team.closed ? 'settings.departments.reopen' : 'settings.teams.close')}
          </Button>
        )
      }
      onSubmit={() => {
        setTried(true)
        const name = fields.name.trim()
        if (name === '') return
        const leadId = fields.leadId === '' ? null : fields.leadId
        if (team === null) adding.send({ name, leadId })
        else changing.send({ teamId: team.id, seen: team.revision, name, leadId })
      }}
      onClose={onClose}
    >
      <TextField
        label={t('settings.teams.name')}
        required
        first
        value={fields.name}
        error={tried && fields.name.trim() === '' ? t('settings.missing') : null}
        onChange={(name) => change({ name })}
      />
      <SelectField
        label={t('settings.teams.lead')}
        optional
        value={fields.leadId}
        none={t('settings.teams.nobody')}
        hint={t('settings.teams.leadHint')}
        choices={(members.data ?? []).map((each) => ({ value: each.accountId, label: each.name }))}
        onChange={(leadId) => change({ leadId })}
      />
      {team !== null && (
        <p className="small">
          <span className="muted">{t('settings.teams.people')}</span>{' '}
          {people.length === 0
            ? t('settings.teams.noPeople')
            : people.map((each) => each.name).join(t('settings.comma'))}
        </p>
      )}
    </FormDialog>
  )
}
