import { z } from 'zod'

/** Words shown to people: always in Chinese and in English. */
export const Texts = z.strictObject({
  zh: z.string().trim().min(1).max(2000),
  en: z.string().trim().min(1).max(2000),
})
export type Texts = z.infer<typeof Texts>

/** The same while somebody is still writing them. */
export const DraftTexts = z.strictObject({ zh: z.string().max(2000), en: z.string().max(2000) })

/** Where the words of one language come from; `ours` are written or translated by this project and are nobody's official text; `institution` came with a file. */
export const Wording = z.strictObject({
  status: z.enum(['official', 'verified', 'ours', 'institution']),
  source: z.string().min(1).max(600),
})

/** The origin of the Chinese and of the English words of one content file. */
export const Wordings = z.strictObject({ zh: Wording, en: Wording })
