import {
  type InfiniteData,
  keepPreviousData,
  type UseInfiniteQueryResult,
  useInfiniteQuery,
} from '@tanstack/react-query'
import type { z } from 'zod'
import { type Asked, ask } from './ask.ts'
import { askKey, type Wish } from './use-ask.ts'

type Page = z.ZodType<{ readonly rows: readonly unknown[]; readonly next: string | null }>

/** Asks for a list page after page: the rows of all pages so far, and the first page for what it says of the whole list. */
export function useAskPages<In extends z.ZodType<unknown, { after?: string | undefined }>, Out extends Page>(
  endpoint: Asked<In, Out>,
  input: Omit<z.input<In>, 'after'>,
  { ready = true, keep = false, every }: Omit<Wish, 'lasting'> = {},
) {
  const pages: UseInfiniteQueryResult<InfiniteData<z.output<Out>>, Error> = useInfiniteQuery({
    queryKey: [...askKey(endpoint, input), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      ask(endpoint, { ...input, ...(pageParam !== null && { after: pageParam }) } as z.input<In>, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    enabled: ready,
    ...(keep && { placeholderData: keepPreviousData }),
    ...(every !== undefined && { refetchInterval: every }),
  })
  const all = pages.data?.pages ?? []
  const rows = all.flatMap((page) => page.rows) as z.output<Out>['rows'][number][]
  return { pages, rows, first: all[0] }
}
