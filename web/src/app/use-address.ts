import { useRouter, useRouterState, useSearch } from '@tanstack/react-router'
import type { Address } from '../ui/filters.ts'
import { writeAddress } from './address.ts'

interface Here {
  readonly pathname: string
  readonly address: Address
  /** One word of it; a key that is given several times counts once. */
  readonly word: (key: string) => string | null
  /** Changes some words in place, without a step in the history; null takes a word out. */
  readonly change: (words: Readonly<Record<string, string | null>>) => void
}

/** What the address carries after “?”: filters, tab, open panel. */
export function useAddress(): Here {
  const router = useRouter()
  const pathname = useRouterState({ select: (state) => state.location.pathname })
  const address = useSearch({ strict: false }) as Address
  return {
    pathname,
    address,
    word: (key) => [address[key]].flat()[0] ?? null,
    change: (words) => router.history.replace(`${pathname}${writeAddress({ ...address, ...words })}`),
  }
}
