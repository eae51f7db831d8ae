import { Button } from '../ui/button.tsx'

interface Props {
  readonly pages: {
    readonly hasNextPage: boolean
    readonly isFetchingNextPage: boolean
    readonly fetchNextPage: () => unknown
  }
  readonly padded?: boolean
  /** “再看 50 条”. */
  readonly children: string
}

/** Asks for the next page of a list, while there is one. */
export function MorePages({ pages, padded = true, children }: Props) {
  if (!pages.hasNextPage) return null
  return (
    <div style={padded ? { padding: '8px 24px 16px' } : {}}>
      <Button small disabled={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
        {children}
      </Button>
    </div>
  )
}
