import type { clients } from '@quancheng/contract/clients.ts'
import type { Call } from '../../http/call.ts'
import { orNotFound, refuse } from '../../http/refused.ts'
import { findBatch, sheetOf } from './batch-store.ts'
import { checked } from './checked.ts'
import { issuerHere, whoIsKnown } from './who-is-known.ts'

/** Rows shown to the person deciding; those with a problem come before others when there are more. */
const MOST_SHOWN = 1000

/** What would become of every row; nobody is entered yet. */
export async function previewImport(call: Call<typeof clients.previewImport>) {
  const batch = orNotFound(await findBatch(call, call.input.batchId))
  if (batch.state !== 'preview') refuse('not-found')
  const rows = await checked(call, sheetOf(call, batch), call.input.mapping)
  const good = rows.flatMap((row) => (row.person === null ? [] : [{ row: row.row, person: row.person }]))
  const known = await whoIsKnown(
    call,
    await issuerHere(call),
    good.map(({ person }) => person),
  )
  const isKnown = new Set(good.filter((_, index) => known[index] !== null).map(({ row }) => row))
  const told = rows.map((row) => ({
    row: row.row,
    name: row.name,
    outcome:
      row.problems.length > 0
        ? ('problem' as const)
        : isKnown.has(row.row)
          ? ('known' as const)
          : ('new' as const),
    problems: [...row.problems],
  }))
  const count = (outcome: 'new' | 'known' | 'problem') => told.filter((row) => row.outcome === outcome).length
  return {
    rows: [
      ...told.filter(({ outcome }) => outcome === 'problem'),
      ...told.filter(({ outcome }) => outcome !== 'problem'),
    ]
      .slice(0, MOST_SHOWN)
      .toSorted((a, b) => a.row - b.row),
    counts: { new: count('new'), known: count('known'), problem: count('problem') },
  }
}
