import { z } from 'zod'
import type { Refused } from '../app/ask.ts'
import { DecideFields } from '../ui/decide-fields.tsx'

const Facts = z.object({
  revision: z.number(),
  fields: z.array(z.object({ field: z.string(), yours: z.unknown(), theirs: z.unknown() })),
})

interface Decided {
  /** Fields where mine stands. */
  readonly mine: readonly string[]
  /** Fields where theirs stands; they are no longer part of the change. */
  readonly theirs: readonly string[]
  readonly revision: number
}

interface Props {
  readonly conflict: Refused
  /** How many fields the change had. */
  readonly changed: number
  readonly name: (field: string) => string
  readonly say: (field: string, value: unknown) => string
  readonly onDecided: (decided: Decided) => void
}

/** The same fields changed by two people: one question after the other, then the change goes on its way again. */
export function Conflicts({ conflict, changed, name, say, onDecided }: Props) {
  const facts = Facts.safeParse(conflict.facts).data
  if (!facts) return null
  const { fields, revision } = facts
  return (
    <DecideFields
      key={revision}
      fields={fields}
      merged={changed - fields.length}
      name={name}
      say={say}
      onDecided={(decided) => onDecided({ ...decided, revision })}
    />
  )
}
