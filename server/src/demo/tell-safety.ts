import { reportDueAt } from '@quancheng/rules/duty-report.ts'
import { nextLookAt, type WatchLevel } from '@quancheng/rules/watch.ts'
import { chanceFor } from './chance.ts'
import { DAY, HOUR, MINUTE } from './moments.ts'
import type { ToldCase } from './occasions.ts'
import type { Desk } from './tell-story.ts'

const STEPS: Readonly<Record<string, string>> = {
  'warning-signs': '夜里两点以后还睡不着；看到缴费单；听见隔壁床说移植失败。',
  'on-my-own': '戴耳机听评书；给绿萝浇水；把想说的话写在本子上。',
  'people-and-places': '病区活动室，下午三点有人下棋；和表妹视频。',
  'people-to-ask': '父亲朱海涛，陪夜，知道这件事；表妹，晚上十点前可以打电话。',
  professionals: '先按床头铃找值班护士；白天找社工；心理科会诊后约了每周一次。',
  'safe-surroundings': '水果刀和多余的药已由父亲带走，病房窗户限位由护士查过。',
}

interface Watched {
  readonly told: ToldCase
  readonly level: WatchLevel
  readonly begunAt: number
  readonly reason: string
  readonly looks: readonly { readonly at: number; readonly level: WatchLevel; readonly words: string }[]
}

function tellWatch(desk: Desk, { told, level, begunAt, reason, looks }: Watched): void {
  const { book, house, chance, content, alarms, chronicle } = desk
  const { story, caseId } = told
  const id = chance.id(begunAt)
  const last = looks.at(-1) ?? null
  const next = nextLookAt(last?.at ?? begunAt, last?.level ?? level, content.deadlines.watch)
  const note = (act: string, at: number, facts: Readonly<Record<string, unknown>>) =>
    chronicle.note({
      orgId: house.id,
      at,
      actorId: story.worker.id,
      act,
      subjectKind: 'watch',
      subjectId: id,
      clientId: story.person.id,
      facts,
    })
  book.put('watch', {
    org_id: house.id,
    id,
    client_id: story.person.id,
    case_id: caseId,
    department_id: story.departmentId,
    team_id: story.worker.teamId,
    level: last?.level ?? level,
    reason_sealed: house.seal('watch.reason', reason),
    begun_by: story.worker.id,
    begun_at: new Date(begunAt),
    holder_id: story.worker.id,
    last_look_at: last === null ? null : new Date(last.at),
    next_look_at: next === null ? null : new Date(next),
    revision: 1 + looks.length,
  })
  note('assessments.watch.begin', begunAt, { level })
  for (const look of looks) {
    book.put('watch_look', {
      org_id: house.id,
      id: chance.id(look.at),
      watch_id: id,
      level: look.level,
      words_sealed: house.seal('watch_look.words', look.words),
      looked_by: story.worker.id,
      looked_at: new Date(look.at),
    })
    note('assessments.watch.look', look.at, { level: look.level })
  }
  if (next !== null) alarms.watch(house.id, id, next)
}

function tellPlan({ book, house, chance, chronicle }: Desk, { story, caseId }: ToldCase, at: number): void {
  const id = chance.id(at)
  book.put('safety_plan', {
    org_id: house.id,
    id,
    client_id: story.person.id,
    case_id: caseId,
    version: 1,
    with_person: true,
    steps_sealed: house.seal('safety_plan.steps', JSON.stringify(STEPS)),
    signed_by: story.worker.id,
    signed_at: new Date(at),
  })
  chronicle.note({
    orgId: house.id,
    at,
    actorId: story.worker.id,
    act: 'assessments.plan.sign',
    subjectKind: 'safety-plan',
    subjectId: id,
    clientId: story.person.id,
    facts: { version: 1, withPerson: true },
  })
}

interface Reported {
  readonly situations: readonly string[]
  readonly who: string
  readonly words: string
  readonly foundAt: number
  readonly raisedAt: number
  readonly receipt: {
    readonly confirmedAt: number
    readonly reportedAt: number
    readonly to: string
    readonly number: string
  } | null
}

/** A child nobody here has a file of: a nurse of the children's ward has raised it. */
function tellReport(desk: Desk, one: Reported): void {
  const { book, house, chance, content, alarms, chronicle } = desk
  const kind = content.dutyReports.get('minors')
  if (!kind) throw new Error('there is no duty to report for minors')
  const [nurse, supervisor] = [house.person('tianyuan'), house.person('zhoumin')]
  const { remindMinutes, reportMinutes, decideMinutes } = kind.clock
  const minutes = { remind: remindMinutes.value, report: reportMinutes.value, decide: decideMinutes.value }
  const due = one.receipt ? null : reportDueAt('found', one.raisedAt, minutes)
  const id = chance.id(one.raisedAt)
  const note = (act: string, at: number, by: string, facts: Readonly<Record<string, unknown>> = {}) =>
    chronicle.note({
      orgId: house.id,
      at,
      actorId: by,
      act,
      subjectKind: 'report',
      subjectId: id,
      clientId: null,
      facts,
    })
  const receipt = one.receipt && { authority: 'police', to: one.receipt.to, number: one.receipt.number }
  book.put('duty_report', {
    org_id: house.id,
    id,
    kind: kind.id,
    kind_version: kind.version,
    situations: [...one.situations],
    colour: kind.situations.find(({ id: of }) => one.situations.includes(of))?.colour.value ?? null,
    department_id: nurse.wardIds[0] ?? null,
    who_sealed: house.seal('duty_report.who', one.who),
    words_sealed: house.seal('duty_report.words', one.words),
    found_at: new Date(one.foundAt),
    raised_by: nurse.id,
    raised_at: new Date(one.raisedAt),
    state: one.receipt ? 'reported' : 'found',
    due_at: due === null ? null : new Date(due),
    confirmed_by: one.receipt ? supervisor.id : null,
    confirmed_at: one.receipt && new Date(one.receipt.confirmedAt),
    receipt_sealed: house.sealMaybe('duty_report.receipt', receipt && JSON.stringify(receipt)),
    reported_by: one.receipt ? supervisor.id : null,
    reported_at: one.receipt && new Date(one.receipt.reportedAt),
    revision: one.receipt ? 3 : 1,
  })
  note('assessments.report.raise', one.raisedAt, nurse.id, { kind: kind.id, situations: one.situations })
  if (one.receipt) {
    note('assessments.report.confirm', one.receipt.confirmedAt, supervisor.id)
    const facts = { authority: 'police', before: 'confirmed' }
    note('assessments.report.file', one.receipt.reportedAt, supervisor.id, facts)
  }
  if (due !== null) alarms.report(house.id, id, due)
}

/** Two people on the watch list, one of them with a signed plan, and two reports: one with its receipt, one still open. */
export function tellSafety(given: Desk, cases: readonly ToldCase[]): void {
  const desk = { ...given, chance: chanceFor('safety') }
  const { moments } = desk
  const of = (name: string) => cases.find(({ story }) => story.person.name === name)
  const [grave, quieter] = [of('朱丽叶'), of('沈佳慧')]
  if (!grave || !quieter) return
  tellPlan(desk, grave, moments.now - 17 * HOUR)
  tellWatch(desk, {
    told: grave,
    level: 'high',
    begunAt: moments.now - 17.5 * HOUR,
    reason: '量表第 9 题有回答，当面谈时说想过办法、没有准备。等督导确认期间，由社工和病区一起看。',
    looks: [
      {
        at: moments.now - 13.6 * HOUR,
        level: 'high',
        words: '父亲陪着，已躺下。说“今天讲出来轻一点”。和值班护士交代了铃和巡房。',
      },
      {
        at: moments.now - 1.4 * HOUR,
        level: 'high',
        words: '又见了二十分钟，睡了四个小时，吃了半碗粥。愿意再谈。',
      },
    ],
  })
  tellWatch(desk, {
    told: quieter,
    level: 'high',
    begunAt: moments.now - 3 * DAY,
    reason: '谈到女儿时说“没有我她们更轻松”，问起时说没有想过办法。',
    looks: [
      {
        at: moments.now - 3 * DAY + 3.5 * HOUR,
        level: 'medium',
        words: '丈夫来陪，一起想好了怎么和女儿说。本人说这几天愿意每天见一面。',
      },
      {
        at: moments.now - 2.2 * DAY,
        level: 'medium',
        words: '和女儿视频了，哭过以后说心里松一些。夜里能睡。',
      },
      {
        at: moments.now - 1.1 * DAY,
        level: 'medium',
        words: '今天自己下床走了一圈，约好周末女儿来。还会想起那句话，答应先打电话。',
      },
      {
        at: moments.now - 22 * HOUR,
        level: 'medium',
        words: '又坐了一会儿，说起以前教书的事。',
      },
    ],
  })
  const longAgo = moments.now - 12 * DAY
  tellReport(desk, {
    situations: ['injuries'],
    who: '约四岁男孩，陪同的人自称邻居',
    words: '洗澡时见背部和大腿有新旧不一的淤青，问起时孩子躲到桌子下面。陪同的人说“摔的”，说不出时间。',
    foundAt: longAgo - 10 * MINUTE,
    raisedAt: longAgo,
    receipt: {
      confirmedAt: longAgo + 9 * MINUTE,
      reportedAt: longAgo + 16 * MINUTE,
      to: '辖区派出所值班民警',
      number: '受案 0417',
    },
  })
  tellReport(desk, {
    situations: ['abandoned'],
    who: '女婴，约三个月，随身没有证件',
    words: '送来的人挂号后离开，登记的电话打不通，护士站照看两小时，没有人来问。',
    foundAt: moments.now - 12 * MINUTE,
    raisedAt: moments.now - 6 * MINUTE,
    receipt: null,
  })
}
