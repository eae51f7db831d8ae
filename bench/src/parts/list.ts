import { idOf } from '../fill/ids.ts'
import { HEAD, TEAMS, tokenOf, WORKERS } from '../fill/staff.ts'
import { type Ask, reading } from '../load/ask.ts'
import { beside } from '../measure.ts'
import type { Result } from '../result.ts'
import { besideTimes, linesOf, wholeLine } from './lines.ts'
import type { Given, Part } from './part.ts'

const MOST_MS = 50
/** How often somebody who turns pages as fast as they can read asks for one. */
const A_PAGE_EVERY_MS = 1000

/** The first fifty of all cases, as worker, supervisor and head ask for them. */
export const list: Part = {
  name: 'list',
  async run({ openGround, pace, planned }: Given): Promise<readonly Result[]> {
    const ground = await openGround()
    const asks = variants()
    const found = await beside(ground, asks, pace)
    await planned('list', 'all', besideTimes(asks, found).statements)
    const full = wholeLine('list', `work list, ${pace.concurrent} at once without a pause`, found, MOST_MS)
    const people = await beside(ground, asks, { ...pace, restMs: A_PAGE_EVERY_MS })
    const calm = wholeLine(
      'list',
      `work list, ${pace.concurrent} people, a page a second each`,
      people,
      MOST_MS,
    )
    return [full, calm, ...linesOf('list', people, MOST_MS)]
  },
}

function variants(): readonly Ask[] {
  const at = (what: string, token: string, query: string) =>
    reading(what, token, `/api/cases/list?limit=50&${query}`)
  const worker = (what: string, query: string) =>
    [3, 77, 151].map((n) => at(`worker: ${what}`, tokenOf(n), query))
  const head = (what: string, query: string) => [at(`head: ${what}`, tokenOf(HEAD), query)]
  const supervisor = (what: string, query: string) =>
    [1, TEAMS].map((n) => at(`supervisor: ${what}`, tokenOf(WORKERS + n), query))
  const ward = idOf('department', 7)
  return [
    ...worker('mine by due', 'view=mine&sort=due'),
    ...worker('mine by risk', 'view=mine&sort=risk'),
    ...worker('mine, overdue', 'view=mine&overdue=true'),
    ...worker('team by opened', 'view=team&sort=opened'),
    ...supervisor('all of the team by due', 'view=all&sort=due'),
    ...supervisor('team, crisis and high by risk', 'view=team&risk=crisis&risk=high&sort=risk'),
    ...head('all by due', 'view=all&sort=due'),
    ...head('all by opened', 'view=all&sort=opened'),
    ...head('all by risk', 'view=all&sort=risk'),
    ...head('all by last service', 'view=all&sort=served'),
    ...head('one step by opened', 'view=all&stage=plan&sort=opened'),
    ...head('two steps, crisis, by due', 'view=all&stage=plan&stage=evaluation&risk=crisis&sort=due'),
    ...head('one ward by risk', `view=all&department=${ward}&sort=risk`),
    ...head('one worker by due', `view=all&worker=${idOf('account', 42)}&sort=due`),
    ...head('brief, one ward, overdue', `view=all&kind=brief&department=${ward}&overdue=true`),
    ...head('closing', 'view=closing&sort=due'),
    ...head('closed by opened', 'view=closed&sort=opened'),
    ...head(
      'closed, crisis, one worker',
      `view=closed&risk=crisis&worker=${idOf('account', 42)}&sort=opened`,
    ),
  ]
}
