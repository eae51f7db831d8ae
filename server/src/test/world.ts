import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Endpoint } from '@quancheng/contract/endpoint.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import pino from 'pino'
import type { z } from 'zod'
import { buildApp } from '../app.ts'
import { loadContent } from '../content/load.ts'
import { asOwner, openPool } from '../db/db.ts'
import { localStore } from '../files/store.ts'
import type { Parts, Settings, Work } from '../http/call.ts'
import { tokenHash } from '../http/who.ts'
import { inWork } from '../http/work.ts'
import { JOBS } from '../jobs/all-jobs.ts'
import { prepareJobs, runOne } from '../jobs/run-jobs.ts'
import { openKeyRing } from '../protection/keys.ts'
import { testDatabase } from './postgres.ts'

const CONTENT = fileURLToPath(new URL('../../../content/', import.meta.url))
/** Never changed while running: read once for all the worlds of a file. */
const content = loadContent(CONTENT)
const MONDAY_MORNING = '2026-01-05T09:00:00+08:00'

interface Answer<E extends Endpoint> {
  readonly status: number
  readonly body: z.output<E['output']> & { code?: string; facts?: Record<string, unknown> }
}

interface PersonOptions {
  readonly title?: string
  readonly supervisorId?: string
  readonly teamId?: string
  readonly departmentIds?: readonly string[]
  readonly login?: string
}

/** A whole server over an empty, migrated PostgreSQL, with a clock one can set, and people with names. */
export async function openWorld(changed: Partial<Settings> = {}) {
  const database = await testDatabase()
  const files = await mkdtemp(join(tmpdir(), 'quancheng-files-'))
  const pool = openPool(database.url, 6)
  let now = new Date(MONDAY_MORNING)
  const settings: Settings = {
    mode: 'demo',
    origin: 'http://localhost:3000',
    secureCookie: false,
    idleLockMinutes: 15,
    oidc: null,
    smtpUrl: null,
    mailFrom: 'quancheng@localhost',
    ...changed,
  }
  const parts: Parts = {
    pool,
    keys: openKeyRing({ pool, masterKey: randomBytes(32), clock: () => now }),
    content,
    files: localStore(files),
    settings,
    log: pino({ level: process.env.QUANCHENG_LOG ?? 'fatal' }),
    clock: () => now,
  }
  await prepareJobs(parts)
  const app = await buildApp(parts)

  async function organisation(name = '示例综合医院', kind = 'hospital') {
    const id = newId()
    await pool.query(
      'insert into organisation (id, kind, name, short_name, beds, made_at) values ($1, $2, $3, $3, 1200, $4)',
      [id, kind, name, now],
    )
    return {
      id,
      async department(
        departmentName: string,
        code: string,
        departmentKind = 'ward',
        floor: string | null = null,
      ) {
        const departmentId = newId()
        await pool.query(
          'insert into department (org_id, id, code, name, kind, floor) values ($1, $2, $3, $4, $5, $6)',
          [id, departmentId, code, departmentName, departmentKind, floor],
        )
        return departmentId
      },
      async team(teamName: string) {
        const teamId = newId()
        await pool.query('insert into team (org_id, id, name) values ($1, $2, $3)', [id, teamId, teamName])
        return teamId
      },
      person: (personName: string, duty: string | readonly string[], options: PersonOptions = {}) =>
        person(id, personName, typeof duty === 'string' ? [duty] : duty, options),
      /** Work inside this organisation as the hospital's feed or a job would do it. */
      work: <T>(act: (work: Work) => Promise<T>) =>
        inWork(parts, { orgId: id, actorId: null, commandId: null }, act),
    }
  }

  async function person(orgId: string, name: string, duties: readonly string[], options: PersonOptions) {
    const id = newId()
    const token = randomBytes(32).toString('base64url')
    await asOwner(pool, async (tx) => {
      await tx
        .insertInto('account')
        .values({
          id,
          login: options.login ?? `p-${id}`,
          name,
          email: null,
          password_hash: null,
          totp_sealed: null,
          oidc_subject: null,
          locked_until: null,
          disabled_at: null,
          made_at: now,
        })
        .execute()
      await tx
        .insertInto('member')
        .values({
          org_id: orgId,
          account_id: id,
          name,
          title: options.title ?? duties[0] ?? '',
          supervisor_id: options.supervisorId ?? null,
          team_id: options.teamId ?? null,
          department_ids: [...(options.departmentIds ?? [])],
          left_at: null,
        })
        .execute()
      for (const duty of duties)
        await tx
          .insertInto('duty')
          .values({
            org_id: orgId,
            id: newId(),
            account_id: id,
            duty,
            department_ids: [...(options.departmentIds ?? [])],
            team_ids: options.teamId ? [options.teamId] : [],
            since: now,
            ended_at: null,
          })
          .execute()
      await tx
        .insertInto('session')
        .values({
          token_hash: tokenHash(token),
          id: newId(),
          account_id: id,
          org_id: orgId,
          made_at: now,
          last_seen_at: now,
          expires_at: new Date('2100-01-01'),
          device: 'test',
          method: 'password',
        })
        .execute()
    })
    async function ask<E extends Endpoint>(endpoint: E, input: z.input<E['input']>): Promise<Answer<E>> {
      await pool.query('update session set last_seen_at = $2 where token_hash = $1 and not locked', [
        tokenHash(token),
        now,
      ])
      const query = endpoint.method === 'GET' ? `?${queryOf(input)}` : ''
      const answer = await app.inject({
        method: endpoint.method,
        url: `/api${endpoint.path}${query}`,
        headers: { cookie: `quancheng_session=${token}`, 'x-quancheng': '1' },
        ...(endpoint.method === 'POST' && { payload: input as object }),
      })
      return { status: answer.statusCode, body: answer.json() }
    }
    return {
      id,
      name,
      token,
      ask,
      /** Does it, or throws what was refused. */
      async does<E extends Endpoint>(
        endpoint: E,
        input: z.input<E['input']>,
      ): Promise<z.output<E['output']>> {
        const { status, body } = await ask(endpoint, input)
        if (status !== 200) throw new Error(`${endpoint.path} answered ${status} ${JSON.stringify(body)}`)
        return body
      },
    }
  }

  return {
    parts,
    app,
    pool,
    organisation,
    now: () => now,
    setClock(iso: string) {
      now = new Date(iso)
    },
    pass(minutes: number) {
      now = new Date(now.getTime() + minutes * 60_000)
    },
    /** Runs every job whose time has come by the world's clock; answers their names. */
    async runDueJobs(): Promise<string[]> {
      const ran: string[] = []
      for (;;) {
        const { rows } = await pool.query<{ id: string; task: string; payload: unknown }>(
          `delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
           where t.id = j.task_id and j.run_at <= $1 returning j.id, t.identifier as task, j.payload`,
          [now],
        )
        if (rows.length === 0) return ran
        for (const { task, payload } of rows) {
          const job = JOBS[task]
          if (!job) throw new Error(`nobody does the job ${task}`)
          await runOne(parts, job, payload)
          ran.push(task)
        }
      }
    },
    async [Symbol.asyncDispose]() {
      await app.close()
      await pool.end()
      await database[Symbol.asyncDispose]()
      await rm(files, { recursive: true, force: true })
    },
  }
}

export type World = Awaited<ReturnType<typeof openWorld>>
export type TestOrganisation = Awaited<ReturnType<World['organisation']>>
export type TestPerson = Awaited<ReturnType<TestOrganisation['person']>>

function queryOf(input: unknown): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(input as Record<string, unknown>)) {
    if (value === undefined || value === null) continue
    for (const one of Array.isArray(value) ? value : [value]) query.append(key, String(one))
  }
  return query.toString()
}
