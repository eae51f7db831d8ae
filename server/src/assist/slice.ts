import type { assist } from '@quancheng/contract/assist.ts'
import type { Slice } from '../http/call.ts'
import { cancelTraining } from './learning/cancel-training.ts'
import { models } from './learning/models.ts'
import { switchModel } from './learning/switch-model.ts'
import { train } from './learning/train.ts'
import { ofClient } from './of-client.ts'
import { overrule } from './overrule.ts'
import { rules } from './rules.ts'
import { setThresholds } from './set-thresholds.ts'

export const assistSlice: Slice<typeof assist> = {
  ofClient,
  overrule,
  rules,
  setThresholds,
  models,
  train,
  cancelTraining,
  switchModel,
}
