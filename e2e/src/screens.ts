// Photographs every screen into screens/: both widths, both languages, a few at night, with one page that shows them
// all. `npm run screens`; words after it choose screens whose names begin with them: `npm run screens today case-plan`;
// `npm run screens -- --way phone-en` takes one way of looking only.
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Browser, BrowserContext } from 'playwright-core'
import { findPlaces, type Places, SCREENS, type Screen, show } from './screen-book.ts'
import {
  DESK,
  type House,
  type Looks,
  newContext,
  openBrowser,
  openHouse,
  PHONE,
  signIn,
} from './test/house.ts'

const FOLDER = fileURLToPath(new URL('../../screens/', import.meta.url))

interface Way {
  readonly name: string
  readonly looks: Looks
}

const WAYS: readonly Way[] = [
  { name: 'desk-zh', looks: { viewport: DESK, locale: 'zh-CN' } },
  { name: 'desk-en', looks: { viewport: DESK, locale: 'en' } },
  { name: 'phone-zh', looks: { viewport: PHONE, locale: 'zh-CN' } },
  { name: 'phone-en', looks: { viewport: PHONE, locale: 'en' } },
  { name: 'desk-dark', looks: { viewport: DESK, locale: 'zh-CN', dark: true } },
]

interface Photograph {
  readonly screen: Screen
  readonly way: string
  readonly file: string
  /** What went wrong while it was taken; null when nothing did. */
  readonly problem: string | null
}

const { values, positionals: chosen } = parseArgs({
  allowPositionals: true,
  options: { way: { type: 'string', multiple: true, default: [] } },
})
const screens = SCREENS.filter(
  ({ name }) => chosen.length === 0 || chosen.some((word) => name.startsWith(word)),
)
if (chosen.length === 0 && values.way.length === 0) await rm(FOLDER, { recursive: true, force: true })
await mkdir(FOLDER, { recursive: true })
const house = await openHouse()
const browser = await openBrowser()
try {
  const photographs = await photographAll(browser, house)
  await writeFile(join(FOLDER, 'index.html'), album(photographs))
  const failed = photographs.filter(({ problem }) => problem !== null)
  for (const { file, problem } of failed) console.error(`${file}: ${problem}`)
  console.log(`${photographs.length - failed.length} photographs; open ${join(FOLDER, 'index.html')}`)
  process.exitCode = failed.length > 0 ? 1 : 0
} finally {
  await browser.close()
  await house.stop()
}

async function photographAll(browser: Browser, house: House): Promise<readonly Photograph[]> {
  await using people = openPeople(browser, house)
  const places = await findPlaces(
    (await people.as('linruoxi', {})).request,
    (await people.as('zhengshufen', {})).request,
  )
  const taken: Photograph[] = []
  for (const way of WAYS.filter(({ name }) => values.way.length === 0 || values.way.includes(name)))
    for (const screen of screens) {
      if (way.looks.dark && !screen.dark) continue
      if (way.looks.viewport === PHONE && screen.deskOnly) continue
      taken.push(await photograph(await people.as(screen.who, way.looks), screen, way.name, places))
    }
  return taken
}

async function photograph(
  context: BrowserContext,
  screen: Screen,
  way: string,
  places: Places,
): Promise<Photograph> {
  const file = `${screen.name}.${way}.png`
  const problems: string[] = []
  context.once('weberror', (error) => problems.push(error.error().message))
  try {
    const page = await show(context, screen, places)
    await page.waitForLoadState('networkidle')
    await page.screenshot({ path: join(FOLDER, file) })
    await page.close()
  } catch (error) {
    problems.push(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error))
  }
  return { screen, way, file, problem: problems[0] ?? null }
}

/** One browser a person and way of looking: signing in once is enough. */
function openPeople(browser: Browser, house: House) {
  const known = new Map<string, Promise<BrowserContext>>()
  return {
    as(login: string | null, looks: Looks): Promise<BrowserContext> {
      const key = JSON.stringify([login, looks])
      const there = known.get(key)
      if (there !== undefined) return there
      const opened = login === null ? newContext(browser, house, looks) : signIn(browser, house, login, looks)
      known.set(key, opened)
      return opened
    },
    async [Symbol.asyncDispose]() {
      for (const context of known.values()) await (await context).close()
    },
  }
}

/** One page with all of them: a row a screen, a column a way of looking. */
function album(photographs: readonly Photograph[]): string {
  const rows = screens.map((screen) => {
    const cells = WAYS.map(({ name }) => {
      const photo = photographs.find((each) => each.screen === screen && each.way === name)
      if (!photo) return '<td></td>'
      if (photo.problem !== null) return `<td class="problem">${asText(photo.problem)}</td>`
      return `<td><a href="${photo.file}"><img loading="lazy" alt="${screen.name} ${name}" src="${photo.file}"></a></td>`
    })
    return `<tr id="${screen.name}"><th>${screen.name}<br><small>${screen.who ?? ''}</small></th>${cells.join('')}</tr>`
  })
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Quancheng: every screen</title>
<style>
body { margin: 0; font: 13px system-ui; background: #eceff1; color: #222 }
table { border-spacing: 10px }
thead th { position: sticky; top: 0; background: #eceff1; padding: 6px }
th { vertical-align: top; text-align: left }
td { vertical-align: top }
img { height: 380px; display: block; box-shadow: 0 1px 4px #0003 }
.problem { color: #a00; max-width: 300px }
</style>
<table>
<thead><tr><th></th>${WAYS.map(({ name }) => `<th>${name}</th>`).join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</html>
`
}

function asText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
