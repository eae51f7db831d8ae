import { expect, test } from 'vitest'
import { findPlaces, SCREENS, show } from './screen-book.ts'
import { openDay } from './test/day.ts'

const day = openDay()

test('must 20: on each page of the patient’s door a telephone or the nurse stands beside the screen, also where a link is dead', async () => {
  const [lin, head, engineer, patient] = await Promise.all([
    day.signIn('linruoxi'),
    day.signIn('zhengshufen'),
    day.signIn('fanglei'),
    day.newContext(),
  ])
  const places = await findPlaces(lin.request, head.request)
  const pages = SCREENS.filter(({ name }) => name.startsWith('door'))
  expect(pages.length).toBeGreaterThan(3)
  const without: string[] = []
  for (const screen of pages) {
    const page = await show(patient, screen, places)
    const foot = await page.locator('footer.foot').innerText()
    if (!/电话|护士|\d{4}/.test(foot)) without.push(screen.name)
    await page.close()
  }
  const [poster] = (await (await engineer.request.get('/api/intake/places')).json()) as readonly {
    readonly address: string
  }[]
  const page = await patient.newPage()
  for (const address of [new URL(poster?.address ?? '').pathname, `/h/ask/${'A'.repeat(22)}`]) {
    await page.goto(address)
    await page.locator('h1').waitFor()
    if (!/电话|护士|\d{4}/.test(await page.locator('footer.foot').innerText())) without.push(address)
  }
  expect(without).toEqual([])
}, 120_000)
