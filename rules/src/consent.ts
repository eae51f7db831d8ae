/** What one may agree to, each on its own and each to be withdrawn on its own (domain.md C4 知情同意, F3). */
export const CONSENT_SCOPES = ['service', 'record', 'photo', 'share', 'research'] as const
export type ConsentScope = (typeof CONSENT_SCOPES)[number]

export const CONSENT_SIGNERS = ['client', 'guardian'] as const
export type ConsentSigner = (typeof CONSENT_SIGNERS)[number]

export const CONSENT_METHODS = ['paper', 'esign', 'oral-witness'] as const
export type ConsentMethod = (typeof CONSENT_METHODS)[number]
