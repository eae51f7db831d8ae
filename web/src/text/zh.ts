import { accessZh } from './access.zh.ts'
import { appZh } from './app.zh.ts'
import { assessmentsZh } from './assessments.zh.ts'
import { assistZh } from './assist.zh.ts'
import { casesZh, closureZh, followUpZh } from './cases.zh.ts'
import { clientsZh } from './clients.zh.ts'
import { complianceZh } from './compliance.zh.ts'
import { exchangeZh } from './exchange.zh.ts'
import { galleryZh } from './gallery.zh.ts'
import { intakeZh } from './intake.zh.ts'
import { libraryZh } from './library.zh.ts'
import { noticeZh } from './notice.zh.ts'
import { commandZh, filesZh, refusalZh } from './refusal.zh.ts'
import { relationsZh } from './relations.zh.ts'
import { safetyZh } from './safety.zh.ts'
import { settingsZh } from './settings.zh.ts'
import { staffZh } from './staff.zh.ts'
import { supervisionZh } from './supervision.zh.ts'
import { todayZh } from './today.zh.ts'
import { uiZh } from './ui.zh.ts'
import { wordZh } from './word.zh.ts'

/** The source of what can be said: one room a capability, one line a text. */
export const zh = {
  access: accessZh,
  app: appZh,
  assessments: assessmentsZh,
  assist: assistZh,
  cases: casesZh,
  closure: closureZh,
  'follow-up': followUpZh,
  clients: clientsZh,
  command: commandZh,
  compliance: complianceZh,
  exchange: exchangeZh,
  files: filesZh,
  gallery: galleryZh,
  intake: intakeZh,
  library: libraryZh,
  notice: noticeZh,
  refusal: refusalZh,
  relations: relationsZh,
  safety: safetyZh,
  settings: settingsZh,
  staff: staffZh,
  supervision: supervisionZh,
  today: todayZh,
  ui: uiZh,
  word: wordZh,
} as const
