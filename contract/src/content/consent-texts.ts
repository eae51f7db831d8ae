import { CONSENT_SCOPES } from '@quancheng/rules/consent.ts'
import { z } from 'zod'
import { Texts, Wordings } from './texts.ts'

/** Everything else is asked for alone and may be refused without losing the service. */
const NEEDED_TO_SERVE: readonly string[] = ['service', 'record']

/** What a client or guardian reads before agreeing, one text for each scope; a new wording is a new version. */
export const ConsentTexts = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]*$/),
    wordings: Wordings,
    note: Texts,
    texts: z
      .array(
        z.strictObject({
          scope: z.enum(CONSENT_SCOPES),
          version: z.string().min(1),
          name: Texts,
          body: z.strictObject({
            zh: z.array(z.string().trim().min(1)).min(1),
            en: z.array(z.string().trim().min(1)).min(1),
          }),
          requiredForService: z.boolean(),
          basis: z.string().min(1),
        }),
      )
      .min(1),
  })
  .superRefine((file, context) => {
    for (const scope of CONSENT_SCOPES)
      if (!file.texts.some((text) => text.scope === scope))
        context.addIssue({ code: 'custom', path: ['texts'], message: `no text for ${scope}` })
    for (const [at, text] of file.texts.entries())
      if (text.requiredForService && !NEEDED_TO_SERVE.includes(text.scope))
        context.addIssue({
          code: 'custom',
          path: ['texts', at, 'requiredForService'],
          message: `${text.scope} is never a condition of being served (PIPL 16)`,
        })
    const keys = file.texts.map((text) => `${text.scope} ${text.version}`)
    if (new Set(keys).size !== keys.length)
      context.addIssue({ code: 'custom', path: ['texts'], message: 'a scope has one version twice' })
  })
export type ConsentTexts = z.infer<typeof ConsentTexts>
