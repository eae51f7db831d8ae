import { cases } from '@quancheng/contract/cases.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { admitted, type House } from '../test/ward.ts'
import type { TestPerson } from '../test/world.ts'

/** What tests of this room begin with: people, papers and cases as a working day would have made them. */

type Place = Parameters<typeof admitted>[1]

export async function consents(house: House, clientId: string, over: object = {}): Promise<string> {
  const id = newId()
  await house.hospital.work(async ({ tx, orgId, protect, at }) => {
    await tx
      .insertInto('consent')
      .values({
        org_id: orgId,
        id,
        client_id: clientId,
        case_id: null,
        scope: 'service',
        recipient: null,
        text_version: '1',
        text_hash: Buffer.alloc(32),
        signed_by: 'client',
        signer_sealed: protect.seal('consent.signer', '本人'),
        signer_relation: null,
        method: 'paper',
        witness_sealed: null,
        emergency_sealed: null,
        signed_at: at,
        expires_on: null,
        withdrawn_at: null,
        withdrawn_by: null,
        recorded_by: house.lin.id,
        ...over,
      })
      .execute()
  })
  return id
}

export async function caseOf(
  house: House,
  given: Partial<Place> & { kind?: 'brief' | 'complex'; pack?: string } = {},
) {
  const { kind = 'complex', pack = null, ...place } = given
  const { clientId, encounterId } = await admitted(house, {
    name: '周桂英',
    ward: house.neurology,
    bed: '12',
    ...place,
  })
  if (pack !== null)
    await house.world.pool.query(
      `update organisation set settings = settings || jsonb_build_object('packs', array[$2::text]) where id = $1`,
      [house.hospital.id, pack],
    )
  const { id: caseId } = await house.lin.does(cases.open, {
    commandId: newId(),
    clientId,
    kind,
    pack,
    problem: '化疗才做一个疗程，借的钱就用完了',
  })
  return { clientId, encounterId, caseId }
}

export const need = (over: object = {}) => ({
  domain: 'practical' as const,
  text: '押金差两万元',
  severity: 3,
  severityNow: 3,
  priority: 'high' as const,
  state: 'open' as const,
  ...over,
})

export const goal = (over: object = {}) => ({
  needId: null,
  text: '补上押金缺口',
  measure: '缺口金额',
  unit: '元',
  instrument: null,
  baseline: 20_000,
  target: 0,
  current: null,
  dueOn: '2026-01-20',
  state: 'open' as const,
  attainment: null,
  actions: null,
  responsible: null,
  ...over,
})

export const record = (over: object = {}) => ({
  occurredAt: '2026-01-05T08:30:00+08:00',
  minutes: 25,
  channel: 'face' as const,
  place: '神经内科 12 床',
  present: '周桂英',
  purpose: '接案',
  content: '说明医务社工做什么、不做什么。',
  response: '愿意继续谈。',
  nextStep: '核对大病保险',
  nextOn: null,
  goalIds: [],
  ...over,
})

/** Drafts and signs one record; answers its id and whether it is late. */
export async function signs(person: TestPerson, caseId: string, over: object = {}) {
  const recordId = newId()
  const draft = await person.does(cases.draftRecord, {
    commandId: newId(),
    caseId,
    recordId,
    seen: null,
    fields: record(over),
  })
  return person.does(cases.signRecord, { commandId: newId(), recordId, seen: draft.revision })
}

export async function seen(person: TestPerson, caseId: string): Promise<number> {
  return (await person.does(cases.file, { caseId })).revision
}

/** Goes on to a step, as seen now. */
export async function goesTo(person: TestPerson, caseId: string, to: string) {
  return person.ask(cases.advance, {
    commandId: newId(),
    caseId,
    seen: await seen(person, caseId),
    to: to as 'plan',
  })
}

/** Asks for closure and has the supervisor approve it. */
export async function closes(house: House, caseId: string, over: object = {}) {
  const { id: closureId } = await house.lin.does(cases.askClosure, {
    commandId: newId(),
    caseId,
    seen: await seen(house.lin, caseId),
    reason: 'goal-met',
    summary: '三个目标都有了着落。',
    missingReason: '试例',
    followUps: [],
    ...over,
  })
  await house.zhou.does(cases.decideClosure, {
    commandId: newId(),
    closureId,
    seen: 1,
    approved: true,
    remark: null,
  })
  return closureId
}

/** The acts in the journal about a client, oldest first, without the openings of files. */
export async function actsAbout(house: House, clientId: string): Promise<string[]> {
  const { rows } = await house.world.pool.query<{ act: string }>(
    `select act from journal where client_id = $1 and act <> 'cases.read' order by at, seq`,
    [clientId],
  )
  return rows.map((row) => row.act)
}
