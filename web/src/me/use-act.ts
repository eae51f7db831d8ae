import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { problemText } from '../app/problem-text.ts'
import { useText } from '../text/use-text.tsx'

interface Act {
  readonly busy: boolean
  readonly problem: string | null
  /** Does it, makes the answers of these paths old, and says whether it worked. */
  readonly run: (doing: () => Promise<unknown>, refresh?: readonly string[]) => Promise<boolean>
  readonly say: (problem: string | null) => void
}

/** Something one does to one's own account; a passkey window that was closed is no failure. */
export function useAct(): Act {
  const speech = useText()
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  return {
    busy,
    problem,
    say: setProblem,
    run: async (doing, refresh = []) => {
      setBusy(true)
      setProblem(null)
      try {
        await doing()
        await queries.invalidateQueries({
          predicate: ({ queryKey: [path] }) => typeof path === 'string' && refresh.includes(path),
        })
        return true
      } catch (error) {
        if (!(error instanceof Error && error.name === 'NotAllowedError'))
          setProblem(problemText(error, speech))
        return false
      } finally {
        setBusy(false)
      }
    },
  }
}
