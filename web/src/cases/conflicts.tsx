import { useState } from 'react'
import { z } from 'zod'
import type { Refused } from '../app/ask.ts'
import { useText } from '../text/use-text.tsx'
import { ConflictState } from '../ui/conflict-state.tsx'

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
  const { t } = useText()
  const [mine, setMine] = useState<readonly string[]>([])
  const [theirs, setTheirs] = useState<readonly string[]>([])
  const facts = Facts.safeParse(conflict.facts).data
  const left = facts?.fields.filter(({ field }) => !mine.includes(field) && !theirs.includes(field)) ?? []
  const [first] = left
  if (!facts || !first) return null
  const choose = (which: 'mine' | 'theirs') => {
    const now = {
      mine: which === 'mine' ? [...mine, first.field] : mine,
      theirs: which === 'theirs' ? [...theirs, first.field] : theirs,
    }
    setMine(now.mine)
    setTheirs(now.theirs)
    if (left.length === 1) onDecided({ ...now, revision: facts.revision })
  }
  return (
    <ConflictState
      key={first.field}
      what={name(first.field)}
      mine={{ value: say(first.field, first.yours), when: t('cases.conflict.now') }}
      theirs={{
        value: say(first.field, first.theirs),
        when: t('cases.conflict.justNow'),
        name: t('cases.conflict.someone'),
      }}
      merged={changed - facts.fields.length}
      onChoose={choose}
    />
  )
}
