import { refuse } from '../http/refused.ts'

export interface Place {
  readonly at: string
  readonly id: string
}

/** A cursor after a row that is known by its instant and its id. */
export function afterRow(at: Date, id: string): string {
  return Buffer.from(JSON.stringify([at.toISOString(), id])).toString('base64url')
}

export function placeOf(cursor: string | undefined): Place | null {
  if (cursor === undefined) return null
  const match =
    /^\["(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)","([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})"\]$/u.exec(
      Buffer.from(cursor, 'base64url').toString(),
    )
  const [, at = '', id = ''] = match ?? []
  return match && !Number.isNaN(Date.parse(at)) ? { at, id } : refuse('malformed')
}
