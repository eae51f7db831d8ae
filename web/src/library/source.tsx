import type { Status } from '@quancheng/contract/content/parameter.ts'
import { useText } from '../text/use-text.tsx'
import { useSaidSource } from '../ui/source-text.tsx'

interface Props {
  readonly of: { readonly status: Status; readonly source: string }
}

/** Where something comes from, or where it would have to be looked up. */
export function Source({ of: { status, source } }: Props) {
  const { t } = useText()
  const say = useSaidSource()
  return (
    <p className="small muted standard-source">
      {t(status === 'unknown' ? 'library.noText' : 'library.source', { source: say(source) })}
    </p>
  )
}
