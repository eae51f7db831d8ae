import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { cases } from '@quancheng/contract/cases.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { outbox } from '@quancheng/contract/outbox.ts'
import { summaries } from '@quancheng/contract/summaries.ts'
import { expect, test } from 'vitest'
import { openBrowser } from '../test/browser.ts'
import { APP, openLauncher } from '../test/record-launcher.ts'
import { restricts } from '../test/restricted.ts'
import { admitted, openHouse } from '../test/ward.ts'

const CALLBACK = 'http://localhost:3000/smart/callback'

/** A patient of the ward with a case, a consent and a number of the hospital. */
async function openWard() {
  const house = await openHouse()
  const fang = await house.hospital.person('方磊', 'administrator')
  const { clientId } = await admitted(house, { name: '周桂英', ward: house.neurology, bed: '12' })
  await house.hospital.work(async ({ tx, orgId, protect, keys }) => {
    await tx
      .insertInto('client_identifier')
      .values({
        org_id: orgId,
        id: newId(),
        client_id: clientId,
        issuer: 'SZ',
        type: 'MR',
        blind: keys.blind(orgId, 'identifier', 'M-100'),
        value_sealed: protect.seal('client_identifier.value', 'M-100'),
      })
      .execute()
  })
  const consents = (scope: string, recipient: string | null = null) =>
    house.hospital.work(async ({ tx, orgId, protect, at }) => {
      await tx
        .insertInto('consent')
        .values({
          org_id: orgId,
          id: newId(),
          client_id: clientId,
          scope,
          recipient,
          text_version: '1',
          text_hash: Buffer.alloc(32),
          signed_by: 'client',
          signer_sealed: protect.seal('consent.signer', '本人'),
          method: 'paper',
          signed_at: at,
          recorded_by: house.lin.id,
        })
        .execute()
    })
  for (const scope of ['service', 'record']) await consents(scope)
  const { id: caseId } = await house.lin.does(cases.open, {
    commandId: newId(),
    clientId,
    kind: 'complex',
    pack: null,
    problem: '押金差两万 <元>',
  })
  return {
    house,
    fang,
    clientId,
    caseId,
    consents,
    async signs(note = '下周二前请勿安排出院') {
      const { print, chosen } = await house.lin.does(summaries.draftSummary, { caseId })
      return house.lin.does(summaries.signSummary, {
        commandId: newId(),
        caseId,
        print,
        sections: chosen,
        note,
        contact: '8123',
      })
    },
    async registers(over: object = {}) {
      return fang.does(outbox.addReader, {
        commandId: newId(),
        fields: { name: '住院电子病历', issuer: null, app: null, secret: null, numbers: 'SZ', ...over },
      })
    },
    async acts(act: string) {
      const { rows } = await house.world.pool.query<{ client_id: string | null; facts: string }>(
        'select client_id, facts from journal where act = $1 order by at, seq',
        [act],
      )
      return rows.map((row) => ({ clientId: row.client_id, facts: JSON.parse(row.facts) as object }))
    },
    async withdraws(scope: string) {
      await house.world.pool.query('update consent set withdrawn_at = $1 where scope = $2', [
        house.world.now(),
        scope,
      ])
    },
    [Symbol.asyncDispose]: () => house[Symbol.asyncDispose](),
  }
}

async function openRecord(numbers: readonly string[] = ['M-100']) {
  const ward = await openWard()
  const emr = await openLauncher(CALLBACK, { id: 'p-1', numbers })
  const { id } = await ward.registers({ issuer: emr.base, app: APP.id, secret: APP.secret })
  /** A clinician presses the button in the record; answers the page that opens. */
  async function looks(as: string, browser = openBrowser(ward.house.world)) {
    const out = await browser.visit('GET', `/smart/launch?iss=${encodeURIComponent(emr.base)}&launch=xyz`)
    const back = new URL(await emr.signIn(String(out.headers.location), as))
    return { page: await browser.visit('GET', back.pathname + back.search), back, browser }
  }
  return {
    ...ward,
    emr,
    readerId: id,
    looks,
    async [Symbol.asyncDispose]() {
      await ward[Symbol.asyncDispose]()
      await emr[Symbol.asyncDispose]()
    },
  }
}

test('a doctor without an account opens the page from the record: who serves the patient, how to reach them, what was signed', async () => {
  await using record = await openRecord()
  await record.signs()
  const { page } = await record.looks('dr-gao')
  expect(page.statusCode).toBe(200)
  expect(page.headers['cache-control']).toBe('no-store')
  for (const words of ['周桂英', '林若溪', '8123', '下周二前请勿安排出院', '押金差两万 &lt;元&gt;'])
    expect(page.body).toContain(words)
  expect(page.body).not.toContain('<script')
  expect(record.emr.asked[0]?.get('launch')).toBe('xyz')
  expect(record.emr.asked[0]?.get('aud')).toBe(record.emr.base)
  expect(await record.acts('exchange.open-in-record')).toEqual([
    {
      clientId: record.clientId,
      facts: { user: `${record.emr.base}/Practitioner/dr-gao`, found: true },
    },
  ])
})

test('nothing that was not signed for the ward is on the page, nor anything once the consent is taken back', async () => {
  await using record = await openRecord()
  expect((await record.looks('dr-gao')).page.body).not.toContain('押金差两万')
  await record.signs()
  await record.withdraws('record')
  record.house.world.pass(1)
  const { page } = await record.looks('dr-gao')
  expect(page.body).toContain('林若溪')
  expect(page.body).not.toContain('押金差两万')
})

test('of somebody who asked that nothing more be done with their file the record reads nothing, by page or by FHIR', async () => {
  await using record = await openRecord()
  await record.signs()
  const { token } = await record.fang.does(outbox.renewReaderToken, {
    commandId: newId(),
    readerId: record.readerId,
    seen: 1,
  })
  const reads = () =>
    record.house.world.app.inject({
      method: 'GET',
      url: `/fhir/DocumentReference?patient=${record.clientId}`,
      headers: { authorization: `Bearer ${token}` },
    })
  expect((await reads()).json().total).toBe(1)
  await restricts(record.house, record.clientId)
  expect((await reads()).json().total).toBe(0)
  const { page } = await record.looks('dr-gao')
  expect(page.body).not.toContain('周桂英')
  expect(page.body).not.toContain('林若溪')
})

test('a patient social work has never met, or whose number is somebody else’s, is said to be unknown', async () => {
  await using record = await openRecord(['M-999'])
  const { page } = await record.looks('dr-gao')
  expect(page.statusCode).toBe(404)
  expect(page.body).toContain('没有这位患者')
  expect(page.body).not.toContain('周桂英')
  expect(await record.acts('exchange.open-in-record')).toMatchObject([
    { clientId: null, facts: { found: false } },
  ])
})

test('the way back works once and only in the browser that left', async () => {
  await using record = await openRecord()
  const { back, browser } = await record.looks('dr-gao')
  const path = back.pathname + back.search
  expect((await browser.visit('GET', path)).body).toContain('已经过期')
  expect((await openBrowser(record.house.world).visit('GET', path)).statusCode).toBe(403)
})

test('a record nobody registered, one switched off and one that does not answer open nothing', async () => {
  await using record = await openRecord()
  const browser = openBrowser(record.house.world)
  const launch = (iss: string) =>
    browser.visit('GET', `/smart/launch?iss=${encodeURIComponent(iss)}&launch=1`)
  expect((await launch('https://elsewhere.example/fhir')).body).toContain('没有在全程登记')
  expect((await browser.visit('GET', '/smart/launch')).statusCode).toBe(403)
  await record.registers({ issuer: 'http://127.0.0.1:9/fhir', app: 'x' })
  expect((await launch('http://127.0.0.1:9/fhir')).body).toContain('没有应答')
  const fields = { name: '病历', issuer: record.emr.base, app: APP.id, secret: null, numbers: 'SZ' }
  await record.fang.does(outbox.changeReader, {
    commandId: newId(),
    readerId: record.readerId,
    seen: 1,
    fields,
    off: true,
  })
  expect((await launch(record.emr.base)).body).toContain('没有在全程登记')
  expect(
    (
      await record.fang.ask(outbox.addReader, {
        commandId: newId(),
        fields: { ...fields, issuer: 'http://127.0.0.1:9/fhir/' },
      })
    ).body.code,
  ).toBe('exchange.issuer-taken')
})

test('a record system reads what was signed by FHIR with its token, and nothing of anybody else', async () => {
  await using ward = await openWard()
  const { house, fang, clientId, caseId } = ward
  const { id: readerId, revision } = await ward.registers()
  const { token } = await fang.does(outbox.renewReaderToken, { commandId: newId(), readerId, seen: revision })
  const get = async (path: string, bearer = token) => {
    const answer = await house.world.app.inject({
      method: 'GET',
      url: `/fhir/${path}`,
      headers: { authorization: `Bearer ${bearer}` },
    })
    return { status: answer.statusCode, body: answer.json() }
  }
  expect((await get(`Patient/${clientId}`)).status, 'nothing was signed yet').toBe(404)
  const { id: first } = await ward.signs('第一版')
  const { id: second } = await ward.signs('第二版')
  expect((await get('metadata', 'x')).body).toMatchObject({ resourceType: 'CapabilityStatement' })
  expect((await get(`Patient/${clientId}`, 'x'.repeat(43))).status).toBe(401)
  const found = await get('Patient?identifier=M-100')
  expect(found.body).toMatchObject({
    total: 1,
    entry: [{ resource: { id: clientId, gender: 'female', identifier: [{ value: 'M-100' }] } }],
  })
  expect((await get('Patient?identifier=M-101')).body.total).toBe(0)
  expect((await get('Patient?identifier=urn:other|M-100')).body.total).toBe(0)
  const documents = await get(`DocumentReference?patient=Patient/${clientId}`)
  expect(documents.body.entry.map(({ resource }: { resource: object }) => resource)).toMatchObject([
    { id: second, status: 'current', relatesTo: [{ code: 'replaces' }] },
    { id: first, status: 'superseded' },
  ])
  const read = await get(`DocumentReference/${second}`)
  const words = Buffer.from(read.body.content[0].attachment.data, 'base64').toString()
  expect(words).toContain('第二版')
  expect((await get(`CarePlan/${second}`)).body).toMatchObject({ status: 'active', intent: 'plan' })
  expect((await get('CarePlan')).status).toBe(400)
  expect(await ward.acts('exchange.read-by-fhir')).toContainEqual({
    clientId,
    facts: { type: 'CarePlan', found: 1 },
  })
  await ward.withdraws('record')
  house.world.pass(1)
  for (const path of [`Patient/${clientId}`, `DocumentReference/${second}`, `CarePlan/${second}`])
    expect((await get(path)).status, 'withdrawn, though the service goes on').toBe(404)
  await fang.does(outbox.renewReaderToken, { commandId: newId(), readerId, seen: 2 })
  expect((await get(`Patient/${clientId}`)).status, 'the token before stops at once').toBe(401)
  expect(await house.lin.ask(outbox.readers, {})).toMatchObject({ status: 404 })
  expect(caseId).not.toBe('')
})

test('must 3: a system of another body reads nothing without a consent to share that names it, and never opens the page', async () => {
  await using ward = await openWard()
  const { house, fang, clientId } = ward
  const recipient = '梧桐社区卫生服务中心'
  const launch = { name: '社区', issuer: 'http://127.0.0.1:9/fhir', app: 'x', secret: null, numbers: 'SZ' }
  const asked = await fang.ask(outbox.addReader, { commandId: newId(), fields: { ...launch, recipient } })
  expect(asked.body.code).toBe('exchange.launch-only-own')
  const { id: readerId, revision } = await ward.registers({ recipient })
  const { token } = await fang.does(outbox.renewReaderToken, { commandId: newId(), readerId, seen: revision })
  const found = async () => {
    const answer = await house.world.app.inject({
      method: 'GET',
      url: `/fhir/DocumentReference?patient=${clientId}`,
      headers: { authorization: `Bearer ${token}` },
    })
    return answer.json().total
  }
  await ward.signs()
  expect(await found(), 'the consent to the record is for the own one').toBe(0)
  await ward.consents('share', '梧桐街道办')
  expect(await found()).toBe(0)
  await ward.consents('share', recipient)
  expect(await found()).toBe(1)
  await ward.withdraws('share')
  house.world.pass(1)
  expect(await found()).toBe(0)
  expect((await fang.does(outbox.readers, {})).rows).toMatchObject([{ recipient }])
})

/** A FHIR endpoint of a record that keeps what it gets, by the identifier of a conditional create. */
async function openEndpoint() {
  const kept = new Map<string, Record<string, unknown>>()
  const heads: IncomingHttpHeaders[] = []
  let status = 201
  const server = createServer((request, response) => {
    const pieces: Buffer[] = []
    request.on('data', (piece) => pieces.push(piece))
    request.on('end', () => {
      heads.push(request.headers)
      const key = String(request.headers['if-none-exist'])
      if (status === 201 && request.method === 'POST' && !kept.has(key))
        kept.set(key, JSON.parse(Buffer.concat(pieces).toString()))
      response.writeHead(request.method === 'GET' ? 200 : status).end('{}')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/r4`,
    kept,
    heads,
    answers(next: number) {
      status = next
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

test('a record with a FHIR endpoint gets the summary once, with the patient’s own number and our token', async () => {
  await using ward = await openWard()
  await using emr = await openEndpoint()
  const { house, fang, caseId } = ward
  const { id: destinationId } = await fang.does(outbox.addDestination, {
    commandId: newId(),
    fields: { kind: 'fhir', name: '病历 FHIR', url: emr.url, token: 'secret-1' },
  })
  expect(await fang.does(outbox.tryDestination, { commandId: newId(), destinationId })).toMatchObject({
    answer: 'accepted',
    ack: '200',
  })
  emr.answers(503)
  await ward.signs()
  await house.world.runDueJobs()
  emr.answers(201)
  house.world.pass(1)
  await house.world.runDueJobs()
  expect(emr.heads.at(-1)).toMatchObject({
    authorization: 'Bearer secret-1',
    'content-type': 'application/fhir+json; charset=utf-8',
  })
  expect(emr.kept.size).toBe(1)
  const [document] = [...emr.kept.values()]
  expect(document).toMatchObject({
    resourceType: 'DocumentReference',
    status: 'current',
    meta: { security: [{ code: 'HTEST' }] },
    subject: { identifier: { system: 'urn:quancheng:issuer:SZ', value: 'M-100' } },
  })
  expect(JSON.stringify(document)).not.toContain('Patient/')
  expect((await house.lin.does(summaries.summaries, { caseId })).rows[0]?.sent).toMatchObject([
    { state: 'accepted', ack: '201' },
  ])
  emr.answers(422)
  await ward.signs('第二版')
  await house.world.runDueJobs()
  expect((await fang.does(outbox.outbox, {})).rows).toMatchObject([{ state: 'stuck', problem: 'refused' }])
  expect(JSON.stringify(await fang.does(outbox.destinations, {}))).not.toContain('secret-1')
})
