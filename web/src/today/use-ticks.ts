import { cases } from '@quancheng/contract/cases.ts'
import type { TodayRow } from '@quancheng/contract/today.ts'
import { useRef, useState } from 'react'
import { problemText } from '../app/problem-text.ts'
import { useCommand } from '../app/use-command.ts'
import { useText } from '../text/use-text.tsx'
import { useToast } from '../ui/toast.tsx'

interface Ticks {
  /** Whether a row is done, also while that is still on its way. */
  readonly isDone: (row: TodayRow) => boolean
  readonly tick: (row: TodayRow) => void
  readonly untick: (row: TodayRow) => void
}

/** Ticking off and taking it back, shown at once; each change of a row waits for the one before it. */
export function useTicks(): Ticks {
  const speech = useText()
  const toast = useToast()
  const command = useCommand(cases.tickTask, { refresh: ['/today', '/cases'] })
  const [meant, setMeant] = useState<ReadonlyMap<string, boolean>>(new Map())
  const last = useRef(new Map<string, Promise<number>>())
  const change = (row: TodayRow, done: boolean) => {
    setMeant((all) => new Map(all).set(row.id, done))
    const before = last.current.get(row.id) ?? Promise.resolve(row.revision)
    const now = before.then(async (revision) => {
      const answer = await command.sendAsync({ taskId: row.id, seen: Math.max(revision, row.revision), done })
      return answer.revision
    })
    last.current.set(row.id, now)
    now
      .catch((error: unknown) => {
        last.current.delete(row.id)
        toast.warn(problemText(error, speech))
      })
      .finally(() => {
        if (last.current.get(row.id) !== undefined && last.current.get(row.id) !== now) return
        setMeant((all) => new Map([...all].filter(([id]) => id !== row.id)))
      })
  }
  return {
    isDone: (row) => meant.get(row.id) ?? row.doneAt !== null,
    tick: (row) => change(row, true),
    untick: (row) => change(row, false),
  }
}
