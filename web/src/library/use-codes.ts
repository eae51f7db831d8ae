import { library } from '@quancheng/contract/library.ts'
import { useMemo } from 'react'
import { useAsk } from '../app/use-ask.ts'
import { useText } from '../text/use-text.tsx'

/** The code tables of content/codes by their id. */
export type CodeListName =
  | 'disposition'
  | 'education'
  | 'ethnicity'
  | 'id-types'
  | 'living'
  | 'marital'
  | 'paper-kinds'
  | 'payer'
  | 'relations-gb4761'

interface Codes {
  /** The codes of a list in the order in which a form offers them. */
  readonly of: (list: CodeListName) => readonly string[]
  /** The name of a code; one that is not on the list is shown as it came. */
  readonly name: (list: CodeListName, code: string) => string
}

/** What codes are called: read once with the session, before the first screen is shown. */
export function useCodes(): Codes {
  const { locale } = useText()
  const { data } = useAsk(library.codes, {}, { lasting: true })
  const tables = useMemo(
    () =>
      new Map(
        (data ?? []).map(({ id, codes }) => [id, new Map(codes.map(({ code, name }) => [code, name]))]),
      ),
    [data],
  )
  return {
    of: (list) => [...(tables.get(list)?.keys() ?? [])],
    name: (list, code) => tables.get(list)?.get(code)?.[locale] ?? code,
  }
}
