import { cases } from '@quancheng/contract/cases.ts'
import { clients } from '@quancheng/contract/clients.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import type { ConsentScope } from '@quancheng/rules/consent.ts'
import { expect, test } from 'vitest'
import { admitted, openHouse } from '../test/ward.ts'

const no = (clientId: string, scope: ConsentScope, recipient: string | null = null) => ({
  commandId: newId(),
  clientId,
  scope,
  recipient,
  textVersion: '1',
  refusedBy: 'client' as const,
  signer: '周桂英',
  signerRelation: null,
})

const yes = (clientId: string, scope: ConsentScope, over: object = {}) => ({
  commandId: newId(),
  clientId,
  caseId: null,
  scope,
  recipient: null,
  textVersion: '1',
  signedBy: 'client' as const,
  signer: '周桂英',
  signerRelation: '01',
  method: 'paper' as const,
  witness: null,
  emergencyReason: null,
  signedAt: '2026-01-05T08:50:00+08:00',
  expiresOn: null,
  ...over,
})

test('must 1: who says no to photographs, sharing and research is served like everybody, and is not asked again', async () => {
  await using house = await openHouse()
  const { lin } = house
  const { clientId } = await admitted(house, { name: '周桂英', ward: house.neurology, bed: '12' })
  for (const scope of ['service', 'record'] as const)
    await lin.does(clients.giveConsent, yes(clientId, scope))
  await lin.does(clients.refuseConsent, no(clientId, 'photo'))
  await lin.does(clients.refuseConsent, no(clientId, 'share', '梧桐街道办'))
  await lin.does(clients.refuseConsent, no(clientId, 'research'))
  const { id: caseId } = await lin.does(cases.open, {
    commandId: newId(),
    clientId,
    kind: 'complex',
    pack: null,
    problem: '押金差两万元',
  })
  const recordId = newId()
  const draft = await lin.does(cases.draftRecord, {
    commandId: newId(),
    caseId,
    recordId,
    seen: null,
    fields: {
      occurredAt: '2026-01-05T08:55:00+08:00',
      minutes: 5,
      channel: 'face',
      place: null,
      present: null,
      purpose: '接案',
      content: '说明医务社工做什么。',
      response: null,
      nextStep: null,
      nextOn: null,
      goalIds: [],
    },
  })
  await lin.does(cases.signRecord, { commandId: newId(), recordId, seen: draft.revision })
  const { consentRefusals, consents } = await lin.does(clients.file, { clientId })
  expect(consentRefusals.map(({ scope, quiet, quietUntil }) => [scope, quiet, quietUntil])).toEqual(
    expect.arrayContaining([
      ['photo', true, null],
      ['share', true, null],
      ['research', true, null],
    ]),
  )
  expect(consents.filter(({ living }) => living).map(({ scope }) => scope)).toHaveLength(2)
  expect((await lin.ask(clients.giveConsent, yes(clientId, 'photo'))).body.code).toBe(
    'clients.refused-lately',
  )
  house.world.pass(400 * 24 * 60)
  expect((await lin.ask(clients.giveConsent, yes(clientId, 'photo'))).body.code).toBe(
    'clients.refused-lately',
  )
})

test('a no to one recipient leaves another free, and whoever changes their mind is heard', async () => {
  await using house = await openHouse()
  const { lin } = house
  const { clientId } = await admitted(house, { name: '周桂英', ward: house.neurology, bed: '12' })
  await lin.does(clients.refuseConsent, no(clientId, 'share', '梧桐街道办'))
  const share = (recipient: string, clientAsked = false) =>
    lin.ask(clients.giveConsent, yes(clientId, 'share', { recipient, clientAsked }))
  expect((await share('梧桐街道办')).body.code).toBe('clients.refused-lately')
  expect((await share('示例慈善基金会')).status).toBe(200)
  expect((await share('梧桐街道办', true)).status).toBe(200)
  expect((await lin.ask(clients.refuseConsent, no(clientId, 'share', '梧桐街道办'))).body.code).toBe(
    'clients.consent-living',
  )
  const { rows } = await house.world.pool.query(
    `select facts from journal where client_id = $1 and act = 'clients.give-consent' order by at, seq`,
    [clientId],
  )
  expect(rows.map(({ facts }) => JSON.parse(facts).clientAsked ?? false)).toContain(true)
})

test('somebody who signs for a grown-up says why the person cannot, and the file keeps it', async () => {
  await using house = await openHouse()
  const { lin } = house
  const { clientId } = await admitted(house, { name: '周桂英', ward: house.intensive, bed: '3' })
  const husband = { signedBy: 'guardian' as const, signer: '王建国', signerRelation: '11' }
  expect((await lin.ask(clients.giveConsent, yes(clientId, 'service', husband))).body.code).toBe(
    'clients.incapacity-missing',
  )
  await lin.does(
    clients.giveConsent,
    yes(clientId, 'service', { ...husband, incapacity: '昏迷，主治医生 1 月 5 日评估' }),
  )
  expect((await lin.does(clients.file, { clientId })).consents).toMatchObject([
    { signer: '王建国', incapacity: '昏迷，主治医生 1 月 5 日评估' },
  ])
})
