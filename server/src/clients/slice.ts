import type { clients } from '@quancheng/contract/clients.ts'
import type { Slice } from '../http/call.ts'
import { add } from './add.ts'
import { addContact } from './add-contact.ts'
import { candidates } from './candidates-of.ts'
import { change } from './change.ts'
import { family } from './family.ts'
import { saveFamily } from './family-save.ts'
import { file } from './file.ts'
import { giveConsent } from './give-consent.ts'
import { cancelImport } from './imports/cancel.ts'
import { imports } from './imports/list.ts'
import { previewImport } from './imports/preview.ts'
import { runImport } from './imports/run.ts'
import { startImport } from './imports/start.ts'
import { journal } from './journal.ts'
import { list } from './list.ts'
import { merge } from './merge.ts'
import { refuseConsent } from './refuse-consent.ts'
import { removeContact } from './remove-contact.ts'
import { search } from './search.ts'
import { unmerge } from './unmerge.ts'
import { withdrawConsent } from './withdraw-consent.ts'

export const clientsSlice: Slice<typeof clients> = {
  search,
  list,
  file,
  candidates,
  add,
  change,
  addContact,
  removeContact,
  family,
  saveFamily,
  merge,
  unmerge,
  giveConsent,
  refuseConsent,
  withdrawConsent,
  journal,
  startImport,
  previewImport,
  runImport,
  cancelImport,
  imports,
}
