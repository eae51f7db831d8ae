import { conferences } from '@quancheng/contract/conferences.ts'
import { staff } from '@quancheng/contract/staff.ts'
import { useState } from 'react'
import type { z } from 'zod'
import { useAsk } from '../../app/use-ask.ts'
import { useCommand } from '../../app/use-command.ts'
import { useDraft } from '../../app/use-draft.ts'
import { useText } from '../../text/use-text.tsx'
import { Button } from '../../ui/button.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { ChoicesField, NumberField, SelectField, TextField, TimeField } from '../../ui/simple-fields.tsx'
import { fromLocal, toLocal } from '../local-time.ts'
import { useProblem } from '../use-problem.ts'
import { PeopleField } from './people-field.tsx'

type Conference = z.output<typeof conferences.conference.output>

interface Props {
  readonly conference: Conference
  readonly onClose: () => void
}

const REFRESH = ['/cases', '/today']

/** One’s own opinion, for everybody invited to read. */
export function SayForm({ conference, onClose }: Props) {
  const { t } = useText()
  const { fields, change, dirty, forget } = useDraft(`say.${conference.id}`, { words: '' })
  const command = useCommand(conferences.sayInConference, { refresh: REFRESH })
  const problem = useProblem(command)
  const leave = () => {
    forget()
    onClose()
  }
  return (
    <FormDialog
      title={t('cases.conference.say')}
      note={t('cases.conference.sayNote')}
      submit={t('cases.save')}
      sending={command.sending}
      problem={problem}
      dirty={dirty}
      onSubmit={() => {
        if (fields.words.trim() === '') return
        command.sendAsync({ conferenceId: conference.id, words: fields.words }).then(leave, () => undefined)
      }}
      onClose={leave}
    >
      <TextField
        first
        long
        required
        label={t('cases.conference.opinion')}
        value={fields.words}
        onChange={(words) => change({ words })}
      />
    </FormDialog>
  )
}

interface Decision {
  readonly title: string
  readonly ownerId: string
  readonly dueOn: string
}

/** The minutes, and what was decided: each decision with who does it and by when. */
export function SignConferenceForm({ conference, onClose }: Props) {
  const { t } = useText()
  const empty: readonly Decision[] = []
  const { fields, change, dirty, forget } = useDraft(`sign.${conference.id}`, {
    outcome: '',
    decisions: empty,
  })
  const command = useCommand(conferences.signConference, { refresh: REFRESH })
  const problem = useProblem(command)
  const there = new Map(
    [
      conference.worker,
      ...conference.guests.filter((guest) => guest.invited).map((guest) => guest.person),
    ].map(({ id, name }) => [id, name]),
  )
  const put = (at: number, some: Partial<Decision>) =>
    change({ decisions: fields.decisions.map((one, place) => (place === at ? { ...one, ...some } : one)) })
  const leave = () => {
    forget()
    onClose()
  }
  return (
    <FormDialog
      title={t('cases.conference.sign')}
      note={t('cases.conference.signNote')}
      submit={t('cases.conference.signIt')}
      sending={command.sending}
      problem={problem}
      dirty={dirty}
      others={
        <Button
          icon="plus"
          onClick={() =>
            change({
              decisions: [...fields.decisions, { title: '', ownerId: conference.worker.id, dueOn: '' }],
            })
          }
        >
          {t('cases.conference.decide')}
        </Button>
      }
      onSubmit={() => {
        if (fields.outcome.trim() === '') return
        command
          .sendAsync({
            conferenceId: conference.id,
            seen: conference.revision,
            outcome: fields.outcome,
            decisions: fields.decisions
              .filter(({ title }) => title.trim() !== '')
              .map(({ dueOn, ...rest }) => ({ ...rest, dueOn: dueOn === '' ? null : dueOn })),
          })
          .then(leave, () => undefined)
      }}
      onClose={leave}
    >
      <TextField
        first
        long
        required
        label={t('cases.conference.outcome')}
        value={fields.outcome}
        onChange={(outcome) => change({ outcome })}
      />
      {fields.decisions.map((decision, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: decisions are only added at the end
        <div key={at} className="conference-decision">
          <TextField
            label={t('cases.conference.decision', { number: at + 1 })}
            value={decision.title}
            onChange={(title) => put(at, { title })}
          />
          <SelectField
            label={t('cases.conference.owner')}
            value={decision.ownerId}
            choices={[...there].map(([value, label]) => ({ value, label }))}
            onChange={(ownerId) => put(at, { ownerId })}
          />
          <TimeField
            kind="date"
            optional
            label={t('cases.task.due')}
            value={decision.dueOn}
            onChange={(dueOn) => put(at, { dueOn })}
          />
        </div>
      ))}
    </FormDialog>
  )
}

/** Another time or place, and other people. */
export function MoveConferenceForm({ conference, onClose }: Props) {
  const { t } = useText()
  const members = useAsk(staff.members, {})
  const [when, setWhen] = useState(toLocal(conference.beginsAt))
  const [minutes, setMinutes] = useState<number | null>(conference.minutes)
  const [place, setPlace] = useState(conference.place)
  const [more, setMore] = useState<readonly string[]>([])
  const command = useCommand(conferences.moveConference, { refresh: REFRESH })
  const problem = useProblem(command)
  const invited = conference.guests.filter((guest) => guest.invited)
  const there = invited.map((guest) => guest.person.id)
  const others = invited.filter((guest) => guest.person.id !== conference.calledBy.id)
  const [staying, setStaying] = useState<readonly string[]>(others.map((guest) => guest.person.id))
  const without = others.map((guest) => guest.person.id).filter((id) => !staying.includes(id))
  return (
    <FormDialog
      title={t('cases.conference.move')}
      note={t('cases.conference.moveNote')}
      submit={t('cases.save')}
      sending={command.sending}
      problem={problem}
      dirty={more.length + without.length > 0 || place !== conference.place}
      onSubmit={() => {
        const beginsAt = fromLocal(when)
        if (beginsAt === null || place.trim() === '') return
        command
          .sendAsync({
            conferenceId: conference.id,
            seen: conference.revision,
            beginsAt,
            minutes: minutes ?? conference.minutes,
            place,
            participantIds: [...more],
            withoutIds: without,
          })
          .then(onClose, () => undefined)
      }}
      onClose={onClose}
    >
      <TimeField kind="datetime-local" label={t('cases.conference.when')} value={when} onChange={setWhen} />
      <NumberField label={t('cases.conference.minutes')} value={minutes} onChange={setMinutes} />
      <TextField label={t('cases.conference.place')} value={place} onChange={setPlace} />
      {others.length > 0 && (
        <ChoicesField
          label={t('cases.conference.stay')}
          hint={t('cases.conference.stayHint')}
          value={staying}
          choices={others.map(({ person, title }) => ({
            value: person.id,
            label: `${person.name} ${title}`,
          }))}
          onChange={setStaying}
        />
      )}
      <PeopleField
        label={t('cases.conference.inviteMore')}
        people={(members.data ?? []).filter(({ accountId }) => !there.includes(accountId))}
        value={more}
        onChange={setMore}
      />
    </FormDialog>
  )
}

/** It does not take place, and why. */
export function CancelConferenceForm({ conference, onClose }: Props) {
  const { t } = useText()
  const [reason, setReason] = useState('')
  const command = useCommand(conferences.cancelConference, { refresh: REFRESH })
  const problem = useProblem(command)
  return (
    <FormDialog
      danger
      title={t('cases.conference.cancel')}
      submit={t('cases.conference.cancel')}
      sending={command.sending}
      problem={problem}
      dirty={reason !== ''}
      onSubmit={() => {
        if (reason.trim() === '') return
        command
          .sendAsync({ conferenceId: conference.id, seen: conference.revision, reason })
          .then(onClose, () => undefined)
      }}
      onClose={onClose}
    >
      <TextField
        first
        long
        required
        label={t('cases.conference.reason')}
        value={reason}
        onChange={setReason}
      />
    </FormDialog>
  )
}
