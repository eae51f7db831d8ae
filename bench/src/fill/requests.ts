import type { KeyRing } from '@quancheng/server/protection/keys.ts'
import type pg from 'pg'
import { KINDS } from './ids.ts'
import { ORG_ID, WARDS, WORKERS } from './staff.ts'

const WAITING = 400

/** A tenth as many requests as cases have been answered; some hundreds wait. */
export async function fillRequests(client: pg.Client, keys: KeyRing, size: number): Promise<void> {
  const count = Math.max(WAITING * 2, Math.floor(size / 10))
  await client.query('select setseed(0.24)')
  await client.query(
    `insert into request (org_id, id, client_id, encounter_id, department_id, bed, source, urgency, state, reasons, words_sealed,
                          raised_at, due_at, taken_by, taken_at, decline_sealed, declined_by, ended_at)
     select $1, bench.id(${KINDS.request}, n), bench.id(${KINDS.client}, m), bench.id(${KINDS.encounter}, m),
            bench.id(${KINDS.department}, 1 + m % ${WARDS}), '12', (array['screening', 'doctor', 'nurse', 'family'])[1 + n % 4],
            case when a < 0.03 then 'crisis' when a < 0.15 then 'urgent' when a < 0.5 then 'soon' else 'routine' end,
            case when n <= ${WAITING} then 'waiting' when n % 8 = 0 then 'declined' else 'taken' end,
            '[{"code":"words","text":{"zh":"担心费用","en":"worried about costs"},"facts":{},"source":"person","at":"2026-01-05T01:00:00Z","unknown":false}]', $3,
            raised, raised + interval '2 days',
            case when n > ${WAITING} and n % 8 <> 0 then bench.id(${KINDS.account}, 1 + n % ${WORKERS}) end,
            case when n > ${WAITING} and n % 8 <> 0 then raised + interval '5 hours' end,
            case when n > ${WAITING} and n % 8 = 0 then $4::bytea end,
            case when n > ${WAITING} and n % 8 = 0 then bench.id(${KINDS.account}, 1 + n % ${WORKERS}) end,
            case when n > ${WAITING} then raised + interval '5 hours' end
     from (select n, 1 + (n * 104729::bigint) % $2 as m, random() as a,
                  case when n <= ${WAITING} then now() - random() * interval '2 days' else now() - random() * interval '540 days' end as raised
           from generate_series(1, $5::int) n) drawn`,
    [
      ORG_ID,
      size,
      keys.seal(ORG_ID, 'request.words', '家属担心后续费用，想了解救助渠道。'),
      keys.seal(ORG_ID, 'request.decline', '已由门诊社工跟进。'),
      count,
    ],
  )
}
