import type { Endpoint } from '@quancheng/contract/endpoint.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asOwner, inTenant } from '../db/db.ts'
import { ROOMS } from '../rooms.ts'
import { namesSomething, sampleInput } from '../test/sample-input.ts'
import { fillOwnedTables, ownedTables, type SampleIds } from '../test/sample-row.ts'
import { openWorld, type TestOrganisation, type TestPerson, type World } from '../test/world.ts'

const EVERY_DUTY = ['worker', 'supervisor', 'head', 'clinician', 'administrator', 'commissioner', 'funder']

/** What a field of the contract names, where the name alone does not say it. */
const TABLE_OF: Readonly<Record<string, string>> = {
  conferenceId: 'conference',
  processId: 'process_recording',
  caseId: 'case_file',
  case: 'case_file',
  recordId: 'service_record',
  sampleId: 'quality_sample',
  reviewId: 'quality_review',
  survivorId: 'client',
  priorId: 'client',
  exceptClientId: 'client',
  contactId: 'client_contact',
  mergeId: 'client_merge',
  batchId: 'import_batch',
  messageId: 'inbound_message',
  sourceId: 'hl7_source',
  department: 'department',
  departmentIds: 'department',
  teamIds: 'team',
  goalIds: 'goal',
  ids: 'notice',
  reportId: 'duty_report',
  viewId: 'saved_view',
  loanId: 'archive_loan',
  cases: 'case_file',
  openingId: 'urgent_opening',
  destinationId: 'record_destination',
  outboundId: 'outbound_message',
  readerId: 'record_reader',
  summaryId: 'case_summary',
  hintId: 'risk_score',
  modelId: 'risk_model',
  rightId: 'rights_request',
  holdId: 'legal_hold',
  restrictionId: 'restriction',
  dueId: 'retention_due',
  impactId: 'impact_assessment',
  replacesId: 'impact_assessment',
}
/** Fields where any word would be refused before anybody looks whose the rest is. */
const WORDS = { duty: 'worker', secret: 'Ab3dEf6hIj9lMn0pQr2tUv', base64: 'AAAA' }

const PEOPLE = [
  'thirdId',
  'participantIds',
  'withoutIds',
  'fromId',
  'ownerId',
  'accountId',
  'toId',
  'workerId',
  'supervisorId',
  'leadId',
  'assigneeId',
  'borrowerId',
  'actor',
  'worker',
  'aboutId',
]

/** Locks the session that walks. */
const NOT_WALKED = ['staff.lock']

const ENDPOINTS = Object.entries(ROOMS).flatMap(([room, verbs]) =>
  Object.entries(verbs).map(([verb, endpoint]): [string, Endpoint] => [`${room}.${verb}`, endpoint]),
)
const SIGNED_IN = ENDPOINTS.filter(([, { may }]) => may !== 'anyone')

/** Naming what is not one's own does nothing there and says nothing: a stranger's notice, another's challenge. */
const HARMLESS = ['staff.readNotices', 'staff.addPasskey']

let world: World
let tables: readonly string[]
let theirs: TestOrganisation
let ours: TestOrganisation
let theirWorker: TestPerson
let stranger: TestPerson
let ids: SampleIds

beforeAll(async () => {
  world = await openWorld()
  theirs = await world.organisation('示例综合医院')
  ours = await world.organisation('示例儿童医院')
  theirWorker = await theirs.person('林若溪', 'worker')
  stranger = await ours.person('周宁', EVERY_DUTY)
  tables = await ownedTables(world.pool)
  await theirs.work(async () => undefined)
  ids = await fillOwnedTables(world.pool, theirs.id, theirWorker.id)
})
afterAll(async () => {
  await world[Symbol.asyncDispose]()
})

async function countIn(orgId: string, table: string): Promise<number> {
  return inTenant(world.pool, orgId, async (tx) => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(tx)
    return rows[0]?.n ?? 0
  })
}

/** Rows touched, or 0 when the application may not do this to the table at all. */
async function touch(orgId: string, table: string, how: 'update' | 'delete'): Promise<number> {
  const statement =
    how === 'update'
      ? sql`update ${sql.table(table)} set org_id = org_id`
      : sql`delete from ${sql.table(table)}`
  return inTenant(world.pool, orgId, async (tx) =>
    Number((await statement.execute(tx)).numAffectedRows ?? 0),
  ).catch((error: Error) => {
    expect(error.message).toContain('permission denied')
    return 0
  })
}

/** A fingerprint of everything an organisation has. */
async function everythingOf(orgId: string, except: readonly string[] = []): Promise<Record<string, string>> {
  const prints: Record<string, string> = {}
  for (const table of tables.filter((each) => !except.includes(each))) {
    const { rows } = await world.pool.query<{ print: string }>(
      `select md5(coalesce(string_agg(t::text, '' order by t::text), '')) as print from ${table} t where org_id = $1`,
      [orgId],
    )
    prints[table] = rows[0]?.print ?? ''
  }
  return prints
}

test('every table of an organisation holds a row of theirs to look for', async () => {
  expect(tables.length).toBeGreaterThan(25)
  const seen = await Promise.all(
    tables.map(async (table) => [table, await countIn(theirs.id, table)] as const),
  )
  expect(seen.filter(([, rows]) => rows === 0)).toEqual([])
})

test('somebody else’s organisation sees, changes and takes away nothing, in any table', async () => {
  const before = await everythingOf(theirs.id)
  for (const table of tables) {
    const nothing = await inTenant(world.pool, ours.id, async (tx) => {
      const { rows } = await sql`select * from ${sql.table(table)} where org_id = ${theirs.id}`.execute(tx)
      return rows
    })
    expect({ table, seen: nothing }).toEqual({ table, seen: [] })
    const mine = await countIn(ours.id, table)
    expect({ table, updated: await touch(ours.id, table, 'update') }).toEqual(
      expect.objectContaining({ table, updated: expect.toSatisfy((n: number) => n <= mine) }),
    )
  }
  expect(await everythingOf(theirs.id)).toEqual(before)
})

test('nobody takes rows of another organisation away, or smuggles one in', async () => {
  const before = await everythingOf(theirs.id)
  const third = await world.organisation('第三家医院')
  for (const table of tables) {
    expect({ table, deleted: await touch(third.id, table, 'delete') }).toEqual({ table, deleted: 0 })
    const copied = await asOwner(world.pool, async (tx) => {
      await sql`create temporary table smuggled on commit drop as select * from ${sql.table(table)} where org_id = ${theirs.id}`.execute(
        tx,
      )
      await sql`grant select on smuggled to quancheng_app`.execute(tx)
      await sql`set local role quancheng_app`.execute(tx)
      await sql.raw(`set local app.org = '${third.id}'`).execute(tx)
      const columns = await writable(table)
      return sql.raw(`insert into ${table} (${columns}) select ${columns} from smuggled`).execute(tx)
    }).then(
      () => 'went in',
      (error: Error) => error.message,
    )
    expect({ table, copied }).toEqual({
      table,
      copied: expect.stringContaining('violates row-level security policy'),
    })
  }
  expect(await everythingOf(theirs.id)).toEqual(before)
})

async function writable(table: string): Promise<string> {
  const { rows } = await world.pool.query<{ names: string }>(
    `select string_agg(quote_ident(column_name), ', ') as names from information_schema.columns
     where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'`,
    [table],
  )
  return rows[0]?.names ?? ''
}

test('without an organisation nothing is visible at all', async () => {
  for (const table of tables) {
    const rows = await asOwner(world.pool, async (tx) => {
      await sql`set local role quancheng_app`.execute(tx)
      return (await sql`select * from ${sql.table(table)}`.execute(tx)).rows
    })
    expect({ table, rows }).toEqual({ table, rows: [] })
  }
})

test('accounts, passwords, sessions and passkeys are out of the application’s reach', async () => {
  for (const table of ['account', 'session', 'passkey', 'challenge', 'invitation', 'migration'])
    await expect(
      inTenant(world.pool, ours.id, (tx) => sql`select from ${sql.table(table)}`.execute(tx)),
    ).rejects.toThrow('permission denied')
})

test.each(SIGNED_IN)('%s asks a person to sign in', async (_name, endpoint) => {
  const answer = await world.app.inject({
    method: endpoint.method,
    url: `/api${endpoint.path}`,
    headers: { 'x-quancheng': '1' },
    ...(endpoint.method === 'POST' && { payload: {} }),
  })
  expect([answer.statusCode, answer.json()]).toEqual([401, { code: 'signed-out' }])
})

test('a person without any duty is told of nothing that asks for a permission', async () => {
  const visitor = await ours.person('路人', 'nothing')
  for (const [name, endpoint] of SIGNED_IN.filter(([, { may }]) => may !== 'signed-in')) {
    const { status, body } = await visitor.ask(endpoint, inputFor(name, endpoint))
    expect({ name, status, body }).toEqual({ name, status: 404, body: { code: 'not-found' } })
  }
})

/** Everything in order but the ids, so that it is for them that it is refused. */
function inputFor(name: string, endpoint: Endpoint): Record<string, unknown> {
  const input = sampleInput(endpoint, KNOWN)
  if (name === 'library.savePack')
    return { ...input, definition: world.parts.content.findPack('tennis-club') }
  if (name !== 'assessments.take') return input
  const instrument = world.parts.content.findInstrument('gad-7')
  return {
    ...input,
    instrument: instrument?.id,
    version: instrument?.version,
    answers: instrument?.examples[0]?.answers,
  }
}

const KNOWN = { id: idOf, words: WORDS }

function idOf(field: string): string {
  if (PEOPLE.includes(field)) return theirWorker.id
  if (field === 'organisationId') return theirs.id
  if (field === 'sessionId' || field === 'challengeId') return theirWorker.id
  const table =
    TABLE_OF[field] ?? field.replace(/Id$/, '').replace(/[A-Z]/g, (big) => `_${big.toLowerCase()}`)
  const id = ids.get(table)
  if (!id) throw new Error(`the walk does not know which row “${field}” names: add it to TABLE_OF`)
  return id
}

const WALKED = SIGNED_IN.filter(([name]) => !NOT_WALKED.includes(name))

test.each(WALKED)('%s gives somebody from another organisation nothing of theirs', async (name, endpoint) => {
  const input = inputFor(name, endpoint)
  const { status, body } = await stranger.ask(endpoint, input)
  expect(body.code).not.toBe('malformed')
  expect(status).toBeLessThan(500)
  const said = JSON.stringify(body)
  for (const id of [theirs.id, theirWorker.id, ...ids.values()]) expect(said).not.toContain(id)
  if (endpoint.method === 'POST' && namesSomething(endpoint) && !HARMLESS.includes(name))
    expect({ status, code: body.code }).toEqual({ status: 404, code: 'not-found' })
})

test('after all of that, everything of theirs is as it was', async () => {
  const before = await everythingOf(theirs.id)
  for (const [name, endpoint] of WALKED) await stranger.ask(endpoint, inputFor(name, endpoint))
  expect(await everythingOf(theirs.id)).toEqual(before)
})
