import type { Heard, Statement } from './hear.ts'

/** What one connection did in one go: volleys of statements, each sent before the answers of the one before it came. */
export type Turn = readonly (readonly Statement[])[]

/** The conversation of one request with the database, connection by connection, in order; the jobs' own is left out. */
export function turnsOf(heard: readonly Heard[]): readonly Turn[] {
  const turns: { connection: number; volleys: Statement[][]; answered: boolean }[] = []
  for (const { connection, statement } of heard) {
    const current = turns.findLast((turn) => turn.connection === connection)
    if (statement === null) {
      if (current) current.answered = true
      continue
    }
    if (/graphile_worker|^listen /i.test(statement.text)) continue
    const ended = current?.volleys.at(-1)?.some(({ text }) => /^(commit|rollback)$/.test(text)) ?? true
    const begins = /^begin/.test(statement.text)
    if (!current || (ended && begins) || (ended && current.answered)) {
      turns.push({ connection, volleys: [[statement]], answered: false })
      continue
    }
    if (current.answered) current.volleys.push([statement])
    else current.volleys.at(-1)?.push(statement)
    current.answered = false
  }
  return turns.map(({ volleys }) => volleys)
}

/** The same conversation with other ids in it: every value that held one of `was` holds its successor. */
export type Retold = (now: Readonly<Record<string, string>>) => readonly Turn[]

export function retelling(turns: readonly Turn[], was: Readonly<Record<string, string>>): Retold {
  const names = Object.keys(was)
  const holds = (value: unknown) =>
    typeof value === 'string' && names.some((name) => value.includes(was[name] ?? ''))
  const holding = new Set(
    turns.flatMap((turn) => turn.flatMap((volley) => volley.filter(({ values }) => values.some(holds)))),
  )
  if (holding.size === 0) return () => turns
  return (now) => {
    const again = (value: unknown) =>
      holds(value)
        ? names.reduce((text, name) => text.replaceAll(was[name] ?? '', now[name] ?? ''), String(value))
        : value
    const retold = (statement: Statement) =>
      holding.has(statement) ? { ...statement, values: statement.values.map(again) } : statement
    return turns.map((turn) => turn.map((volley) => volley.map(retold)))
  }
}
