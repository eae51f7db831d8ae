import type { supervision } from '@quancheng/contract/supervision.ts'
import type { Slice } from '../http/call.ts'
import { draw } from './draw.ts'
import { records } from './records.ts'
import { remark } from './remark.ts'
import { review } from './review.ts'
import { room } from './room.ts'
import { sample } from './sample.ts'
import { samples } from './samples.ts'

export const supervisionSlice: Slice<typeof supervision> = {
  room,
  records,
  remark,
  draw,
  samples,
  sample,
  review,
}
