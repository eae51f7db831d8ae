import type { Content } from '@quancheng/server/content/load.ts'
import type { KeyRing } from '@quancheng/server/protection/keys.ts'
import type pg from 'pg'
import { KINDS } from './ids.ts'
import { ORG_ID, TEAMS, WARDS, WORKERS } from './staff.ts'
import { withoutIndexes } from './without-indexes.ts'

const IN_HOSPITAL = 1500
/** Every fifth case is still open. */
const LIVE = 0.2

export function packFor(content: Content): { readonly code: string; readonly version: string } {
  const [pack] = [...content.packs.values()].filter(({ fictional }) => !fictional)
  if (!pack) throw new Error('The content holds no standard pack.')
  return pack
}

/** A stay for every person; as many as a large hospital has beds are still in. */
export async function fillStays(client: pg.Client, size: number): Promise<void> {
  const every = Math.max(1, Math.floor(size / IN_HOSPITAL))
  await withoutIndexes(client, ['encounter'], async () => {
    await client.query(
      `insert into encounter (org_id, id, client_id, source, visit_number, class, status, admitted_at, discharged_at, department_id, bed, diagnosis_code, payer)
       select $1, bench.id(${KINDS.encounter}, n), bench.id(${KINDS.client}, n), 'HIS', 'V' || n, 'inpatient',
              case when n % $3 = 0 then 'in-progress' else 'finished' end,
              now() - interval '1 day' - (n % 540) * interval '1 day',
              case when n % $3 = 0 then null else now() - (n % 540) * interval '1 day' + interval '8 hours' end,
              bench.id(${KINDS.department}, 1 + n % ${WARDS}), (n % 80 + 1)::text, 'C50.9', '310'
       from generate_series(1, $2::int) n`,
      [ORG_ID, size, every],
    )
  })
}

/** `size` cases of as many persons, spread over the workers, with a record each and a task and consent for the open ones. */
export async function fillCases(
  client: pg.Client,
  keys: KeyRing,
  content: Content,
  size: number,
): Promise<void> {
  const pack = packFor(content)
  const sealed = (column: string, text: string) => keys.seal(ORG_ID, column, text)
  await client.query('select setseed(0.42)')
  await withoutIndexes(client, ['case_file'], async () => {
    await client.query(
      `insert into case_file (org_id, id, number, client_id, encounter_id, department_id, team_id, worker_id, supervisor_id, co_worker_ids,
                              pack, pack_version, kind, stage, state, risk, problem_sealed, opened_at, stage_since, last_service_at, next_due_at, closed_at)
       select $1, bench.id(${KINDS.case}, n), 'B' || n, bench.id(${KINDS.client}, m), bench.id(${KINDS.encounter}, m),
              bench.id(${KINDS.department}, 1 + m % ${WARDS}), bench.id(${KINDS.team}, (w - 1) % ${TEAMS} + 1),
              bench.id(${KINDS.account}, w), bench.id(${KINDS.account}, ${WORKERS} + (w - 1) % ${TEAMS} + 1),
              case when n % 1000 = 0 then array[bench.id(${KINDS.account}, 1 + (n / 1000) % ${WORKERS})] else '{}' end,
              $3, $4, case when b < 0.4 then 'brief' else 'complex' end,
              case when not live then case when b < 0.7 then 'follow-up' else 'closure' end
                   else (array['intake', 'assessment', 'plan', 'intervention', 'intervention', 'intervention', 'evaluation'])[1 + floor(c * 7)::int] end,
              case when not live then 'closed' when c > 0.97 then 'closing' else 'open' end,
              case when d < 0.02 then 'crisis' when d < 0.10 then 'high' when d < 0.35 then 'medium' when d < 0.75 then 'low' else 'none' end,
              $5, opened, opened + (now() - opened) * e, case when b < 0.9 then opened + (now() - opened) * e end,
              case when live and e < 0.9 then now() + (d * 60 - 15 + e) * interval '1 day' end,
              case when not live then opened + (now() - opened) * e end
       from (select n, 1 + (n * 7919::bigint) % $2 as m, 1 + floor(random() * ${WORKERS})::int as w, random() < ${LIVE} as live,
                    random() as b, random() as c, random() as d, random() as e, now() - random() * interval '540 days' as opened
             from generate_series(1, $2::int) n) drawn`,
      [
        ORG_ID,
        size,
        pack.code,
        pack.version,
        sealed('case_file.problem', '化疗才做一个疗程，借的钱就用完了'),
      ],
    )
  })
  await withoutIndexes(client, ['service_record'], async () => {
    await client.query(
      `insert into service_record (org_id, id, case_id, client_id, department_id, team_id, worker_id, occurred_at, minutes, channel,
                                   content_sealed, response_sealed, state, written_at, signed_at)
       select org_id, bench.id(${KINDS.record}, row_number() over ()), id, client_id, department_id, team_id, worker_id, last_service_at,
              20 + risk_rank * 5, 'face', $2, $3, 'signed', last_service_at, last_service_at + interval '2 hours'
       from case_file where org_id = $1 and last_service_at is not null`,
      [
        ORG_ID,
        sealed('service_record.content', RECORD),
        sealed('service_record.response', '愿意继续谈，希望先弄清能报销多少。'),
      ],
    )
  })
  await client.query(
    `insert into task (org_id, id, kind, client_id, case_id, department_id, team_id, assignee_id, title_sealed, due_at, state, made_by, made_at)
     select org_id, bench.id(${KINDS.task}, row_number() over ()), 'to-do', client_id, id, department_id, team_id, worker_id, $2,
            next_due_at, 'open', worker_id, opened_at
     from case_file where org_id = $1 and live and next_due_at is not null`,
    [ORG_ID, sealed('task.title', '核对大病保险的报销比例')],
  )
  await client.query(
    `insert into consent (org_id, id, client_id, case_id, scope, text_version, text_hash, signed_by, signer_sealed, method, signed_at, recorded_by)
     select org_id, bench.id(${KINDS.part}, 200000000 + row_number() over ()), client_id, id, 'service', '1', decode(repeat('00', 32), 'hex'),
            'client', $2, 'paper', opened_at, worker_id
     from case_file where org_id = $1 and live`,
    [ORG_ID, sealed('consent.signer', '本人')],
  )
}

export const RECORD =
  '在病区与服务对象及其家属面谈，说明医务社工做什么、不做什么。家属反映押金缺口两万元，已向亲友借款，短期内无法再借。' +
  '一起梳理了医保、大病保险与救助基金的申请条件，确认需要的证明材料与办理窗口，约定先由家属到参保地开具证明。'
