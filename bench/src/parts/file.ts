import { idOf } from '../fill/ids.ts'
import { LONG_FILES } from '../fill/long-files.ts'
import { tokenOf } from '../fill/staff.ts'
import { type Ask, reading } from '../load/ask.ts'
import { beside, onSide } from '../measure.ts'
import type { Result } from '../result.ts'
import { besideTimes, linesOf } from './lines.ts'
import type { Given, Part } from './part.ts'

const MOST_MS = 100
const READERS = 4

/** Case files of three hundred entries, opened by their workers. */
export const file: Part = {
  name: 'file',
  async run({ openGround, pace, planned }: Given): Promise<readonly Result[]> {
    const ground = await openGround()
    const { rows } = await onSide(ground.url, `select id, worker_id from bench.long_file order by n`)
    const accounts = new Map(Array.from({ length: LONG_FILES }, (_, n) => [idOf('account', n + 1), n + 1]))
    const asks: Ask[] = rows.map((row) =>
      reading(
        'a case file of 300 entries',
        tokenOf(accounts.get(row.worker_id) ?? 0),
        `/api/cases/file?caseId=${row.id}`,
      ),
    )
    const found = await beside(ground, asks, { ...pace, concurrent: READERS })
    await planned('file', 'a case file', besideTimes(asks, found).statements)
    return linesOf('file', found, MOST_MS).map((line) => ({ ...line, note: `${READERS} at once` }))
  },
}
