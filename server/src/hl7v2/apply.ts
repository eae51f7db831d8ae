import {
  findHolders,
  type HeardStay,
  type Holder,
  hearPeople,
  hearStays,
  ID_CARD,
  type IssuedNumber,
  keyOf,
  lockClients,
  lockNumberedStays,
  lockStaysOf,
  type StayRow,
} from '../clients/public.ts'
import type { Work } from '../http/call.ts'
import type { AdtMessage, MergeMessage, PersonMessage, VisitMessage } from './adt-message.ts'
import { applyMerges } from './apply-merges.ts'
import { type Fault, place } from './faults.ts'
import { personNews, stayNews } from './news.ts'
import { tellDeaths, tellRooms } from './tell-rooms.ts'

/** A message that was understood, with the moment it came in. */
export interface Understood {
  readonly id: string
  readonly receivedAt: Date
  readonly adt: AdtMessage
}

/** What a message came to. `stale`: older than everything it speaks of, so that nothing changed. */
export type Effect =
  | {
      readonly state: 'applied' | 'stale'
      readonly clientId: string | null
      readonly encounterId: string | null
      /** Names of fields and kinds of merges; never what they hold. */
      readonly changed: readonly string[]
    }
  | { readonly state: 'failed'; readonly faults: readonly [Fault, ...Fault[]] }

type Plain = Understood & { readonly adt: VisitMessage | PersonMessage }
type Merging = Understood & { readonly adt: MergeMessage }

/**
 * Applies messages in the order they came, as many at once as speak of different people and stays: a few statements
 * for all of them. One effect each, in order. A message that fails here has changed nothing.
 */
export async function applyMessages(work: Work, messages: readonly Understood[]): Promise<Effect[]> {
  const effects: Effect[] = []
  while (effects.length < messages.length) {
    const rest = messages.slice(effects.length)
    const [first] = rest
    if (first && isMerging(first)) effects.push(await applyMerges(work, first.adt))
    else effects.push(...(await applyTogether(work, wave(work, rest))))
  }
  return effects
}

function isMerging(message: Understood): message is Merging {
  return message.adt.kind === 'merge'
}

/** The longest beginning in which no number of a person or stay is named twice. */
function wave(work: Work, messages: readonly Understood[]): Plain[] {
  const named = new Set<string>()
  const together: Plain[] = []
  for (const message of messages) {
    const { adt } = message
    if (adt.kind === 'merge') break
    const keys = adt.person.identifiers.map((number) => keyOf(work, number))
    const visit = adt.kind === 'visit' ? adt.visit?.number : null
    if (visit) keys.push(stayKey(visit))
    if (keys.some((key) => named.has(key))) break
    for (const key of keys) named.add(key)
    together.push({ ...message, adt })
  }
  return together
}

function stayKey({ issuer, value }: { readonly issuer: string; readonly value: string }): string {
  return `stay\0${issuer}\0${value}`
}

interface Known {
  readonly holders: ReadonlyMap<string, Holder>
  readonly numbered: ReadonlyMap<string, StayRow>
  readonly staysOf: ReadonlyMap<string, readonly StayRow[]>
}

async function applyTogether(work: Work, messages: readonly Plain[]): Promise<Effect[]> {
  const holders = await findHolders(
    work,
    messages.flatMap(({ adt }) => adt.person.identifiers),
  )
  const handled = untilSomebodyComesTwice(work, messages, holders)
  const ids = handled.flatMap(({ adt }) => whoseAre(work, adt.person.identifiers, holders))
  const [clients, numbered, unnumbered] = await Promise.all([
    lockClients(work, ids),
    lockNumberedStays(work, handled.flatMap(numberOf)),
    lockStaysOf(
      work,
      handled
        .filter(({ adt }) => adt.kind === 'visit' && adt.visit !== null && adt.visit.number === null)
        .flatMap(({ adt }) => whoseAre(work, adt.person.identifiers, holders)),
    ),
  ])
  const known: Known = {
    holders,
    numbered: new Map(
      numbered.map((row) => [stayKey({ issuer: row.source, value: row.visit_number ?? '' }), row]),
    ),
    staysOf: Map.groupBy(unnumbered, (row) => row.client_id),
  }
  const planned = handled.map((message) => ({ message, target: targetOf(work, message, known) }))
  const going = planned.flatMap(({ message, target }) => ('fault' in target ? [] : [{ message, target }]))

  const people = await hearPeople(
    work,
    going.map(({ message, target }) => ({
      row: target.clientId === null ? null : (clients.get(target.clientId) ?? null),
      news: personNews(message.adt),
    })),
    holders,
  )
  const done = going.map((one, index) => ({ ...one, person: at(people, index) }))
  const visiting = done.flatMap((one) =>
    one.message.adt.kind === 'visit' && one.target.stay !== null
      ? [{ ...one, adt: one.message.adt, stay: one.target.stay }]
      : [],
  )
  const stays = await hearStays(
    work,
    visiting.map(({ adt, stay, person, message }) => ({
      clientId: person.clientId,
      row: stay.row,
      news: stayNews(adt, stay.visit, message.receivedAt),
    })),
  )
  const stayOf = new Map(visiting.map(({ message }, index) => [message.id, at(stays, index)]))
  await tellRooms(
    work,
    visiting.map(({ adt }, index) => ({ event: adt.event, stay: at(stays, index) })),
  )
  await tellDeaths(work, people)
  const personOf = new Map(done.map(({ message, person }) => [message.id, person]))
  return planned.map(({ message, target }): Effect => {
    if ('fault' in target) return { state: 'failed', faults: [target.fault] }
    const person = personOf.get(message.id)
    const stay: HeardStay | null = stayOf.get(message.id) ?? null
    const isStale = person?.stale === true && (stay === null || (stay.stale && stay.changed.length === 0))
    return {
      state: isStale ? 'stale' : 'applied',
      clientId: person?.clientId ?? null,
      encounterId: stay?.stayId ?? null,
      changed: [...(person?.changed ?? []), ...(stay?.changed ?? [])],
    }
  })
}

function numberOf({ adt }: Plain) {
  const number = adt.kind === 'visit' ? adt.visit?.number : null
  return number ? [number] : []
}

/** Two numbers of one person need not be alike: the wave ends where somebody comes the second time. */
function untilSomebodyComesTwice(
  work: Work,
  messages: readonly Plain[],
  holders: ReadonlyMap<string, Holder>,
): readonly Plain[] {
  const seen = new Set<string>()
  const end = messages.findIndex(({ adt }) => {
    const ids = whoseAre(work, adt.person.identifiers, holders)
    if (ids.some((id) => seen.has(id))) return true
    for (const id of ids) seen.add(id)
    return false
  })
  return end === -1 ? messages : messages.slice(0, end)
}

/**
 * Whose numbers these are. A hospital's own numbers decide; the identity card only where there is none, for it may be
 * a mother's on her newborn's file.
 */
function whoseAre(
  work: Work,
  numbers: readonly IssuedNumber[],
  holders: ReadonlyMap<string, Holder>,
): string[] {
  const own = numbers.filter(({ type }) => type !== ID_CARD)
  const deciding = own.length > 0 ? own : numbers
  return [...new Set(deciding.flatMap((number) => holders.get(keyOf(work, number))?.clientId ?? []))]
}

type Target =
  | { readonly fault: Fault }
  | {
      readonly clientId: string | null
      readonly stay: {
        readonly row: StayRow | null
        readonly visit: NonNullable<VisitMessage['visit']>
      } | null
    }

function targetOf(work: Work, { adt }: Plain, known: Known): Target {
  const [clientId = null, other] = whoseAre(work, adt.person.identifiers, known.holders)
  if (other !== undefined) return { fault: SEVERAL_PEOPLE }
  if (adt.kind === 'person' || adt.visit === null) return { clientId, stay: null }
  const { event, visit } = adt
  const cancels = event === 'A11' || event === 'A13'
  if (cancels && clientId === null) return { fault: UNKNOWN_PERSON }
  if (visit.number !== null) {
    const row = known.numbered.get(stayKey(visit.number)) ?? null
    if (row === null && cancels) return { fault: UNKNOWN_STAY }
    if (row !== null && row.client_id !== clientId) return { fault: ANOTHERS_STAY }
    return { clientId, stay: { row, visit } }
  }
  const stays = clientId === null ? [] : (known.staysOf.get(clientId) ?? [])
  const open = stays.filter(({ status }) => (event === 'A13' ? status === 'finished' : status !== 'finished'))
  const [row = null, second] = event === 'A13' ? open.slice(0, 1) : open
  if (second !== undefined) return { fault: WHICH_STAY }
  if (row === null && cancels) return { fault: UNKNOWN_STAY }
  return { clientId, stay: { row, visit } }
}

const SEVERAL_PEOPLE: Fault = {
  code: '205',
  place: place('PID', 3),
  zh: '患者标识（PID-3）分属本系统中的两个人，请先合并',
  en: 'the identifiers (PID-3) belong to two people here; merge them first',
}
const UNKNOWN_PERSON: Fault = {
  code: '204',
  place: place('PID', 3),
  zh: '本系统没有这位患者（PID-3），无从撤销',
  en: 'this patient (PID-3) is not known here, so there is nothing to cancel',
}
const UNKNOWN_STAY: Fault = {
  code: '204',
  place: place('PV1', 19),
  zh: '本系统没有这次就诊（PV1-19），无从撤销',
  en: 'this stay (PV1-19) is not known here, so there is nothing to cancel',
}
const ANOTHERS_STAY: Fault = {
  code: '205',
  place: place('PV1', 19),
  zh: '就诊号（PV1-19）在本系统中属于另一位患者',
  en: 'the visit number (PV1-19) belongs to another patient here',
}
const WHICH_STAY: Fault = {
  code: '204',
  place: place('PV1', 19),
  zh: '消息没有就诊号（PV1-19），而患者有多次未结束的就诊，无法判断是哪一次',
  en: 'no visit number (PV1-19) was sent and several stays are open: which is meant is unclear',
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index]
  if (found === undefined) throw new Error('the answers do not fit the messages')
  return found
}
