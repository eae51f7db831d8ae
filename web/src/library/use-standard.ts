import { library } from '@quancheng/contract/library.ts'
import { useAsk } from '../app/use-ask.ts'

/** One standard whole, in the version in use or the one asked for; a version never changes and is read once. */
export function useStandard(code: string, version?: string) {
  return useAsk(
    library.standard,
    { code, ...(version !== undefined && { version }) },
    { lasting: version !== undefined, ready: code !== '' },
  )
}
