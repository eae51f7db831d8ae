import type { archive as verbs } from '@quancheng/contract/archive.ts'
import type { Slice } from '../../http/call.ts'
import { archive, giveBack, lend, putAway } from './archive.ts'

export const archiveSlice: Slice<typeof verbs> = { archive, putAway, lend, giveBack }
