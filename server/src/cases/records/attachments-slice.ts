import type { attachments as verbs } from '@quancheng/contract/attachments.ts'
import type { Slice } from '../../http/call.ts'
import { attach, attachments, openAttachment, removeAttachment } from './attachments.ts'
import { dropPhrase, keepPhrase, phrases, recordTemplates } from './phrases.ts'

export const attachmentsSlice: Slice<typeof verbs> = {
  attachments,
  attach,
  openAttachment,
  removeAttachment,
  recordTemplates,
  phrases,
  keepPhrase,
  dropPhrase,
}
