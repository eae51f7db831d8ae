import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { type House, type Looks, newContext, openBrowser, openHouse, signIn } from './house.ts'

export interface Day {
  readonly house: House
  readonly browser: Browser
  /** A browser of somebody’s own at the door. */
  newContext(looks?: Looks): Promise<BrowserContext>
  signIn(login: string, looks?: Looks): Promise<BrowserContext>
}

/** A house and a browser for all tests of a file: open before the first, closed after the last. */
export function openDay(env: () => Promise<Readonly<Record<string, string>>> = async () => ({})): Day {
  let house: House
  let browser: Browser
  beforeAll(async () => {
    ;[house, browser] = await Promise.all([env().then(openHouse), openBrowser()])
  })
  afterAll(async () => {
    await browser.close()
    await house.stop()
  })
  return {
    get house() {
      return house
    },
    get browser() {
      return browser
    },
    newContext: (looks) => newContext(browser, house, looks),
    signIn: (login, looks) => signIn(browser, house, login, looks),
  }
}
