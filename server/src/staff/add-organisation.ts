import { parseArgs } from 'node:util'
import type { Pool } from 'pg'
import { openPlace } from '../backup/public.ts'
import { readConfig } from '../config.ts'
import { asOwner, openPool } from '../db/db.ts'
import { schemaVersion } from '../db/migrate.ts'
import { type Founding, foundOrganisation, ORGANISATION_KINDS } from './found-organisation.ts'
import { invite } from './invitation-store.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

/** `npm run organisation:add -- --name … --kind community --login …`: another institution in this house, and its administrator's invitation. */
async function addOrganisation(args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const founding = readFounding(args)
  const config = readConfig(env)
  if ('problems' in config) throw new Error(config.problems.join(' '))
  await using place = await openPlace(env)
  const pool = openPool(place.url, 1)
  try {
    if ((await schemaVersion(pool)) === 0) throw new Error('this house is empty: start it once first')
    const origin = config.QUANCHENG_ORIGIN ?? `http://${config.HOST}:${config.PORT}`
    const address = await found(pool, founding, origin, new Date())
    say(
      `${founding.name} is added. Its administrator (${founding.login}) chooses a password here, within 24 hours:`,
    )
    say(`  ${address}`)
  } finally {
    await pool.end()
  }
}

function readFounding(args: readonly string[]): Founding {
  const { values } = parseArgs({
    args: [...args],
    options: {
      name: { type: 'string' },
      short: { type: 'string' },
      kind: { type: 'string' },
      login: { type: 'string' },
    },
  })
  const name = values.name?.trim() ?? ''
  const login = values.login?.trim() ?? ''
  const kind = ORGANISATION_KINDS.find((each) => each === values.kind)
  if (name === '' || name.length > 100) throw new Error('--name is missing: what the institution is called')
  if (!kind) throw new Error(`--kind is none of ${ORGANISATION_KINDS.join(', ')}`)
  if (!/^[a-z0-9._-]{3,60}$/u.test(login))
    throw new Error(
      '--login is missing: what its administrator signs in with (small letters and digits, 3 to 60)',
    )
  return { name, shortName: values.short?.trim() || name.slice(0, 20), kind, login }
}

/** The invitation of the new institution's administrator; a name or a login that is there already changes nothing. */
export async function found(pool: Pool, founding: Founding, origin: string, at: Date): Promise<string> {
  return asOwner(pool, async (tx) => {
    const named = await tx
      .selectFrom('organisation')
      .select('id')
      .where('name', '=', founding.name)
      .executeTakeFirst()
    if (named) throw new Error(`there is an institution called ${founding.name} already`)
    const known = await tx
      .selectFrom('account')
      .select('id')
      .where('login', '=', founding.login)
      .executeTakeFirst()
    if (known) throw new Error(`somebody signs in as ${founding.login} already`)
    return invite(tx, await foundOrganisation(tx, founding, at), origin, at)
  })
}

if (import.meta.main)
  await addOrganisation(process.argv.slice(2), process.env).catch((error: unknown) => {
    say(`No institution was added: ${error instanceof Error ? error.message : String(error)}`)
    process.exitCode = 1
  })
