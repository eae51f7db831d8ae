import type { Desk } from './tell-story.ts'

/** What lies unread in somebody's notices this morning; older ones have long been read. */
export function tellNotice(
  { book, house, chance, moments }: Desk,
  to: readonly (string | null)[],
  notice: {
    readonly kind: string
    readonly subjectKind: string
    readonly subjectId: string
    readonly at: number
    readonly facts: Readonly<Record<string, unknown>>
  },
): void {
  const isOld = notice.at < moments.start - 3 * 86_400_000
  if (isOld) return
  for (const accountId of new Set(to.filter((id) => id !== null)))
    book.put('notice', {
      org_id: house.id,
      id: chance.id(notice.at),
      account_id: accountId,
      kind: notice.kind,
      subject_kind: notice.subjectKind,
      subject_id: notice.subjectId,
      facts: JSON.stringify(notice.facts),
      at: new Date(notice.at),
      read_at: null,
      mailed_at: null,
    })
}
