import { refuse } from '../../http/refused.ts'

const CURSOR =
  /^\["(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)","([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"\]$/u

export function cursorOf(at: Date, id: string): string {
  return Buffer.from(JSON.stringify([at.toISOString(), id])).toString('base64url')
}

export function readCursor(text: string | undefined): readonly [at: string, id: string] | null {
  if (text === undefined) return null
  const [, at = '', id = ''] = CURSOR.exec(Buffer.from(text, 'base64url').toString()) ?? []
  return id !== '' && !Number.isNaN(Date.parse(at)) ? [at, id] : refuse('malformed')
}
