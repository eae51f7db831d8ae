import { appZh } from './app.zh.ts'
import { commandZh, refusalZh } from './refusal.zh.ts'
import { staffZh } from './staff.zh.ts'
import { uiZh } from './ui.zh.ts'
import { wordZh } from './word.zh.ts'

/** What is said before somebody is signed in. */
export const frontZh = {
  app: appZh,
  command: commandZh,
  refusal: refusalZh,
  staff: staffZh,
  ui: uiZh,
  word: wordZh,
}
