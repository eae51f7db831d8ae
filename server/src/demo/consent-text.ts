import { createHash } from 'node:crypto'
import type { ConsentText } from '../content/load.ts'

const hashes = new WeakMap<ConsentText, Buffer>()

/** What was signed, so that a later change of the words shows. */
export function consentTextHash(text: ConsentText): Buffer {
  const known = hashes.get(text)
  if (known) return known
  const made = createHash('sha256').update(JSON.stringify(text.body)).digest()
  hashes.set(text, made)
  return made
}
