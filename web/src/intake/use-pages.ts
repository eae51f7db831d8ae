import { intake } from '@quancheng/contract/intake.ts'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { ask } from '../app/ask.ts'

type Question = Omit<z.input<typeof intake.list.input>, 'after' | 'limit'>

/** The queue page after page, asked again every half minute while somebody looks at it. */
export function useQueuePages(question: Question) {
  return useInfiniteQuery({
    queryKey: [intake.list.path, question, 'pages'],
    queryFn: ({ pageParam, signal }) =>
      ask(intake.list, { ...question, ...(pageParam !== null && { after: pageParam }) }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  })
}
