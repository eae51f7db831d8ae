import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { type Ground, openGround } from './ground.ts'
import { duplicates } from './parts/duplicates.ts'
import { file } from './parts/file.ts'
import { intake } from './parts/intake.ts'
import { list } from './parts/list.ts'
import { mix } from './parts/mix.ts'
import { page } from './parts/page.ts'
import type { Part } from './parts/part.ts'
import { risk } from './parts/risk.ts'
import { search } from './parts/search.ts'
import { start } from './parts/start.ts'
import { plansOf } from './plans.ts'
import { report } from './report.ts'
import type { Result } from './result.ts'

const PARTS: readonly Part[] = [mix, list, search, duplicates, file, intake, risk, start, page]
const say = (text: string) => process.stdout.write(`${text}\n`)

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    size: { type: 'string', default: '1000000' },
    data: { type: 'string' },
    warm: { type: 'string', default: '15' },
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '3' },
    plans: { type: 'string' },
    set: { type: 'string', multiple: true, default: [] },
    gate: { type: 'boolean', default: false },
  },
})
const unknown = positionals.find((name) => !PARTS.some((part) => part.name === name))
if (unknown !== undefined) {
  say(`There is no part called ${unknown}. The parts: ${PARTS.map(({ name }) => name).join(', ')}.`)
  process.exit(1)
}
const chosen = PARTS.filter(({ name }) => positionals.length === 0 || positionals.includes(name))
const pace = {
  concurrent: 20,
  warm: Number(values.warm),
  seconds: Number(values.seconds),
  rounds: Number(values.rounds),
  restMs: 0,
}

const settings = Object.fromEntries(values.set.map((text) => text.split('=', 2)))
const opened: Promise<Ground>[] = []
const ground = () => {
  const opening = opened[0] ?? openGround(Number(values.size), values.data ?? null, settings, say)
  opened[0] = opening
  return opening
}
const results: Result[] = []
const plans: string[] = []
for (const part of chosen) {
  say(`${part.name} …`)
  try {
    results.push(
      ...(await part.run({
        openGround: ground,
        pace,
        say,
        planned: async (of, what, statements) => {
          if (values.plans)
            plans.push(`# ${of}: ${what}`, ...(await plansOf((await ground()).url, statements)))
        },
      })),
    )
  } catch (error) {
    say(`  could not be measured: ${error instanceof Error ? error.stack : String(error)}`)
  }
}
if (values.plans) await writeFile(values.plans, plans.join('\n\n'))
const filled = await opened[0]
say(`\n${await report({ at: new Date().toISOString(), size: filled?.size ?? null, results })}`)
await filled?.[Symbol.asyncDispose]()
if (values.gate && results.some(({ gate }) => gate?.met === false)) process.exitCode = 1
