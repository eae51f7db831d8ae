import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { type Asked, ask } from './ask.ts'

export interface Wish {
  /** False while the question cannot be asked yet. */
  readonly ready?: boolean
  /** Keeps showing the last answer while the next one is on its way, so that a list never jumps. */
  readonly keep?: boolean
  /** Asks again every so many milliseconds while the screen is looked at. */
  readonly every?: number
  /** The answer never changes while the house is open: it is asked once. */
  readonly lasting?: boolean
}

/** The key under which an answer is kept: its path, then its question. */
export function askKey(endpoint: { readonly path: string }, input: unknown): readonly [string, unknown] {
  return [endpoint.path, input]
}

/** Asks a question and keeps its answer fresh. */
export function useAsk<In extends z.ZodType, Out extends z.ZodType>(
  endpoint: Asked<In, Out>,
  input: z.input<In>,
  { ready = true, keep = false, every, lasting = false }: Wish = {},
): UseQueryResult<z.output<Out>, Error> {
  return useQuery<z.output<Out>, Error>({
    queryKey: askKey(endpoint, input),
    queryFn: ({ signal }) => ask(endpoint, input, signal),
    enabled: ready,
    ...(keep && { placeholderData: keepPreviousData }),
    ...(lasting && { staleTime: Number.POSITIVE_INFINITY, gcTime: Number.POSITIVE_INFINITY }),
    ...(every !== undefined && { refetchInterval: every }),
  })
}
