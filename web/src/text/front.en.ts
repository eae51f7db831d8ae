import { appEn } from './app.en.ts'
import { commandEn, refusalEn } from './refusal.en.ts'
import { staffEn } from './staff.en.ts'
import { uiEn } from './ui.en.ts'
import { wordEn } from './word.en.ts'

/** What is said before somebody is signed in. */
export const frontEn = {
  app: appEn,
  command: commandEn,
  refusal: refusalEn,
  staff: staffEn,
  ui: uiEn,
  word: wordEn,
}
