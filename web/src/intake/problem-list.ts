import { assessments } from '@quancheng/contract/assessments.ts'
import { z } from 'zod'
import { useAsk } from '../app/use-ask.ts'

/** The instrument whose problems a referral chooses from; the server reads the topics by the same list. */
const THERMOMETER = 'distress-thermometer'

const Texts = z.object({ zh: z.string(), en: z.string() })
const Definition = z.object({
  sections: z.array(z.object({ id: z.string(), name: Texts })),
  items: z.array(
    z.object({
      kind: z.string(),
      section: z.string().nullable(),
      options: z.array(z.object({ value: z.union([z.string(), z.number()]), text: Texts })),
    }),
  ),
})

export interface ProblemSection {
  readonly id: string
  readonly name: z.output<typeof Texts>
  readonly problems: readonly { readonly value: string; readonly text: z.output<typeof Texts> }[]
}

/** The problems by the part of life they belong to, in the words of the thermometer in use here. */
export function useProblemList(): readonly ProblemSection[] {
  const instruments = useAsk(assessments.instruments, {})
  const found = instruments.data?.find(({ id }) => id === THERMOMETER)
  const definition = Definition.safeParse(found?.definition).data
  if (!definition) return []
  return definition.sections
    .map(({ id, name }) => ({
      id,
      name,
      problems: definition.items
        .filter((item) => item.kind === 'several' && item.section === id)
        .flatMap((item) => item.options.map(({ value, text }) => ({ value: String(value), text }))),
    }))
    .filter((section) => section.problems.length > 0)
}
