import type { StandardPack } from '@quancheng/contract/content/standard-pack.ts'
import { PAPERS } from '@quancheng/rules/course.ts'
import { createContext, type ReactNode, use } from 'react'
import { useText } from '../text/use-text.tsx'
import { useStandard } from './use-standard.ts'

const StandardContext = createContext<StandardPack | null>(null)

interface Props {
  readonly code: string
  readonly version: string
  readonly children: ReactNode
}

/** Below it, papers and reasons to close are called as this standard calls them. */
export function NamesOfStandard({ code, version, children }: Props) {
  const { data } = useStandard(code, version)
  return <StandardContext value={data ?? null}>{children}</StandardContext>
}

/** What the standard above calls its papers and reasons; null where there is none, or it has no name. */
export function useStandardNames(): {
  readonly paper: (paper: string) => string | null
  readonly reason: (reason: string) => string | null
} {
  const { locale } = useText()
  const pack = use(StandardContext)
  return {
    paper: (paper) => {
      const known = PAPERS.find((each) => each === paper)
      return known ? (pack?.paperNames[known]?.[locale] ?? null) : null
    },
    reason: (reason) => pack?.closureReasons.find((each) => each.reason === reason)?.name[locale] ?? null,
  }
}
