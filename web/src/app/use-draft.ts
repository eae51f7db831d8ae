import { useEffect, useRef, useState } from 'react'
import { holdUnsaved, releaseUnsaved } from '../ui/unsaved.ts'
import { useMe } from './session.ts'

interface Draft<Fields> {
  readonly fields: Fields
  readonly change: (some: Partial<Fields>) => void
  /** Something was written that is nowhere but here. */
  readonly dirty: boolean
  /** When this browser last kept it. */
  readonly keptAt: string | null
  /** It has arrived, or was thrown away. */
  readonly forget: () => void
}

interface Wish {
  /** False where the server keeps it too and the form itself knows what has not arrived yet. */
  readonly asks?: boolean
}

function read<Fields>(place: string, start: Fields): { fields: Fields; found: boolean } {
  try {
    const found = sessionStorage.getItem(place)
    if (found === null) return { fields: start, found: false }
    return { fields: { ...start, ...(JSON.parse(found) as Partial<Fields>) }, found: true }
  } catch {
    return { fields: start, found: false }
  }
}

/** What is being written keeps itself in this browser under the person's account, until it has arrived; leaving it asks. */
export function useDraft<Fields extends object>(
  name: string,
  start: Fields,
  { asks = true }: Wish = {},
): Draft<Fields> {
  const { accountId } = useMe()
  const place = `quancheng.draft.${accountId}.${name}`
  const [kept] = useState(() => read(place, start))
  const [fields, setFields] = useState(kept.fields)
  const [dirty, setDirty] = useState(kept.found)
  const [keptAt, setKeptAt] = useState<string | null>(null)
  const gone = useRef(false)
  useEffect(() => {
    if (!dirty || gone.current) return
    sessionStorage.setItem(place, JSON.stringify(fields))
    setKeptAt(new Date().toISOString())
  }, [dirty, fields, place])
  useEffect(() => {
    if (!dirty || !asks) return
    holdUnsaved(place)
    return () => releaseUnsaved(place)
  }, [dirty, asks, place])
  return {
    fields,
    change: (some) => {
      gone.current = false
      setFields((before) => ({ ...before, ...some }))
      setDirty(true)
    },
    dirty,
    keptAt,
    forget: () => {
      gone.current = true
      sessionStorage.removeItem(place)
      releaseUnsaved(place)
      setDirty(false)
    },
  }
}
