export const SERVED_BY = ['case', 'request', 'service'] as const

/** What a colleague has with a person. */
export interface Serving {
  readonly kind: (typeof SERVED_BY)[number]
  /** The case it is, or belongs to; null for a request. */
  readonly caseId: string | null
  readonly colleagueIds: readonly string[]
  /** When it ended, or the service was given; null while it goes on. */
  readonly endedMs: number | null
}

/**
 * What counts as a service somebody else already gives: a case or a request in a colleague's hands, and what ended not
 * long ago. One's own is none, and a service inside a case that is named already is not named again.
 */
export function servedByOthers<S extends Serving>(
  found: readonly S[],
  me: string,
  nowMs: number,
  withinMs: number | null,
): readonly S[] {
  const others = found.filter(
    ({ colleagueIds, endedMs }) =>
      !colleagueIds.includes(me) && (endedMs === null || (withinMs !== null && nowMs - endedMs <= withinMs)),
  )
  const mine = found.filter(({ kind, colleagueIds }) => kind === 'case' && colleagueIds.includes(me))
  const named = [...mine, ...others.filter(({ kind }) => kind === 'case')].map(({ caseId }) => caseId)
  return others.filter(({ kind, caseId }, place) =>
    kind === 'service'
      ? !named.includes(caseId) &&
        others.findIndex((one) => one.kind === 'service' && one.caseId === caseId) === place
      : true,
  )
}
