import { conferences } from '@quancheng/contract/conferences.ts'
import { staff } from '@quancheng/contract/staff.ts'
import { useState } from 'react'
import { useMe } from '../../app/session.ts'
import { useAsk } from '../../app/use-ask.ts'
import { useCommand } from '../../app/use-command.ts'
import { useDraft } from '../../app/use-draft.ts'
import { useText } from '../../text/use-text.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { TextField, TimeField } from '../../ui/simple-fields.tsx'
import { useToast } from '../../ui/toast.tsx'
import type { File } from '../file.ts'
import { fromLocal } from '../local-time.ts'
import { useProblem } from '../use-problem.ts'
import { PeopleField } from './people-field.tsx'

interface Props {
  readonly file: File
  readonly onClose: () => void
}

const MINUTES = 60
const OPEN_DAYS = 7

/** Calls a conference: when, where, who, about what, and all that those invited get to read. */
export function CallConferenceForm({ file, onClose }: Props) {
  const { t } = useText()
  const me = useMe()
  const toast = useToast()
  const members = useAsk(staff.members, {})
  const [tried, setTried] = useState(false)
  const nobody: readonly string[] = []
  const { fields, change, dirty, forget } = useDraft(`conference.${file.id}`, {
    when: '',
    place: '',
    agenda: '',
    summary: '',
    people: nobody,
  })
  const command = useCommand(conferences.callConference, { refresh: ['/cases', '/today'] })
  const problem = useProblem(command)
  const missing = (words: string) => (tried && words.trim() === '' ? t('cases.conference.missing') : null)
  const leave = () => {
    forget()
    onClose()
  }
  return (
    <FormDialog
      title={t('cases.conference.call')}
      note={
        tried && fields.people.length === 0
          ? t('cases.conference.nobody')
          : t('cases.conference.callNote', { days: OPEN_DAYS })
      }
      submit={t('cases.conference.callIt')}
      sending={command.sending}
      problem={problem}
      dirty={dirty}
      onSubmit={() => {
        setTried(true)
        const beginsAt = fromLocal(fields.when)
        const words = [fields.place, fields.agenda, fields.summary]
        if (beginsAt === null || fields.people.length === 0 || words.some((each) => each.trim() === ''))
          return
        command
          .sendAsync({
            caseId: file.id,
            beginsAt,
            minutes: MINUTES,
            openDays: OPEN_DAYS,
            place: fields.place,
            agenda: fields.agenda,
            summary: fields.summary,
            participantIds: [...fields.people],
          })
          .then(
            () => {
              toast.say(t('cases.conference.called'))
              leave()
            },
            () => undefined,
          )
      }}
      onClose={leave}
    >
      <TimeField
        kind="datetime-local"
        label={t('cases.conference.when')}
        value={fields.when}
        error={missing(fields.when)}
        onChange={(when) => change({ when })}
      />
      <TextField
        label={t('cases.conference.place')}
        value={fields.place}
        error={missing(fields.place)}
        onChange={(place) => change({ place })}
      />
      <PeopleField
        label={t('cases.conference.invite')}
        people={(members.data ?? []).filter(({ accountId }) => accountId !== me.accountId)}
        value={fields.people}
        onChange={(people) => change({ people })}
      />
      <TextField
        long
        short
        label={t('cases.conference.agenda')}
        value={fields.agenda}
        error={missing(fields.agenda)}
        onChange={(agenda) => change({ agenda })}
      />
      <TextField
        long
        label={t('cases.conference.summary')}
        hint={t('cases.conference.summaryHint')}
        value={fields.summary}
        error={missing(fields.summary)}
        onChange={(summary) => change({ summary })}
      />
    </FormDialog>
  )
}
