import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import pino from 'pino'
import { buildApp } from './app.ts'
import { missingPacks, missingSentence } from './cases/public.ts'
import { scheduleRetention } from './clients/public.ts'
import { type Config, readConfig } from './config.ts'
import { changedSentence, keepContent } from './content/keep.ts'
import { loadContent } from './content/load.ts'
import { openPool } from './db/db.ts'
import { startEmbedded } from './db/embedded/start-embedded.ts'
import { migrate } from './db/migrate.ts'
import { openDemoDoor } from './demo/door.ts'
import { demoPeople, fillDemo } from './demo/fill-demo.ts'
import { openFileStore } from './files/open-file-store.ts'
import { startHl7 } from './hl7v2/start-hl7.ts'
import type { Parts } from './http/call.ts'
import { inWork } from './http/work.ts'
import { scheduleLongStays } from './intake/public.ts'
import { JOBS } from './jobs/all-jobs.ts'
import { prepareJobs, runJobs } from './jobs/run-jobs.ts'
import { openKeyRing } from './protection/keys.ts'
import { masterKey } from './protection/master-key.ts'
import { firstAdministrator } from './staff/first-administrator.ts'

const began = performance.now()
const say = (line = '') => process.stdout.write(`${line}\n`)

const config = readConfig(process.env)
if ('problems' in config) {
  say('全程 Quancheng does not start, because the environment is not right:')
  for (const problem of config.problems) say(`  · ${problem}`)
  process.exit(1)
}
await start(config).catch((error: unknown) => {
  say(`全程 Quancheng does not start: ${error instanceof Error ? error.message : String(error)}`)
  process.exit(1)
})

async function start(config: Config): Promise<void> {
  const data = resolve(config.QUANCHENG_DATA)
  await mkdir(data, { recursive: true, mode: 0o700 })
  const engine = config.DATABASE_URL ? null : await startEmbedded(data)
  const pool = openPool(config.DATABASE_URL ?? engine?.url ?? '')
  const applied = await migrate(pool)
  if (applied.length > 0) say(`Tables are ready (${applied.length} migrations applied).`)
  const origin = config.QUANCHENG_ORIGIN ?? `http://${config.HOST}:${config.PORT}`
  const parts: Parts = {
    pool,
    keys: openKeyRing({
      pool,
      masterKey: await masterKey({
        given: config.QUANCHENG_KEY ?? null,
        mode: config.QUANCHENG_MODE,
        file: join(data, 'key'),
      }),
      algorithm: config.QUANCHENG_CIPHER,
    }),
    content: await keepContent(
      pool,
      loadContent(config.QUANCHENG_CONTENT ?? fileURLToPath(new URL('../../content/', import.meta.url))),
      new Date(),
    ),
    files: openFileStore(config, join(data, 'files')),
    log: pino({ level: config.QUANCHENG_LOG }),
    clock: () => new Date(),
    settings: {
      mode: config.QUANCHENG_MODE,
      origin,
      secureCookie: origin.startsWith('https:'),
      idleLockMinutes: config.QUANCHENG_IDLE_MINUTES,
      oidc:
        config.OIDC_ISSUER && config.OIDC_CLIENT_ID && config.OIDC_CLIENT_SECRET
          ? {
              issuer: config.OIDC_ISSUER,
              clientId: config.OIDC_CLIENT_ID,
              clientSecret: config.OIDC_CLIENT_SECRET,
              name: config.OIDC_NAME,
            }
          : null,
      smtpUrl: config.SMTP_URL ?? null,
      mailFrom: config.MAIL_FROM,
    },
  }
  for (const one of parts.content.changed) parts.log.warn(one, changedSentence(one))
  const missing = await missingPacks(pool, parts.content)
  if (missing.length > 0) throw new Error(missing.map(missingSentence).join('\n'))
  await prepareJobs(parts)
  const invitation = config.QUANCHENG_MODE === 'production' ? await firstAdministrator(parts) : null
  if (config.QUANCHENG_MODE === 'demo') await fillDemo(parts, { small: config.QUANCHENG_DEMO_SMALL, say })
  const door = config.QUANCHENG_MODE === 'demo' ? await openDemoDoor(parts) : null
  const app = await buildApp(parts)
  const listening = await app.listen({ port: config.PORT, host: config.HOST })
  const hl7 = await startHl7(parts, { port: config.MLLP_PORT, host: config.MLLP_HOST ?? config.HOST })
  const jobs = await runJobs(parts, JOBS)
  for (const orgId of await hospitals(parts)) {
    await inWork(parts, { orgId, actorId: null, commandId: null }, async (work) => {
      await scheduleLongStays(work)
      await scheduleRetention(work)
    })
  }

  say(
    `\n全程 Quancheng is open at ${config.QUANCHENG_ORIGIN ?? listening} (${((performance.now() - began) / 1000).toFixed(1)} s); MLLP listens on port ${hl7.port}.`,
  )
  if (config.QUANCHENG_MODE === 'demo') await sayWhoCanSignIn(parts, door)
  if (invitation) say(`\nFirst administrator: open this once, within 24 hours:\n  ${invitation}`)

  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    say('\nClosing …')
    await hl7.stop()
    await jobs.stop()
    await app.close()
    await pool.end()
    await engine?.stop()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
}

/** Every hospital of this installation: each has its nightly look at long stays. */
async function hospitals({ pool }: Parts): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>("select id from organisation where kind = 'hospital'")
  return rows.map(({ id }) => id)
}

async function sayWhoCanSignIn(parts: Parts, door: string | null): Promise<void> {
  say('\nEverybody here is invented. Sign in with the password quancheng-demo:')
  for (const { login, name, title, organisation } of await demoPeople(parts))
    say(`  ${login.padEnd(14)} ${name}  ${title} · ${organisation}`)
  if (door) say(`\nThe patient’s door, as a poster on a ward opens it on a phone:\n  ${door}`)
  say('\nCtrl-C stops.')
}
