import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Endpoint } from '@quancheng/contract/endpoint.ts'
import { PERMISSIONS } from '@quancheng/contract/permission.ts'
import { reachOf, SCOPES } from '@quancheng/rules/access.ts'
import { type Duties, grantsOf } from './duties.ts'

type Rooms = Readonly<Record<string, Readonly<Record<string, Endpoint>>>>

export const PAGE = fileURLToPath(new URL('../../../docs/access.md', import.meta.url))
const BEGIN = '<!-- generated: node server/src/access/print-table.ts -->'
const END = '<!-- end of what is generated -->'

/** The page with its generated part as content and contract say it now. */
export function withTables(page: string, duties: Duties, rooms: Rooms): string {
  const begin = page.indexOf(BEGIN)
  const end = page.indexOf(END)
  if (begin < 0 || end < begin) throw new Error(`docs/access.md has lost the line ${BEGIN} or ${END}`)
  const tables = [dutyTable(duties), endpointTable(rooms)].join('\n\n')
  return `${page.slice(0, begin)}${BEGIN}\n\n${tables}\n\n${page.slice(end)}`
}

/** Permissions down, duties across, how far each reaches in between. */
function dutyTable(duties: Duties): string {
  const names = Object.entries(duties.duties)
  const head = ['Permission', ...names.map(([duty, { name }]) => `${name.zh} ${name.en} \`${duty}\``)]
  const rows = PERMISSIONS.map((permission) => [
    `\`${permission}\``,
    ...names.map(([duty]) => reachText(duties, duty, permission)),
  ])
  return `### Who may do what, and how far\n\n${table(head, rows)}`
}

function reachText(duties: Duties, duty: string, permission: (typeof PERMISSIONS)[number]): string {
  const reach = reachOf({ grants: grantsOf({ duties }, duty) }, permission)
  const scopes = SCOPES.filter((scope) => reach[scope])
  return scopes.length === 0 ? '–' : scopes.join(' + ')
}

/** What each permission opens: the endpoints that ask for it. */
function endpointTable(rooms: Rooms): string {
  const endpoints = Object.entries(rooms).flatMap(([room, verbs]) =>
    Object.entries(verbs).map(([verb, { may }]) => ({ name: `\`${room}.${verb}\``, may })),
  )
  const rows = ['anyone', 'signed-in', ...PERMISSIONS].map((permission) => [
    `\`${permission}\``,
    endpoints
      .filter(({ may }) => may === permission)
      .map(({ name }) => name)
      .join(' ') || '–',
  ])
  return `### What a permission opens\n\n${table(['Permission', 'Endpoints'], rows)}`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { loadContent } = await import('../content/load.ts')
  const { ROOMS } = await import('../rooms.ts')
  const content = loadContent(fileURLToPath(new URL('../../../content/', import.meta.url)))
  await writeFile(PAGE, withTables(await readFile(PAGE, 'utf8'), content.duties, ROOMS))
}
