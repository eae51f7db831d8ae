import { useState } from 'react'
import { useText } from '../text/use-text.tsx'
import { ConflictState } from './conflict-state.tsx'

interface Props {
  /** What both people changed. */
  readonly fields: readonly { readonly field: string; readonly yours: unknown; readonly theirs: unknown }[]
  /** How many other changes were merged without a clash. */
  readonly merged: number
  readonly name: (field: string) => string
  readonly say: (field: string, value: unknown) => string
  /** Whether both versions stay in the journal. */
  readonly inJournal?: boolean
  /** Fields where mine stands, and those where theirs does. */
  readonly onDecided: (decided: {
    readonly mine: readonly string[]
    readonly theirs: readonly string[]
  }) => void
}

/** The same fields changed by two people: one question after the other. */
export function DecideFields({ fields, merged, name, say, inJournal = true, onDecided }: Props) {
  const { t } = useText()
  const [mine, setMine] = useState<readonly string[]>([])
  const [theirs, setTheirs] = useState<readonly string[]>([])
  const left = fields.filter(({ field }) => !mine.includes(field) && !theirs.includes(field))
  const [first] = left
  if (!first) return null
  const choose = (which: 'mine' | 'theirs') => {
    const now = {
      mine: which === 'mine' ? [...mine, first.field] : mine,
      theirs: which === 'theirs' ? [...theirs, first.field] : theirs,
    }
    setMine(now.mine)
    setTheirs(now.theirs)
    if (left.length === 1) onDecided(now)
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
      merged={merged}
      inJournal={inJournal}
      onChoose={choose}
    />
  )
}
