import type { ConsentScope } from '@quancheng/rules/consent.ts'

/** The version of the words shown before somebody agrees, as content/consents has them; a test holds the two together. */
export const CONSENT_VERSIONS: Readonly<Record<ConsentScope, string>> = {
  service: '1',
  record: '1',
  photo: '1',
  share: '1',
  research: '1',
}
