import { createHash } from 'node:crypto'
import type pg from 'pg'
import { idOf } from './ids.ts'

/** One large organisation: everything it owns is in its reach, which is the hardest case for every list. */
export const ORG_ID = idOf('organisation', 1)
export const WARDS = 60
export const TEAMS = 20
export const WORKERS = 200
const SUPERVISORS = TEAMS
const CLINICIANS = 20
/** Account numbers: workers first, then supervisors, the head, clinicians. */
export const HEAD = WORKERS + SUPERVISORS + 1

export function teamOf(worker: number): number {
  return ((worker - 1) % TEAMS) + 1
}

/** The session a person is signed in with. */
export function tokenOf(account: number): string {
  return `bench-${account}`
}

export function supervisorOf(worker: number): string {
  return idOf('account', WORKERS + teamOf(worker))
}

/** Departments, teams, people with duties and a session each. */
export async function fillStaff(client: pg.Client): Promise<void> {
  await client.query(
    `insert into organisation (id, kind, name, short_name, beds, made_at)
     values ($1, 'hospital', '示例区域医疗中心', '示例', 4900, now())`,
    [ORG_ID],
  )
  await client.query(
    `insert into department (org_id, id, code, name, kind, floor, beds)
     select $1, bench.id(2, n), 'W' || n, '第' || n || '病区', 'ward', (n % 20 + 1)::text, 80 from generate_series(1, ${WARDS}) n`,
    [ORG_ID],
  )
  await client.query(
    `insert into team (org_id, id, name) select $1, bench.id(3, n), '第' || n || '组' from generate_series(1, ${TEAMS}) n`,
    [ORG_ID],
  )
  await client.query(
    `insert into hl7_source (org_id, id, application, facility, mapping) values ($1, bench.id(11, 1), '*', '*', 'default')`,
    [ORG_ID],
  )
  const last = HEAD + CLINICIANS
  for (let n = 1; n <= last; n += 1) await addPerson(client, n)
}

async function addPerson(client: pg.Client, n: number): Promise<void> {
  const isWorker = n <= WORKERS
  const duty = isWorker ? 'worker' : n < HEAD ? 'supervisor' : n === HEAD ? 'head' : 'clinician'
  const team = isWorker || n < HEAD ? idOf('team', teamOf(n)) : null
  const wards =
    isWorker || n > HEAD ? [0, 1, 2].map((next) => idOf('department', ((n + next) % WARDS) + 1)) : []
  const id = idOf('account', n)
  await client.query(`insert into account (id, login, name, made_at) values ($1, $2, $3, now())`, [
    id,
    `bench-${n}`,
    `同事${n}`,
  ])
  await client.query(
    `insert into member (org_id, account_id, name, title, supervisor_id, team_id, department_ids)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [ORG_ID, id, `同事${n}`, duty, isWorker ? supervisorOf(n) : null, team, wards],
  )
  await client.query(
    `insert into duty (org_id, id, account_id, duty, department_ids, team_ids, since) values ($1, bench.id(11, $2), $3, $4, $5, $6, now())`,
    [ORG_ID, 1000 + n, id, duty, wards, team ? [team] : []],
  )
  await client.query(
    `insert into session (token_hash, id, account_id, org_id, made_at, last_seen_at, expires_at, device, method)
     values ($1, bench.id(11, $2), $3, $4, now(), now(), '2100-01-01', 'bench', 'password')`,
    [createHash('sha256').update(tokenOf(n)).digest(), 2000 + n, id, ORG_ID],
  )
}
