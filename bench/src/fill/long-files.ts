import type { KeyRing } from '@quancheng/server/protection/keys.ts'
import type pg from 'pg'
import { RECORD } from './cases.ts'
import { KINDS } from './ids.ts'
import { ORG_ID } from './staff.ts'

/** How many case files have three hundred entries: one for each of as many workers. */
export const LONG_FILES = 20

/** 200 records, 30 tasks, 20 assessments, 12 follow-ups, 10 needs, 10 goals, 6 plans, 6 consents, 4 evaluations, 2 closures. */
export async function fillLongFiles(client: pg.Client, keys: KeyRing): Promise<void> {
  const sealed = (column: string, text: string) => keys.seal(ORG_ID, column, text)
  await client.query(
    `create table bench.long_file as
     select distinct on (worker_id) id, client_id, department_id, team_id, worker_id, supervisor_id, row_number() over (order by worker_id) as n
     from case_file where org_id = $1 and state = 'open' and worker_id in (select bench.id(${KINDS.account}, n) from generate_series(1, ${LONG_FILES}) n)
     order by worker_id, id`,
    [ORG_ID],
  )
  const part = (from: number) => `bench.id(${KINDS.part}, ${from} + f.n * 1000 + i)`
  const statements: readonly (readonly [string, readonly Buffer[]])[] = [
    [
      `insert into service_record (org_id, id, case_id, client_id, department_id, team_id, worker_id, occurred_at, minutes, channel, place_sealed,
                                   present_sealed, purpose_sealed, content_sealed, response_sealed, next_step_sealed, state, written_at, signed_at)
       select $1, ${part(300_000_000)}, f.id, f.client_id, f.department_id, f.team_id, f.worker_id, now() - i * interval '20 hours', 30, 'face', $2,
              $3, $4, $5, $6, $7, 'signed', now() - i * interval '20 hours', now() - i * interval '20 hours'
       from bench.long_file f, generate_series(1, 200) i`,
      [
        sealed('service_record.place', '病区谈话室'),
        sealed('service_record.present', '本人与女儿'),
        sealed('service_record.purpose', '跟进经济压力'),
        sealed('service_record.content', RECORD),
        sealed('service_record.response', '愿意继续谈。'),
        sealed('service_record.next_step', '核对大病保险'),
      ],
    ],
    [
      `insert into task (org_id, id, kind, client_id, case_id, department_id, team_id, assignee_id, title_sealed, due_at, state, made_by, made_at, ended_at)
       select $1, ${part(310_000_000)}, 'to-do', f.client_id, f.id, f.department_id, f.team_id, f.worker_id, $2, now() - i * interval '4 days',
              'done', f.worker_id, now() - i * interval '5 days', now() - i * interval '4 days'
       from bench.long_file f, generate_series(1, 30) i`,
      [sealed('task.title', '核对大病保险的报销比例')],
    ],
    [
      `insert into assessment (org_id, id, client_id, case_id, department_id, team_id, instrument, version, mode, answers_sealed, scores, band, taken_at, taken_by)
       select $1, ${part(320_000_000)}, f.client_id, f.id, f.department_id, f.team_id, 'distress-thermometer', '1', 'worker', $2, '{"total": 4}', null,
              now() - i * interval '8 days', f.worker_id
       from bench.long_file f, generate_series(1, 20) i`,
      [sealed('assessment.answers', '{"distress":4}')],
    ],
    [
      `insert into follow_up (org_id, id, case_id, client_id, department_id, team_id, assignee_id, planned_on, method, state, attempts, done_at, finding_sealed)
       select $1, ${part(330_000_000)}, f.id, f.client_id, f.department_id, f.team_id, f.worker_id, current_date - i * 10, 'phone', 'done', '[]',
              now() - i * interval '10 days', $2
       from bench.long_file f, generate_series(1, 12) i`,
      [sealed('follow_up.finding', '恢复平稳，费用已结清。')],
    ],
    [
      `insert into need (org_id, id, case_id, domain, text_sealed, severity, severity_now, priority, state)
       select $1, ${part(340_000_000)}, f.id, 'practical', $2, 3, 2, 'high', 'open' from bench.long_file f, generate_series(1, 10) i`,
      [sealed('need.text', '押金差两万元')],
    ],
    [
      `insert into goal (org_id, id, case_id, text_sealed, unit, baseline, target, current, due_on, state)
       select $1, ${part(350_000_000)}, f.id, $2, '元', 20000, 0, 8000, current_date + 20, 'open' from bench.long_file f, generate_series(1, 10) i`,
      [sealed('goal.text', '补上押金缺口')],
    ],
    [
      `insert into plan (org_id, id, case_id, version, body_sealed, state, agreed_by, signer_sealed, agreed_at, made_by, made_at)
       select $1, ${part(360_000_000)}, f.id, i, $2, case when i = 6 then 'agreed' else 'replaced' end, 'client', $3, now(), f.worker_id, now()
       from bench.long_file f, generate_series(1, 6) i`,
      [
        sealed('plan.body', '{"summary":"先补押金，再谈照护","needs":[],"goals":[]}'),
        sealed('plan.signer', '本人'),
      ],
    ],
    [
      `insert into consent (org_id, id, client_id, case_id, scope, text_version, text_hash, signed_by, signer_sealed, method, signed_at, recorded_by)
       select $1, ${part(370_000_000)}, f.client_id, f.id, 'service', '1', decode(repeat('00', 32), 'hex'), 'client', $2, 'paper', now() - i * interval '30 days', f.worker_id
       from bench.long_file f, generate_series(1, 6) i`,
      [sealed('consent.signer', '本人')],
    ],
    [
      `insert into evaluation (org_id, id, case_id, at, by, summary_sealed, client_view_sealed, satisfaction, goals, pairs)
       select $1, ${part(380_000_000)}, f.id, now() - i * interval '30 days', f.worker_id, $2, $3, 4, '[]', '[]' from bench.long_file f, generate_series(1, 4) i`,
      [
        sealed('evaluation.summary', '押金已补上一半，情绪平稳。'),
        sealed('evaluation.client_view', '有人帮着问，心里踏实。'),
      ],
    ],
    [
      `insert into closure (org_id, id, case_id, reason, summary_sealed, asked_by, asked_at, state, decided_by, decided_at, remark_sealed)
       select $1, ${part(390_000_000)}, f.id, 'goal-met', $2, f.worker_id, now() - i * interval '20 days', 'returned', f.supervisor_id, now() - i * interval '19 days', $3
       from bench.long_file f, generate_series(1, 2) i`,
      [sealed('closure.summary', '目标大部分达成。'), sealed('closure.remark', '请补一次随访再结案。')],
    ],
  ]
  for (const [text, values] of statements) await client.query(text, [ORG_ID, ...values])
}
