import type { clients } from '@quancheng/contract/clients.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import type { Call } from '../../http/call.ts'
import { refuse } from '../../http/refused.ts'
import { sealSheet } from './batch-store.ts'
import { guessFields } from './fields.ts'
import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'
import { LIMITS, type Table, TooLarge } from './table.ts'

const SAMPLES = 3

/** Takes a file in and shows its columns; nobody is entered yet. */
export async function startImport(call: Call<typeof clients.startImport>) {
  const { tx, orgId, at, input, actor, protect } = call
  const bytes = Buffer.from(input.base64, 'base64')
  if (bytes.length === 0) refuse('clients.import-empty')
  if (bytes.length > LIMITS.bytes)
    refuse('clients.import-too-large', { megabytes: LIMITS.bytes / 1024 / 1024 })
  const table = (await read(bytes)) ?? refuse('clients.import-not-a-table')
  const [first = [], ...rows] = table.rows
  if (rows.length === 0) refuse('clients.import-empty')
  const headers = namedOnce(first, Math.max(...table.rows.map((row) => row.length)))
  const id = newId(at.getTime())
  await tx
    .insertInto('import_batch')
    .values({
      org_id: orgId,
      id,
      kind: 'clients',
      name_sealed: protect.seal('import_batch.name', input.fileName),
      rows_sealed: sealSheet(call, { headers, rows }),
      mapping: '{}',
      state: 'preview',
      total: rows.length,
      made_by: actor.accountId,
      made_at: at,
      ended_at: null,
    })
    .execute()
  call.record({
    act: 'clients.start-import',
    subjectKind: 'import',
    subjectId: id,
    clientId: null,
    facts: { rows: rows.length, columns: headers.length },
  })
  const guesses = guessFields(headers)
  return {
    id,
    columns: headers.map((header, place) => ({
      header,
      guess: guesses[place] ?? null,
      samples: rows
        .map((row) => row[place] ?? '')
        .filter((cell) => cell !== '')
        .slice(0, SAMPLES),
    })),
    total: rows.length,
  }
}

async function read(bytes: Buffer): Promise<Table | null> {
  const isZip = bytes.subarray(0, 2).toString('latin1') === 'PK'
  const isOldExcel = bytes.subarray(0, 4).toString('hex') === 'd0cf11e0'
  if (isOldExcel) return null
  try {
    return isZip ? await readXlsx(bytes) : readCsv(bytes)
  } catch (error) {
    if (error instanceof TooLarge)
      return refuse('clients.import-too-large', { rows: LIMITS.rows, columns: LIMITS.columns })
    throw error
  }
}

/** Every column gets a name of its own, also one without a header or with another's. */
function namedOnce(first: readonly string[], width: number): string[] {
  const used = new Map<string, number>()
  return Array.from({ length: width }, (_, place) => {
    const name = (first[place] ?? '').replace(/\s+/gu, ' ').slice(0, 100) || `#${place + 1}`
    const count = (used.get(name) ?? 0) + 1
    used.set(name, count)
    return count === 1 ? name : `${name} (${count})`
  })
}
