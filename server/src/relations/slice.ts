import type { relations } from '@quancheng/contract/relations.ts'
import type { Slice } from '../http/call.ts'
import { giveRating, rating, withdrawRating } from './rating.ts'
import { ratings } from './ratings.ts'

export const relationsSlice: Slice<typeof relations> = { rating, giveRating, withdrawRating, ratings }
