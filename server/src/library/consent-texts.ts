import type { library } from '@quancheng/contract/library.ts'
import { CONSENT_SCOPES } from '@quancheng/rules/consent.ts'
import type { Action } from '../http/call.ts'

export const consentTexts: Action<typeof library.consentTexts> = async ({ content }) =>
  CONSENT_SCOPES.flatMap((scope) => content.findConsentText(scope) ?? []).map(
    ({ scope, version, name, body, requiredForService }) => ({
      scope,
      version,
      name,
      body,
      requiredForService,
    }),
  )
