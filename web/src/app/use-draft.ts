import { useEffect, useRef, useState } from 'react'
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

function read<Fields>(place: string, start: Fields): { fields: Fields; found: boolean } {
  try {
    const found = sessionStorage.getItem(place)
    if (found === null) return { fields: start, found: false }
    return { fields: { ...start, ...(JSON.parse(found) as Partial<Fields>) }, found: true }
  } catch {
    return { fields: start, found: false }
  }
}

/** What is being written keeps itself in this browser under the person's account, until it has arrived. */
export function useDraft<Fields extends object>(name: string, start: Fields): Draft<Fields> {
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
    if (!dirty) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [dirty])
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
      setDirty(false)
    },
  }
}
