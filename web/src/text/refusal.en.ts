import type { commandZh, filesZh, refusalZh } from './refusal.zh.ts'

export const refusalEn = {
  'not-found': 'Not found. It may have moved, or it is outside your duties.',
  malformed: 'Something is not filled in correctly; see the marked place.',
  conflict: 'Somebody else has just changed this too. Compare before saving.',
  broken: 'The program failed. What you wrote is still here. Try again in a while.',
  'signed-out': 'Please sign in again.',
  'session-locked': 'Locked after a long absence. Enter your password to go on.',
  'not-from-our-pages': 'This request did not come from our own pages and was not carried out.',
  unreachable: 'The server did not answer. What you wrote is still here.',
  unknown: 'It was not done ({code}). Your text is still here; you can try again.',
} satisfies Record<keyof typeof refusalZh, string>

export const commandEn = {
  'refusal.id-reused': 'This was sent before with other content; reload and do it again.',
} satisfies Record<keyof typeof commandZh, string>

export const filesEn = {
  'refusal.size': 'The file is too large or empty; choose another.',
  'refusal.type': 'Files of this kind are not taken; choose a picture or a PDF.',
} satisfies Record<keyof typeof filesZh, string>
