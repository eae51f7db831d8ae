import { QueryClient } from '@tanstack/react-query'
import { Unreachable } from './ask.ts'

const FRESH = 15_000

/** Every answer that is kept while the house is open. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: FRESH,
      retry: (count, error) => error instanceof Unreachable && count < 1,
      networkMode: 'always',
    },
  },
})
