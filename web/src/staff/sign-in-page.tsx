import { useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useText } from '../text/use-text.tsx'
import { safeBack } from './safe-back.ts'
import { SignIn } from './sign-in.tsx'

export function SignInPage() {
  const router = useRouter()
  const queries = useQueryClient()
  const { refusal } = useText()
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  return (
    <SignIn
      message={typeof search.refused === 'string' ? refusal(search.refused, {}) : null}
      onDone={() => {
        queries.clear()
        router.history.push(safeBack(search.back))
      }}
    />
  )
}
