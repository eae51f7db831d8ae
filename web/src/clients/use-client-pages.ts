import { clients } from '@quancheng/contract/clients.ts'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { ask } from '../app/ask.ts'

type Question = Omit<z.input<typeof clients.list.input>, 'after' | 'limit'>

/** The list page after page. */
export function useClientPages(question: Question) {
  return useInfiniteQuery({
    queryKey: [clients.list.path, question, 'pages'],
    queryFn: ({ pageParam, signal }) =>
      ask(clients.list, { ...question, ...(pageParam !== null && { after: pageParam }) }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  })
}
