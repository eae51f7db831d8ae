import { openPool } from '@quancheng/server/db/db.ts'
import { ORG_ID } from './fill/staff.ts'
import type { Statements } from './parts/part.ts'

/** How the database goes about each statement, under the role and the settings the server uses; slowest first. */
export async function plansOf(url: string, statements: Statements): Promise<readonly string[]> {
  const pool = openPool(url, 1)
  const client = await pool.connect()
  const explained: { readonly ms: number; readonly text: string }[] = []
  for (const { text, values } of statements) {
    if (!/^\s*\(?\s*(select|with|insert|update|delete)/i.test(text)) continue
    await client.query(`begin; set local app.org = '${ORG_ID}'; set local role quancheng_app`)
    try {
      const { rows } = await client.query(`explain (analyze, buffers, settings) ${text}`, [...values])
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
      const ms = Number(/Execution Time: ([\d.]+)/.exec(plan)?.[1] ?? 0)
      explained.push({ ms, text: `${text.trim()}\n${JSON.stringify(values).slice(0, 600)}\n${plan}` })
    } catch (error) {
      explained.push({ ms: 0, text: `${text}\n${error instanceof Error ? error.message : String(error)}` })
    }
    await client.query('rollback')
  }
  client.release()
  await pool.end()
  return explained.toSorted((one, other) => other.ms - one.ms).map(({ ms, text }) => `-- ${ms} ms\n${text}`)
}
