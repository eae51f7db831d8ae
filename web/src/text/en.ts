import { accessEn } from './access.en.ts'
import { appEn } from './app.en.ts'
import { assessmentsEn } from './assessments.en.ts'
import { assistEn } from './assist.en.ts'
import { casesEn, closureEn, followUpEn } from './cases.en.ts'
import { clientsEn } from './clients.en.ts'
import { complianceEn } from './compliance.en.ts'
import { exchangeEn } from './exchange.en.ts'
import { galleryEn } from './gallery.en.ts'
import { intakeEn } from './intake.en.ts'
import { libraryEn } from './library.en.ts'
import { noticeEn } from './notice.en.ts'
import { commandEn, filesEn, refusalEn } from './refusal.en.ts'
import { relationsEn } from './relations.en.ts'
import { safetyEn } from './safety.en.ts'
import { settingsEn } from './settings.en.ts'
import { staffEn } from './staff.en.ts'
import { supervisionEn } from './supervision.en.ts'
import { todayEn } from './today.en.ts'
import type { Texts } from './translate.ts'
import { uiEn } from './ui.en.ts'
import { wordEn } from './word.en.ts'

export const en = {
  access: accessEn,
  app: appEn,
  assessments: assessmentsEn,
  assist: assistEn,
  cases: casesEn,
  closure: closureEn,
  'follow-up': followUpEn,
  clients: clientsEn,
  command: commandEn,
  compliance: complianceEn,
  exchange: exchangeEn,
  files: filesEn,
  gallery: galleryEn,
  intake: intakeEn,
  library: libraryEn,
  notice: noticeEn,
  refusal: refusalEn,
  relations: relationsEn,
  safety: safetyEn,
  settings: settingsEn,
  staff: staffEn,
  supervision: supervisionEn,
  today: todayEn,
  ui: uiEn,
  word: wordEn,
} satisfies Texts
