import { access } from '@quancheng/contract/access.ts'
import { useAsk } from '../app/use-ask.ts'
import { useText } from '../text/use-text.tsx'

interface Duties {
  readonly all: readonly {
    readonly duty: string
    readonly name: string
    readonly grants: readonly string[]
  }[]
  readonly nameOf: (duty: string) => string
}

/** The duties there are, as the content calls them. */
export function useDuties(): Duties {
  const { locale } = useText()
  const duties = useAsk(access.duties, {})
  const all = (duties.data ?? []).map((each) => ({ ...each, name: each.name[locale] }))
  return { all, nameOf: (duty) => all.find((each) => each.duty === duty)?.name ?? duty }
}
