import type { Locator, Page } from 'playwright-core'

/** Where questions stand: a page, or the dialog over it. */
type Place = Page | Locator

/** Chooses an answer among the buttons of a question. */
export async function choose(place: Place, question: string, answer: string): Promise<void> {
  await place.getByRole('group', { name: question, exact: true }).getByText(answer, { exact: true }).click()
}

/** Writes an answer into a question; that a question may be left out is part of its label. */
export async function write(place: Place, question: string, words: string): Promise<void> {
  await place.getByLabel(new RegExp(`^${question} ?(选填|必填)?$`)).fill(words)
}

/** Presses a button by its name; the key that does the same stands beside it. */
export async function press(place: Place, name: string): Promise<void> {
  await place.getByRole('button', { name: new RegExp(`^${name}( ?(Ctrl ↵|[A-Z]))?$`) }).click()
}

/** The dialog that is open, by its title. */
export function dialog(page: Page, title: string): Locator {
  return page.getByRole('dialog', { name: title, exact: true })
}

/** Waits until the house has said a sentence. */
export async function hear(page: Page, sentence: string): Promise<void> {
  await page.getByRole('status').getByText(sentence, { exact: true }).first().waitFor()
}
