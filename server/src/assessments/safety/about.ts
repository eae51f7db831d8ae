import type { NoticeDraft } from '../../http/call.ts'

/** A notice about a watch or a report; it names nobody. */
export function about(
  kind: string,
  subjectKind: 'watch' | 'report',
  row: { readonly id: string },
  facts: Readonly<Record<string, unknown>> = {},
): NoticeDraft {
  return { kind, subjectKind, subjectId: row.id, facts }
}
