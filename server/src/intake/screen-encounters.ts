import type { Reason } from '@quancheng/contract/intake.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { dueAt, triage, URGENCIES, type Urgency } from '@quancheng/rules/request.ts'
import { type Screened, screen } from '@quancheng/rules/screening.ts'
import { type Colleague, workers } from '../access/colleagues.ts'
import { type KnownStay, knownStays, lengthOfStayRules, scoreStays } from '../assist/public.ts'
import type { Work } from '../http/call.ts'
import { orRefuse } from '../http/refused.ts'
import { note } from './change.ts'
import { fromScreening } from './distress.ts'
import { offerTo, tellNew } from './offer.ts'
import { watch } from './overdue.ts'
import { reasonsOf } from './request-lines.ts'
import { asColumns, asRule, dateOf, newRequest, type RequestRow, saveRequest } from './request-store.ts'

/** Raises what screening finds about one stay; the same news twice raises nothing twice. */
export async function screenEncounter(work: Work, encounterId: string): Promise<void> {
  await screenEncounters(work, [encounterId])
}

/**
 * The same for many stays in a handful of statements, each with its hint of risk; the hint raises no request. A stay raises one request with all its reasons; later news adds
 * reasons, moves it with the client and may make it more pressing, never less. What people have ended stays ended,
 * but somebody declined on admission who then stays long is laid before them once more.
 */
export async function screenEncounters(work: Work, encounterIds: readonly string[]): Promise<void> {
  if (encounterIds.length === 0) return
  const stays = await knownStays(work, encounterIds)
  // One after the other: two batches about the same stay would each hold what the other waits for.
  await raiseFound(work, stays)
  await scoreStays(work, stays)
}

async function raiseFound(work: Work, stays: readonly KnownStay[]): Promise<void> {
  const found = stays
    .map((stay) => ({ stay, screened: screen(work.content.screening.rules, stay.facts) }))
    .filter(({ screened }) => screened.urgency !== null)
  if (found.length === 0) return
  const [earlier, all] = await Promise.all([
    raisedBefore(
      work,
      found.map(({ stay }) => stay),
    ),
    workers(work),
  ])
  const fresh: Draft[] = []
  for (const { stay, screened } of found) {
    const before = earlier.get(stay.encounterId) ?? []
    const open = before.find((row) => row.state === 'waiting' || row.state === 'paused')
    if (open) await addNews(work, all, open, stay, screened)
    else if (before.length === 0) fresh.push(draftOf(work, stay, screened, keyOf('screening', stay)))
    else fresh.push(...stayedLong(work, stay, screened, before))
  }
  await raiseAll(work, all, fresh)
}

interface Draft {
  readonly id: string
  readonly key: string
  readonly stay: KnownStay
  readonly urgency: Urgency
  readonly reasons: readonly Reason[]
}

type Kind = 'screening' | 'length-of-stay'

function keyOf(kind: Kind, { encounterId }: Pick<KnownStay, 'encounterId'>): string {
  return `${kind}:${encounterId}`
}

/** What screening raised before about these stays, held for a change; in one order, so that two do not wait for each other. */
async function raisedBefore(
  { tx, orgId }: Work,
  stays: readonly KnownStay[],
): Promise<Map<string, RequestRow[]>> {
  const keys = stays.flatMap((stay) => [keyOf('screening', stay), keyOf('length-of-stay', stay)])
  const rows = await tx
    .selectFrom('request')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('dedupe_key', 'in', keys)
    .orderBy('id')
    .forUpdate()
    .execute()
  return Map.groupBy(rows, (row) => row.encounter_id ?? '')
}

function draftOf(
  work: Work,
  stay: KnownStay,
  screened: Pick<Screened, 'reasons' | 'undecided'>,
  key: string,
): Draft {
  const urgencies = screened.reasons.map((reason) => reason.urgency)
  const urgency = URGENCIES.findLast((one) => urgencies.includes(one)) ?? 'routine'
  return { id: newId(work.at.getTime()), key, stay, urgency, reasons: allReasons(work, screened) }
}

/** What speaks for it, and what could not be judged because nobody has asked. */
function allReasons(work: Work, screened: Pick<Screened, 'reasons' | 'undecided'>): Reason[] {
  return [...fromScreening(screened, 'admission', work.at), ...notAsked(work, screened.undecided)]
}

/** Facts a person could go and ask; a first admission has no last discharge, and that is nobody's omission. */
const ASKABLE = ['payer', 'age']

function notAsked({ content, at }: Work, undecided: Screened['undecided']): Reason[] {
  return undecided.flatMap(({ rule: id, unknown }) => {
    const rule = content.screening.rules.find((one) => one.id === id)
    const canBeAsked = unknown.every((fact) => fact.includes('.') || ASKABLE.includes(fact))
    if (!rule || !canBeAsked) return []
    const open = (text: string) => text.replace(/\{[^{}]+\}/g, '…')
    return [
      {
        code: id,
        text: { zh: open(rule.reason.zh), en: open(rule.reason.en) },
        facts: { unknown },
        source: unknown.some((fact) => fact.includes('.')) ? 'instrument' : 'admission',
        at: at.toISOString(),
        unknown: true,
      },
    ]
  })
}

/** Declined on admission, and now here for long: raised again with that reason alone. A taken request has its case. */
function stayedLong(work: Work, stay: KnownStay, screened: Screened, before: readonly RequestRow[]): Draft[] {
  const known = before.flatMap((row) => reasonsOf(row).map((reason) => reason.code))
  const rules = lengthOfStayRules(work.content.screening.rules).map(({ rule }) => rule)
  const reasons = screened.reasons.filter(({ rule }) => rules.includes(rule) && !known.includes(rule))
  const isOver = before.every((row) => row.state === 'declined')
  if (!isOver || reasons.length === 0) return []
  return [draftOf(work, stay, { reasons, undecided: [] }, keyOf('length-of-stay', stay))]
}

async function raiseAll(work: Work, all: readonly Colleague[], drafts: readonly Draft[]): Promise<void> {
  if (drafts.length === 0) return
  const { tx, orgId, at, content } = work
  const due = (draft: Draft) => dueAt(draft.urgency, at.getTime(), content.deadlines)
  const raised = await tx
    .insertInto('request')
    .values(
      drafts.map((draft) => ({
        org_id: orgId,
        id: draft.id,
        client_id: draft.stay.clientId,
        encounter_id: draft.stay.encounterId,
        department_id: draft.stay.departmentId,
        bed: draft.stay.bed,
        source: 'screening',
        urgency: draft.urgency,
        state: 'waiting',
        reasons: JSON.stringify(draft.reasons),
        raised_at: at,
        due_at: dateOf(due(draft)),
        offered_to: offerTo(all, draft.stay.departmentId),
        dedupe_key: draft.key,
      })),
    )
    .onConflict((conflict) => conflict.constraint('request__dedupe').doNothing())
    .returning('id')
    .execute()
  const ids = new Set(raised.map((row) => row.id))
  await Promise.all(
    drafts
      .filter((draft) => ids.has(draft.id))
      .map(async (draft) => {
        const { id, stay, urgency } = draft
        note(
          work,
          'intake.screen',
          { id, client_id: stay.clientId },
          { urgency, rules: rulesIn(draft.reasons) },
        )
        await watch(work, id, newRequest(urgency, at.getTime(), due(draft), null))
        if (urgency === 'urgent' || urgency === 'crisis')
          await tellNew(work, all, {
            id,
            source: 'screening',
            urgency,
            departmentId: stay.departmentId,
            raisedBy: null,
          })
      }),
  )
}

function rulesIn(reasons: readonly Reason[]): string[] {
  return reasons.filter((reason) => !reason.unknown).map((reason) => reason.code)
}

async function addNews(
  work: Work,
  all: readonly Colleague[],
  row: RequestRow,
  stay: KnownStay,
  screened: Screened,
): Promise<void> {
  const kept = reasonsOf(row).filter((reason) => !reason.unknown)
  const codes = kept.map((reason) => reason.code)
  const added = allReasons(work, screened).filter((reason) => !codes.includes(reason.code))
  const urgency = morePressing(row.urgency as Urgency, screened.urgency)
  const news = rulesIn(added)
  const hasMoved = row.department_id !== stay.departmentId || row.bed !== stay.bed
  if (news.length === 0 && !hasMoved && urgency === row.urgency) return
  const request = orRefuse(triage(asRule(row), urgency, work.content.deadlines))
  const wasWards = row.offered_to === null || row.offered_to === offerTo(all, row.department_id)
  const offered = hasMoved && wasWards ? offerTo(all, stay.departmentId) : row.offered_to
  await saveRequest(work, row, {
    ...asColumns({ ...request, offeredTo: offered }),
    reasons: JSON.stringify([...kept, ...added]),
    department_id: stay.departmentId,
    bed: stay.bed,
  })
  note(work, 'intake.screen-again', row, { from: row.urgency, to: urgency, rules: news, moved: hasMoved })
  if (urgency === row.urgency) return
  await watch(work, row.id, request)
  if (urgency === 'urgent' || urgency === 'crisis')
    await tellNew(work, all, {
      id: row.id,
      source: 'screening',
      urgency,
      departmentId: stay.departmentId,
      raisedBy: null,
    })
}

function morePressing(now: Urgency, found: Urgency | null): Urgency {
  return found !== null && URGENCIES.indexOf(found) > URGENCIES.indexOf(now) ? found : now
}
