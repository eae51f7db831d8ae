import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { BrowserContext, Page } from 'playwright-core'
import { onTestFailed } from 'vitest'

const FOLDER = fileURLToPath(new URL('../../../screens/failed/', import.meta.url))
/** What somebody would wait for before they gave up. */
const PATIENCE = 20_000

/** Opens an address; when the test fails, what was on the screen at last is kept in screens/failed/. */
export async function open(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE)
  onTestFailed(async ({ task }) => {
    if (page.isClosed()) return
    await mkdir(FOLDER, { recursive: true })
    const place = new URL(page.url()).pathname.replaceAll(/[^a-z]+/g, '-')
    await page.screenshot({ path: `${FOLDER}${task.name.slice(0, 60).replaceAll(/\W+/g, '-')}${place}.png` })
  })
  await page.goto(address)
  return page
}
