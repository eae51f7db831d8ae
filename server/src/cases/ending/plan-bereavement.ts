import type { cases } from '@quancheng/contract/cases.ts'
import { dayAt } from '@quancheng/rules/calendar-day.ts'
import { contactsOf, deathOf } from '../../clients/public.ts'
import type { Action } from '../../http/call.ts'
import { refuse } from '../../http/refused.ts'
import { lockCase } from '../case-store.ts'
import { refreshDue } from '../due.ts'
import { BEREAVEMENT_OFFER } from '../hospital-moves.ts'
import { finishTasks } from '../task-store.ts'
import { followUpRows, insertFollowUps } from './follow-up-store.ts'

/** Somebody who stays behind is thought of on several days; once it is planned nobody is reminded to offer it. */
export const planBereavement: Action<typeof cases.planBereavement> = async (call) => {
  const { input, at } = call
  const row = await lockCase(call, 'cases.write', input.caseId)
  if ((await deathOf(call, row.client_id)) === null) refuse('cases.still-alive')
  const contacts = await contactsOf(call, row.client_id)
  if (!contacts.some(({ id }) => id === input.contactId)) refuse('cases.not-a-contact')
  const today = dayAt(at.getTime())
  if (input.on.some((day) => day < today)) refuse('cases.in-the-past', { today })
  const planned = await followUpRows(call, row.id)
  if (planned.some((one) => one.contact_id === input.contactId && one.state === 'planned'))
    refuse('cases.bereavement-planned')
  const days = [...new Set(input.on)].toSorted()
  await insertFollowUps(
    call,
    row,
    days.map((plannedOn) => ({ plannedOn, method: input.method })),
    { bereavedId: input.contactId },
  )
  await finishTasks(call, row.id, BEREAVEMENT_OFFER)
  await refreshDue(call, row.id)
  call.record({
    act: 'cases.planBereavement',
    subjectKind: 'case',
    subjectId: row.id,
    clientId: row.client_id,
    facts: { contactId: input.contactId, on: days },
  })
  return { planned: days.length }
}
