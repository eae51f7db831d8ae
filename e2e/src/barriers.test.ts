import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { BrowserContext, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { findPlaces, type Places, SCREENS, show } from './screen-book.ts'
import { openDay } from './test/day.ts'
import { PHONE } from './test/house.ts'

const AXE = createRequire(import.meta.url).resolve('axe-core')
const WCAG: RunOptions = { runOnly: ['wcag2a', 'wcag2aa', 'wcag22aa'], resultTypes: ['violations'] }
/** At night only the colours differ. */
const COLOURS: RunOptions = {
  runOnly: { type: 'rule', values: ['color-contrast'] },
  resultTypes: ['violations'],
}

const day = openDay()
let places: Places
const people = new Map<string | null, BrowserContext>()

beforeAll(async () => {
  for (const who of new Set(SCREENS.map((screen) => screen.who)))
    people.set(
      who,
      who === null ? await day.newContext({ bypassCSP: true }) : await day.signIn(who, { bypassCSP: true }),
    )
  places = await findPlaces(as('linruoxi').request, as('zhengshufen').request)
})

for (const screen of SCREENS)
  test.concurrent(`nothing on ${screen.name} stands in anybody’s way: at a desk, at night, on a phone`, async () => {
    const page = await show(as(screen.who), screen, places)
    await page.addScriptTag({ path: AXE })
    const found = await barriers(page, WCAG)
    await page.emulateMedia({ colorScheme: 'dark' })
    found.push(...(await barriers(page, COLOURS)).map((line) => `at night: ${line}`))
    await page.emulateMedia({ colorScheme: 'light' })
    if (!screen.deskOnly) {
      await page.setViewportSize(PHONE)
      found.push(...(await barriers(page, WCAG)).map((line) => `on a phone: ${line}`))
    }
    await page.close()
    expect(found).toEqual([])
  })

function as(who: string | null): BrowserContext {
  const context = people.get(who)
  if (!context) throw new Error(`${who} has not signed in`)
  return context
}

async function barriers(page: Page, options: RunOptions): Promise<string[]> {
  const results = await page.evaluate(
    (given) =>
      (window as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }).axe.run(given),
    options,
  )
  return results.violations.flatMap(({ id, nodes }) =>
    nodes
      .slice(0, 4)
      .map((node) => `${id}: ${node.target.join(' ')} (${node.failureSummary?.split('\n')[1]?.trim()})`),
  )
}
