import { randomBytes } from 'node:crypto'
import { cases } from '@quancheng/contract/cases.ts'
import { intake } from '@quancheng/contract/intake.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { supervision } from '@quancheng/contract/supervision.ts'
import { today } from '@quancheng/contract/today.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tokenHash } from '../http/who.ts'
import { verdictOn } from '../journal/public.ts'
import { openWorld, type World } from '../test/world.ts'
import { demoPeople, fillDemo } from './fill-demo.ts'

/** A Friday morning, when the wards are busy. */
const FRIDAY = '2026-11-20T09:41:00+08:00'

async function filledWorld(clock: string): Promise<World> {
  const world = await openWorld()
  world.setClock(clock)
  await fillDemo(world.parts, { small: true, say: () => {} })
  return world
}

async function askAs(world: World, login: string, path: string) {
  const { rows } = await world.pool.query<{ id: string; org_id: string }>(
    `select a.id, m.org_id from account a join member m on m.account_id = a.id where a.login = $1 order by m.org_id limit 1`,
    [login],
  )
  const token = randomBytes(16).toString('hex')
  await world.pool.query(
    `insert into session (token_hash, id, account_id, org_id, made_at, last_seen_at, expires_at, device, method)
     values ($1, $2, $3, $4, $5, $5, '2100-01-01', 'test', 'password')`,
    [tokenHash(token), newId(), rows[0]?.id, rows[0]?.org_id, world.now()],
  )
  const answer = await world.app.inject({
    method: 'GET',
    url: `/api${path}`,
    headers: { cookie: `quancheng_session=${token}`, 'x-quancheng': '1' },
  })
  return { status: answer.statusCode, body: answer.json() }
}

/** Every row without what keys and chance of the house make different each time. */
async function fingerprint(world: World): Promise<Record<string, string>> {
  const { rows: tables } = await world.pool.query<{ name: string; columns: string }>(
    `select c.relname as name,
            string_agg('t.' || quote_ident(a.attname), ', ' order by a.attnum) filter (
              where a.attname not like '%\\_sealed' and a.attname not in ('blind', 'token', 'wrapped', 'password_hash')) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not in ('migration', 'org_key')
     group by c.relname`,
  )
  const prints: Record<string, string> = {}
  for (const { name, columns } of tables) {
    const { rows } = await world.pool.query<{ print: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(row, '|' order by row)), '') as print
       from (select md5(row(${columns})::text) as row from ${name} t) rows`,
    )
    prints[name] = rows[0]?.print ?? ''
  }
  return prints
}

async function openedTexts(world: World): Promise<string[]> {
  const { rows } = await world.pool.query<{ org_id: string; content_sealed: Buffer }>(
    'select org_id, content_sealed from service_record order by org_id, id',
  )
  for (const orgId of new Set(rows.map((row) => row.org_id))) await world.parts.keys.load(orgId)
  return rows.map((row) => world.parts.keys.open(row.org_id, 'service_record.content', row.content_sealed))
}

describe('the demonstration network', () => {
  let world: World
  beforeAll(async () => {
    world = await filledWorld(FRIDAY)
  })
  afterAll(async () => world[Symbol.asyncDispose]())

  const count = async (question: string): Promise<number> => {
    const { rows } = await world.pool.query<{ count: number }>(
      `select count(*)::int as count from (${question}) found`,
    )
    return rows[0]?.count ?? -1
  }
  const rowsOf = async <Row>(question: string): Promise<Row[]> =>
    (await world.pool.query(question)).rows as Row[]

  test('the same clock gives the same rows and the same words', async () => {
    await using other = await filledWorld(FRIDAY)
    expect(await fingerprint(other)).toEqual(await fingerprint(world))
    expect(await openedTexts(other)).toEqual(await openedTexts(world))
  })

  test('filling a second time changes nothing', async () => {
    const before = await fingerprint(world)
    await fillDemo(world.parts, { small: true, say: () => {} })
    expect(await fingerprint(world)).toEqual(before)
  })

  test('it can be filled in the night of a new year as well', async () => {
    await using night = await filledWorld('2027-01-01T00:07:00+08:00')
    const { rows } = await night.pool.query('select from case_file where opened_at > $1 limit 1', [
      night.now(),
    ])
    expect(rows).toHaveLength(0)
  })

  test('the journal of every organisation is whole', async () => {
    for (const { id } of await rowsOf<{ id: string }>('select id from organisation')) {
      const verdict = await verdictOn(world.pool, id)
      expect(verdict, id).toMatchObject({ broken: null })
    }
    expect(await count('select from journal')).toBeGreaterThan(1000)
  })

  test('everybody who is shown at the door can sign in', async () => {
    const people = await demoPeople(world.parts)
    expect(people[0]).toEqual({
      login: 'linruoxi',
      name: '林若溪',
      title: '医务社工',
      organisation: '中心医院',
    })
    expect(people.map(({ organisation }) => organisation)).toEqual(
      expect.arrayContaining(['儿童医院', '和平里社区', '清河社区', '同行社工', '暖屿基金会', '市卫健委']),
    )
    for (const { login } of people) {
      const answer = await world.app.inject({
        method: 'POST',
        url: '/api/staff/sign-in',
        headers: { 'x-quancheng': '1' },
        payload: { login, password: 'quancheng-demo' },
      })
      expect(answer.statusCode, login).toBe(200)
    }
  })

  test('one person has duties in two organisations', async () => {
    expect(
      await count(
        'select from duty where ended_at is null group by account_id having count(distinct org_id) = 2',
      ),
    ).toBe(1)
  })

  test('every case opens for its worker, and none of it for somebody of the children’s hospital', async () => {
    const workers = await rowsOf<{ login: string; ids: string[] }>(
      `select a.login, array_agg(c.id::text) as ids from case_file c join account a on a.id = c.worker_id
       join organisation o on o.id = c.org_id where o.short_name = '中心医院' group by a.login`,
    )
    expect(workers.length).toBeGreaterThan(3)
    for (const { login, ids } of workers)
      for (const id of ids) {
        const { status, body } = await askAs(world, login, `${cases.file.path}?caseId=${id}`)
        expect(status, `${login} ${id} ${JSON.stringify(body).slice(0, 300)}`).toBe(200)
        expect((await askAs(world, 'chengkexin', `${cases.file.path}?caseId=${id}`)).status).toBe(404)
      }
  })

  test('陈桂兰’s course reaches from the clinic to the eve of her discharge', async () => {
    const { body: list } = await askAs(world, 'linruoxi', `${cases.list.path}?view=mine&sort=risk`)
    const line = list.rows.find((row: { client: { name: string } }) => row.client.name === '陈桂兰')
    const { body } = await askAs(world, 'linruoxi', `${cases.file.path}?caseId=${line.id}`)
    expect(body.client).toMatchObject({ bed: '12', department: '肿瘤内科3病区', age: 58 })
    expect(body.encounters.map((one: { class: string }) => one.class)).toEqual(['inpatient', 'outpatient'])
    expect(body.encounters[0].expectedDischargeOn).toBe('2026-11-22')
    const phq = body.assessments.filter((one: { instrument: string }) => one.instrument === 'phq-9')
    expect(phq.map((one: { scores: { total: number } }) => one.scores.total)).toEqual([15, 17, 14, 11])
    expect(body.safety[0]).toMatchObject({ state: 'done', level: 'medium' })
    expect(body.goals.map((goal: { progress: number }) => goal.progress)).toEqual([0.6, 0.75, 0.2])
    expect(body.records).toHaveLength(20)
  })

  test('林若溪 finds a morning’s work: a danger, requests, what is overdue, due and sent back', async () => {
    const { status, body } = await askAs(world, 'linruoxi', `${today.worker.path}?span=today`)
    expect(status).toBe(200)
    expect(body.safety).toMatchObject([{ client: { name: '吴晓梅', bed: '8' }, state: 'open' }])
    expect(Date.parse(body.safety[0].dueAt) - world.now().getTime()).toBe(38 * 60_000)
    expect(body.requests.map((row: { name: string }) => row.name)).toEqual(
      expect.arrayContaining(['欧阳慧敏']),
    )
    const kinds = [...body.overdue, ...body.due].map((row: { kind: string }) => row.kind)
    expect(kinds).toEqual(expect.arrayContaining(['task', 'draft', 'follow-up', 'closure', 'plan-review']))
    const { body: waiting } = await askAs(world, 'zhoumin', today.head.path)
    expect(waiting.closures).toEqual(expect.arrayContaining([expect.objectContaining({ client: '周建华' })]))
  })

  test('one request is overdue, one is due within the hour and a quarter, one waits for an answer', async () => {
    const { body } = await askAs(world, 'linruoxi', `${intake.list.path}?view=all`)
    const byName = new Map(body.rows.map((row: { name: string }) => [row.name, row]))
    const minutesLeft = (name: string) =>
      (Date.parse((byName.get(name) as { dueAt: string }).dueAt) - world.now().getTime()) / 60_000
    expect(minutesLeft('何美玲')).toBe(-26)
    expect(byName.get('何美玲')).toMatchObject({ escalation: 1, client: null })
    expect(minutesLeft('欧阳慧敏')).toBe(72)
    expect(byName.get('匿名投诉 0093')).toMatchObject({ state: 'paused' })
  })

  test('nothing happens after now, and nothing before its time', async () => {
    const now = `'${world.now().toISOString()}'::timestamptz`
    expect(
      await count(
        `select from service_record where occurred_at > ${now} or written_at > ${now} or signed_at > ${now}`,
      ),
    ).toBe(0)
    expect(
      await count('select from service_record where written_at < occurred_at or signed_at < written_at'),
    ).toBe(0)
    expect(
      await count(
        `select from case_file where opened_at > ${now} or stage_since > ${now} or closed_at > ${now}`,
      ),
    ).toBe(0)
    expect(await count(`select from journal where at > ${now}`)).toBe(0)
    expect(
      await count(
        `select from request where raised_at > ${now} or ended_at > ${now} or ended_at < raised_at`,
      ),
    ).toBe(0)
    expect(await count(`select from assessment where taken_at > ${now}`)).toBe(0)
    expect(await count('select from closure where decided_at < asked_at')).toBe(0)
    expect(await count('select from encounter where discharged_at < admitted_at')).toBe(0)
    expect(await count('select from encounter_place where until < since')).toBe(0)
  })

  test('no service is older than the consent it stands on, and a child’s is a guardian’s', async () => {
    expect(
      await count(`select from service_record r where not exists (
        select from consent c where c.org_id = r.org_id and c.client_id = r.client_id and c.scope = 'service' and c.signed_at <= r.occurred_at)`),
    ).toBe(0)
    expect(
      await count(`select from consent c join client p on p.org_id = c.org_id and p.id = c.client_id
        where c.signed_by = 'client' and p.birth_date > ((c.signed_at at time zone 'Asia/Shanghai')::date - interval '14 years')`),
    ).toBe(0)
    expect(
      await count(
        "select from consent where signed_by = 'guardian' and coalesce(signer_relation, '01') = '01'",
      ),
    ).toBe(0)
  })

  test('a record is late exactly when it was signed later than the parameter allows', async () => {
    const minutes = world.parts.content.deadlines.recordLateAfterMinutes
    expect(
      await count(`select from service_record where state = 'signed'
        and late <> (signed_at > occurred_at + minutes * interval '1 minute' + interval '${minutes} minutes')`),
    ).toBe(0)
    expect(await count('select from service_record where late')).toBeGreaterThan(0)
  })

  test('cases are numbered in the order they were opened, without gaps', async () => {
    const numbers = await rowsOf<{ place: number; number: string; last: number }>(
      `select row_number() over (partition by c.org_id, left(c.number, 4) order by c.opened_at, c.number)::int as place, c.number, n.last
       from case_file c join case_number n on n.org_id = c.org_id and n.year = left(c.number, 4)::int`,
    )
    for (const { place, number } of numbers) expect(Number(number.slice(5))).toBe(place)
    expect(
      await count(
        'select from case_file c group by org_id, client_id having count(*) filter (where live) > 1',
      ),
    ).toBe(0)
  })

  test('a closure is decided by another person than who asked, and a closed case keeps its stages', async () => {
    expect(await count('select from closure where decided_by = asked_by')).toBe(0)
    expect(
      await count(`select from case_file c where c.stage <> (
        select s.stage from case_stage s where s.org_id = c.org_id and s.case_id = c.id order by s.since desc, s.id desc limit 1)`),
    ).toBe(0)
    expect(
      await count(`select from case_file c where (c.state = 'closed') <> exists (
        select from closure l where l.org_id = c.org_id and l.case_id = c.id and l.state = 'approved')`),
    ).toBe(0)
  })

  test('the work list shows what the house itself would reckon due', async () => {
    const endOf = (day: string) => `(${day} + time '23:59:59') at time zone 'Asia/Shanghai'`
    expect(
      await count(`select from case_file c where
        c.last_service_at is distinct from (select max(occurred_at) from service_record r where r.org_id = c.org_id and r.case_id = c.id and r.state = 'signed')
        or c.next_due_at is distinct from least(
          (select min(t.due_at) from task t where t.org_id = c.org_id and t.case_id = c.id and t.state in ('open', 'answered')),
          (select ${endOf('min(f.planned_on)')} from follow_up f where f.org_id = c.org_id and f.case_id = c.id and f.state in ('planned', 'missed')),
          case when c.state = 'closed' then null else least(
            (select ${endOf('r.next_on')} from service_record r where r.org_id = c.org_id and r.case_id = c.id and r.state = 'signed' order by r.occurred_at desc limit 1),
            (select ${endOf('p.review_on')} from plan p where p.org_id = c.org_id and p.case_id = c.id and p.state = 'agreed' order by p.version desc limit 1)) end)`),
    ).toBe(0)
  })

  test('曲明远 was seen twice on one day, and the supervisor finds the second service marked', async () => {
    const { body } = await askAs(world, 'zhoumin', `${supervision.records.path}?kind=twice`)
    expect(body.rows).toMatchObject([
      { client: '曲明远', worker: { name: '何嘉怡' }, twin: { worker: { name: '林若溪' } } },
    ])
  })

  test('in some closed cases something came up after the third day, and two people saw to it', async () => {
    const closed = `from case_file c join task t on t.org_id = c.org_id and t.case_id = c.id and t.kind = 'safety'
      where c.state = 'closed' and t.made_at > c.opened_at + interval '3 days' and t.made_at < c.closed_at`
    expect(await count(`select ${closed}`)).toBeGreaterThan(3)
    expect(
      await count(`select ${closed} and (t.confirmed_by is null or t.confirmed_by = t.answered_by)`),
    ).toBe(0)
  })

  test('what was weighed beforehand stands in the journal too', async () => {
    expect(
      await count(`select from impact_assessment i where not exists (
        select from journal j where j.org_id = i.org_id and j.act = 'compliance.add-impact' and j.subject_id = i.id)`),
    ).toBe(0)
    expect(await count('select from impact_assessment')).toBeGreaterThan(1)
  })

  test('no two records say the same word for word, short notes aside', async () => {
    const texts = (await openedTexts(world)).filter((text) => text.length > 60)
    expect(new Set(texts).size).toBe(texts.length)
    expect(texts.some((text) => /[{}]/u.test(text))).toBe(false)
  })
})
