import { newId } from '@quancheng/contract/new-id.ts'
import { openWorld, type TestPerson } from './world.ts'

interface Admission {
  readonly name: string
  readonly ward: string | null
  readonly bed?: string | null
  readonly sex?: 0 | 1 | 2 | 9
  readonly birthDate?: string | null
  readonly class?: 'inpatient' | 'emergency' | 'outpatient'
  readonly status?: 'in-progress' | 'finished' | 'cancelled'
  readonly admittedAt?: string
  readonly dischargedAt?: string | null
  readonly diagnosisCode?: string | null
  readonly payer?: string | null
  readonly clientId?: string
}

/** Without these nothing that decides or hands over is put into use. */
const ASSESSED = ['automated', 'handing-over']

/** A hospital with three wards, two workers, their supervisor and head, a nurse and a doctor of one ward. */
export async function openHouse({ assessed = ASSESSED }: { readonly assessed?: readonly string[] } = {}) {
  const world = await openWorld()
  const hospital = await world.organisation()
  const neurology = await hospital.department('神经内科', 'SN')
  const paediatrics = await hospital.department('儿童血液科', 'EX')
  const intensive = await hospital.department('重症医学科 ICU', 'ICU')
  const teamId = await hospital.team('住院组')
  const zhou = await hospital.person('周明', 'supervisor', { teamId })
  const head = await hospital.person('陈静', 'head')
  for (const kind of assessed)
    await world.pool.query(
      `insert into impact_assessment (org_id, id, kind, subject, purpose, necessity, risks, measures, assessors,
         assessed_on, review_on, made_by, made_at)
       values ($1, $2, $3, '影响评估', '目的', '必要', '风险', '措施', '主任', '2020-01-02', '2099-12-31', $4, $5)`,
      [hospital.id, newId(), kind, head.id, world.now()],
    )
  const inTeam = { teamId, supervisorId: zhou.id }
  const lin = await hospital.person('林若溪', 'worker', { ...inTeam, departmentIds: [neurology] })
  const he = await hospital.person('何嘉怡', 'worker', { ...inTeam, departmentIds: [paediatrics] })
  const jiang = await hospital.person('蒋雯', 'clinician', { departmentIds: [neurology] })
  const gao = await hospital.person('高宇', 'clinician', { departmentIds: [neurology] })
  return {
    world,
    hospital,
    neurology,
    paediatrics,
    intensive,
    teamId,
    zhou,
    head,
    lin,
    he,
    jiang,
    gao,
    /** The kinds of notice a person has, oldest first. */
    async noticesOf(person: TestPerson): Promise<string[]> {
      const { rows } = await world.pool.query<{ kind: string }>(
        'select kind from notice where account_id = $1 order by at, id',
        [person.id],
      )
      return rows.map((row) => row.kind)
    },
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  }
}

export type House = Awaited<ReturnType<typeof openHouse>>

/** Somebody comes into the hospital, as the hospital's feed would have written it. */
export async function admitted(
  { world, hospital }: House,
  given: Admission,
): Promise<{ clientId: string; encounterId: string }> {
  const clientId = given.clientId ?? newId()
  const encounterId = newId()
  await hospital.work(async ({ tx, orgId, protect }) => {
    if (given.clientId === undefined)
      await tx
        .insertInto('client')
        .values({
          org_id: orgId,
          id: clientId,
          name_sealed: protect.seal('client.name', given.name),
          sex: given.sex ?? 2,
          birth_date: given.birthDate === undefined ? '1980-06-01' : given.birthDate,
          source: 'hand',
          made_at: world.now(),
        })
        .execute()
    await tx
      .insertInto('encounter')
      .values({
        org_id: orgId,
        id: encounterId,
        client_id: clientId,
        source: 'his',
        visit_number: encounterId,
        class: given.class ?? 'inpatient',
        status: given.status ?? 'in-progress',
        admitted_at: new Date(given.admittedAt ?? world.now()),
        discharged_at: given.dischargedAt ? new Date(given.dischargedAt) : null,
        department_id: given.ward,
        bed: given.bed ?? null,
        diagnosis_code: given.diagnosisCode ?? null,
        payer: given.payer ?? '310',
      })
      .execute()
  })
  return { clientId, encounterId }
}
