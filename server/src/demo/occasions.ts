import type { Reason } from '@quancheng/contract/intake.ts'
import { ageOn, dayAt } from '@quancheng/rules/calendar-day.ts'
import { dueAt, type Source, type Urgency } from '@quancheng/rules/request.ts'
import type { Chance } from './chance.ts'
import { inventStory } from './invent-story.ts'
import { DAY, HOUR, inOfficeHours, MINUTE } from './moments.ts'
import { type Found, screenStay } from './screened.ts'
import type { Colleague } from './settle.ts'
import type { Stay } from './stays.ts'
import type { Story } from './story.ts'
import { tellRequest } from './tell-request.ts'
import type { Desk } from './tell-story.ts'
import { themeFor, themeOutside } from './themes.ts'
import { kinOf, wordingFor } from './wording.ts'
import { DECLINES } from './words/shared.ts'
import type { Theme } from './words/theme.ts'

export interface ToldCase {
  readonly caseId: string
  readonly story: Story
}

const LONG_STAY_DAYS = 29

/**
 * Goes through the stays in the order of time: for some of them somebody asks for social work; of those some become a
 * case, some are declined with a reason. Writes the requests and answers the cases, still untold.
 */
export function inventOccasions(
  desk: Desk,
  stays: readonly Stay[],
  wanted: { readonly requests: number; readonly cases: number },
): ToldCase[] {
  const { chance, content, moments, house } = desk
  const isHospital = house.plan.kind === 'hospital'
  const screened = stays.map((stay) =>
    isHospital && stay.class === 'inpatient'
      ? screenStay(content, stay, stay.admittedAt + 10 * MINUTE)
      : null,
  )
  const withReasons = screened.filter((found) => found !== null).length
  const byScreening = isHospital ? wanted.requests * 0.6 : 0
  const screenShare = withReasons === 0 ? 0 : byScreening / withReasons
  const peopleShare = (wanted.requests - byScreening) / Math.max(1, stays.length - withReasons * screenShare)
  const takenShare = (wanted.cases * 0.87) / Math.max(1, wanted.requests)
  const directShare = (wanted.cases * 0.13) / Math.max(1, stays.length)
  const busyUntil = new Map<string, number>()
  const cases: ToldCase[] = []

  for (const [place, stay] of stays.entries()) {
    const found = screened[place] ?? null
    const isLong = stay.dischargedAt === null && moments.start - stay.admittedAt > LONG_STAY_DAYS * DAY
    // Everybody who lies here today came in the last weeks: without this the last weeks would stand out.
    const thinned = stay.dischargedAt === null ? 0.35 : 1
    const occasion = occasionOf(chance, desk, stay, found, {
      screenShare: screenShare * thinned,
      peopleShare: peopleShare * thinned,
      directShare: directShare * thinned,
      isLong,
    })
    if (!occasion) continue
    const busy = busyUntil.get(stay.person.id)
    if (busy !== undefined && busy > occasion.at) continue
    const worker = pickWorker(chance, house.workers, stay)
    if (occasion.kind === 'direct') {
      const told = beginCase(desk, stay, worker, occasion.at, null, null)
      cases.push(told)
      busyUntil.set(stay.person.id, endOfStory(told.story))
      continue
    }
    const answered = answer(chance, desk, occasion.at, occasion.urgency)
    const isOpen = !isGeneral(desk) && answered > moments.now - HOUR
    const outcome = isOpen
      ? ('waiting' as const)
      : chance.weighted([
          ['taken', takenShare],
          ['declined', Math.max(0.05, 0.96 - takenShare)],
          ['withdrawn', occasion.raisedBy ? 0.06 : 0.01],
        ] as const)
    const endedAt = outcome === 'waiting' ? null : Math.min(answered, moments.now - 20 * MINUTE)
    const id = chance.id(occasion.at)
    const told =
      outcome === 'taken' && endedAt !== null
        ? beginCase(
            desk,
            stay,
            worker,
            endedAt,
            { id, raisedAt: occasion.at },
            occasion.words,
            occasion.theme,
          )
        : null
    if (told) {
      cases.push(told)
      busyUntil.set(stay.person.id, endOfStory(told.story))
    }
    tellRequest(desk, {
      id,
      clientId: stay.person.id,
      name: null,
      encounterId: stay.encounterId,
      departmentId: stay.ward.id,
      bed: stay.bed,
      source: occasion.source,
      from: occasion.from,
      urgency: occasion.urgency,
      reasons: occasion.reasons,
      rules: found?.rules ?? [],
      words: occasion.words,
      raisedBy: occasion.raisedBy,
      raisedAt: occasion.at,
      state: outcome,
      who:
        outcome === 'withdrawn' ? null : outcome === 'waiting' ? soleServer(house.workers, stay) : worker.id,
      endedAt,
      caseId: told?.caseId ?? null,
      ...(outcome === 'declined' && { decline: chance.pick(DECLINES) }),
      ...(outcome === 'withdrawn' && {
        decline: chance.pick(['家属已自行解决。', '患者今天出院。', '重复提交。']),
      }),
      dedupeKey: occasion.source === 'screening' ? `screening:${stay.encounterId}` : null,
    })
  }
  return cases
}

function isGeneral(desk: Desk): boolean {
  return desk.house.plan.key === 'general'
}

type Occasion =
  | { readonly kind: 'direct'; readonly at: number }
  | {
      readonly kind: 'request'
      readonly at: number
      readonly source: Source
      readonly from: string | null
      readonly urgency: Urgency
      readonly reasons: readonly Reason[]
      readonly words: string | null
      readonly raisedBy: string | null
      readonly theme: Theme | null
    }

function occasionOf(
  chance: Chance,
  desk: Desk,
  stay: Stay,
  found: Found | null,
  shares: {
    readonly screenShare: number
    readonly peopleShare: number
    readonly directShare: number
    readonly isLong: boolean
  },
): Occasion | null {
  const { moments, content } = desk
  const latest = isGeneral(desk) ? moments.start - 2 * HOUR : moments.now - HOUR
  if (shares.isLong && stay.encounterId) {
    const at = stay.admittedAt + chance.int(2, 25) * MINUTE
    const late = screenStay(content, stay, moments.now) ?? found
    if (late) return screening(at, { ...late, urgency: found?.urgency ?? 'routine' })
  }
  if (found && chance.is(shares.screenShare)) {
    const at = stay.admittedAt + chance.int(2, 25) * MINUTE
    return at < latest ? screening(at, found) : null
  }
  const end = Math.min(stay.dischargedAt ?? moments.now, latest)
  const span = Math.max(2 * HOUR, end - stay.admittedAt)
  const at = inOfficeHours(stay.admittedAt + span * chance.next() * 0.8, chance.int(8 * 60, 17 * 60 + 30))
  if (at >= latest || at < stay.admittedAt) return null
  if (chance.is(shares.peopleShare)) return asked(chance, desk, stay, at)
  return chance.is(shares.directShare) ? { kind: 'direct', at } : null
}

function screening(at: number, found: Found): Occasion {
  return {
    kind: 'request',
    at,
    source: 'screening',
    from: null,
    urgency: found.urgency,
    reasons: found.reasons,
    words: null,
    raisedBy: null,
    theme: null,
  }
}

/** Somebody asks: a doctor or nurse of the ward, the person, the family, by telephone, or another organisation. */
function asked(chance: Chance, desk: Desk, stay: Stay, at: number): Occasion {
  const { house, moments } = desk
  const theme = themeOf(chance, desk, stay)
  const wording = wordingFor(chance, stay.person, stay.diagnosis.name, moments.today)
  const staff = house.clinicians.filter((one) => one.wardIds.includes(stay.ward.id))
  const isHospital = house.plan.kind === 'hospital'
  const source = isHospital
    ? chance.weighted<Source>([
        ['nurse', staff.length > 0 ? 34 : 16],
        ['doctor', staff.length > 0 ? 26 : 14],
        ['family', 16],
        ['self', 14],
        ['phone', 6],
        ['community', 3],
        ['complaint', 2],
      ])
    : chance.weighted<Source>([
        ['referral', 42],
        ['community', 24],
        ['self', 14],
        ['family', 14],
        ['phone', 6],
      ])
  const role = source === 'doctor' ? '医生' : '护士'
  const clinician = staff.find((one) => one.title.includes(role)) ?? null
  const raisedBy =
    source === 'nurse' || source === 'doctor'
      ? (clinician?.id ?? pickWorker(chance, house.workers, stay).id)
      : pickWorker(chance, house.workers, stay).id
  const from =
    clinician && (source === 'nurse' || source === 'doctor') ? null : sayWho(chance, source, role, stay)
  return {
    kind: 'request',
    at,
    source,
    from,
    urgency: chance.weighted<Urgency>([
      ['routine', 40],
      ['soon', 44],
      ['urgent', 14],
      ['crisis', 2],
    ]),
    reasons: topicsOf(desk, theme, at),
    words: wording(chance.pick(theme.asked)),
    raisedBy,
    theme,
  }
}

function sayWho(chance: Chance, source: Source, role: string, stay: Stay): string {
  if (source === 'nurse' || source === 'doctor') return `${stay.ward.name}${role}`
  if (source === 'family') return kinOf(stay.person)
  if (source === 'self') return '本人'
  if (source === 'phone') return '患者服务呼叫中心'
  if (source === 'referral')
    return chance.pick(['临澜市中心医院社会工作部', '临澜市儿童医院医务社会工作部', '暖屿公益基金会'])
  if (source === 'complaint') return '意见箱'
  return chance.pick(['和平里街道', '清河镇民政办', '石桥镇卫生院'])
}

const TOPICS: Readonly<Record<string, readonly string[]>> = {
  money: ['treatment-cost', 'paperwork'],
  'child-money': ['treatment-cost', 'far-from-home'],
  care: ['after-discharge', 'nobody-at-bedside'],
  mood: ['low', 'bad-sleep'],
  family: ['talk-at-home', 'talk-with-staff'],
  child: ['treatment-fear', 'work-school'],
  ending: ['unfinished', 'thinking-of-death'],
  accident: ['paperwork', 'work-school'],
  birth: ['low', 'nobody-at-bedside'],
  chronic: ['way-to-hospital', 'lonely'],
}

/** The problems of our own list that were ticked. */
function topicsOf({ content, chance }: Desk, theme: Theme, at: number): Reason[] {
  const options = (content.findInstrument('distress-thermometer')?.items ?? []).flatMap((item) =>
    item.kind === 'several' ? item.options : [],
  )
  const codes = chance.some(TOPICS[theme.key] ?? [], chance.int(1, 2))
  return codes.flatMap((code) => {
    const option = options.find((one) => one.value === code)
    if (!option) return []
    const instant = new Date(at).toISOString()
    return [
      {
        code: 'topic',
        text: option.text,
        facts: { topic: code },
        source: 'person',
        at: instant,
        unknown: false,
      },
    ]
  })
}

function themeOf(chance: Chance, desk: Desk, stay: Stay): Theme {
  if (stay.encounterId !== null && desk.house.plan.kind === 'hospital') return themeFor(chance, stay)
  return themeOutside(chance, desk.house.plan.key, ageOn(stay.person.birthDate, dayAt(stay.admittedAt)) ?? 0)
}

/** Mostly answered in time; the night and the weekend make some late. */
function answer(chance: Chance, { content }: Desk, raisedAt: number, urgency: Urgency): number {
  const due = dueAt(urgency, raisedAt, content.deadlines) ?? raisedAt + DAY
  const promised = due - raisedAt
  const share = chance.is(0.93) ? 0.08 + chance.next() * 0.8 : 1 + chance.next() * 0.9
  const at = raisedAt + promised * share
  if (urgency === 'crisis' || urgency === 'urgent') return at
  return Math.max(raisedAt + 10 * MINUTE, inOfficeHours(at, chance.int(8 * 60 + 15, 17 * 60)))
}

function beginCase(
  desk: Desk,
  stay: Stay,
  worker: Colleague,
  openedAt: number,
  request: Story['request'],
  problem: string | null,
  theme: Theme | null = null,
): ToldCase {
  const { chance, house, moments } = desk
  const about = theme ?? themeOf(chance, desk, stay)
  const isOutside = house.plan.kind !== 'hospital'
  const isLeft = stay.dischargedAt !== null && stay.dischargedAt < moments.now
  const story = inventStory(desk, {
    person: stay.person,
    worker,
    theme: about,
    kind: chance.is(about.key === 'ending' || about.key === 'child-money' ? 0.6 : 0.42) ? 'complex' : 'brief',
    openedAt,
    illness: stay.diagnosis.name,
    encounterId: stay.encounterId,
    departmentId: stay.ward.id,
    dischargedAt: isLeft ? stay.dischargedAt : null,
    diedAt: stay.hasDied ? stay.dischargedAt : null,
    isOutside,
    request,
    problem,
  })
  return { caseId: chance.id(openedAt), story }
}

/** When the client could be taken on again. */
function endOfStory(story: Story): number {
  const approved = story.closures.find((closure) => closure.decision === 'approved')
  return approved?.decidedAt ?? Number.POSITIVE_INFINITY
}

/** Who serves the ward carries most of its cases; beyond that by how much each carries. */
export function pickWorker(chance: Chance, workers: readonly Colleague[], stay: Stay): Colleague {
  return chance.weighted(
    workers.map((worker) => [worker, worker.load * (worker.wardIds.includes(stay.ward.id) ? 4 : 1)] as const),
  )
}

function soleServer(workers: readonly Colleague[], stay: Stay): string | null {
  const serving = workers.filter((worker) => worker.wardIds.includes(stay.ward.id))
  return serving.length === 1 ? (serving[0]?.id ?? null) : null
}
