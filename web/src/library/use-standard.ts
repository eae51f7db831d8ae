import { library } from '@quancheng/contract/library.ts'
import { useAsk } from '../app/use-ask.ts'

/** One standard whole; read once. */
export function useStandard(code: string) {
  return useAsk(library.standard, { code }, { lasting: true })
}
