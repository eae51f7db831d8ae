import { mkdir, writeFile } from 'node:fs/promises'
import { arch, availableParallelism, cpus, platform, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Result } from './result.ts'

const FOLDER = fileURLToPath(new URL('../results/', import.meta.url))

export interface Run {
  readonly at: string
  /** null when no part needed the filled database */
  readonly size: number | null
  readonly results: readonly Result[]
}

/** Writes `results/<date>.json` and `.md`; answers the table. */
export async function report(run: Run): Promise<string> {
  const table = tableOf(run)
  const name = run.at.slice(0, 19).replaceAll(':', '-')
  await mkdir(FOLDER, { recursive: true })
  await writeFile(
    join(FOLDER, `${name}.json`),
    `${JSON.stringify({ ...run, machine: machine() }, null, 2)}\n`,
  )
  await writeFile(join(FOLDER, `${name}.md`), table)
  return table
}

function tableOf({ at, size, results }: Run): string {
  const lines = results.map(({ part, what, p50, p95, value, unit, limit, gate, note }) => [
    part,
    note ? `${what} (${note})` : what,
    figure(p50),
    figure(p95),
    value === null ? '—' : `${figure(value)} ${unit}`,
    figure(limit),
    ratio(value, limit),
    gate?.words ?? '—',
    gate === null ? '' : gate.met ? 'met' : '**missed**',
  ])
  const head = ['part', 'what', 'p50 ms', 'p95 ms', 'measured', 'limit', 'measured / limit', 'gate', '']
  const rows = [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`)
  const filled = size === null ? '' : `${size.toLocaleString('en')} persons and cases · `
  return `${at} · ${filled}${machine()}\n\n${rows.join('\n')}\n`
}

function machine(): string {
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${availableParallelism()} cores (${cpus()[0]?.model ?? 'unknown'}), ${memory} GB, ${platform()} ${arch()}, Node ${process.versions.node}`
}

function figure(value: number | null): string {
  if (value === null || Number.isNaN(value)) return '—'
  return value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2)
}

function ratio(value: number | null, limit: number | null): string {
  return value === null || limit === null || limit === 0 ? '—' : `${Math.round((100 * value) / limit)} %`
}
