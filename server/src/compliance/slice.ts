import type { compliance } from '@quancheng/contract/compliance.ts'
import type { Slice } from '../http/call.ts'
import { addImpact } from './add-impact.ts'
import { impacts } from './impacts.ts'
import { openImpactFile } from './open-impact-file.ts'

export const complianceSlice: Slice<typeof compliance> = { impacts, addImpact, openImpactFile }
