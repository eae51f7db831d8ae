import { hearMerge } from '../clients/public.ts'
import type { Work } from '../http/call.ts'
import type { MergeMessage } from './adt-message.ts'
import type { Effect } from './apply.ts'
import { type Fault, place } from './faults.ts'

/** Thrown when a later pair of a merge message cannot be done: the pairs before it are taken back with it. */
export class PairFailed extends Error {
  readonly fault: Fault
  constructor(fault: Fault) {
    super(fault.en)
    this.fault = fault
  }
}

/** Pair after pair, or none of them: throws `PairFailed` when one cannot be done after others were. */
export async function applyMerges(work: Work, { merges }: MergeMessage): Promise<Effect> {
  const kinds: string[] = []
  let clientId: string | null = null
  for (const [index, pair] of merges.entries()) {
    const heard = await hearMerge(work, pair)
    if (!('clientId' in heard)) {
      const fault = FAULTS[heard.kind](index + 1)
      if (index > 0) throw new PairFailed(fault)
      return { state: 'failed', faults: [fault] }
    }
    kinds.push(heard.kind)
    clientId = heard.clientId
  }
  return { state: 'applied', clientId, encounterId: null, changed: kinds }
}

const FAULTS = {
  several: (pair: number): Fault => ({
    code: '205',
    place: place('PID', 3, pair),
    zh: '合并一方的标识分属本系统中的两个人，无法判断保留哪一个',
    en: 'the identifiers of one side belong to two people here: which is meant is unclear',
  }),
  cycle: (pair: number): Fault => ({
    code: '205',
    place: place('MRG', 1, pair),
    zh: '保留方早已并入被合并方：循环合并',
    en: 'the survivor was merged into the prior before: this is a cycle',
  }),
}
