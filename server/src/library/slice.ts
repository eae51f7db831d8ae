import type { library } from '@quancheng/contract/library.ts'
import type { Slice } from '../http/call.ts'
import { codes } from './codes.ts'
import { consentTexts } from './consent-texts.ts'
import { standard } from './standard.ts'
import { standards } from './standards.ts'

export const librarySlice: Slice<typeof library> = { codes, consentTexts, standards, standard }
