import { Worker } from 'node:worker_threads'
import type { RiskThresholds } from '@quancheng/rules/risk.ts'
import type { ClosedCase, LearningRules } from '@quancheng/rules/risk-model.ts'
import type { Ending } from './model-store.ts'

/** All that learning needs; numbers, nobody's name. */
export interface Lesson {
  readonly cases: readonly ClosedCase[]
  /** Ids of the factors, in the order of each case's values. */
  readonly factors: readonly string[]
  readonly thresholds: RiskThresholds
  readonly rules: LearningRules
}

const ASK_EVERY = 1000

/**
 * Learning takes seconds of reckoning: it is done on a thread of its own, so that nobody else waits for it, and ends
 * when nobody wants it any more (then null). What breaks there is thrown here.
 */
export async function learnApart(lesson: Lesson, isWanted: () => Promise<boolean>): Promise<Ending | null> {
  const worker = new Worker(new URL('./learn-thread.ts', import.meta.url), { workerData: lesson })
  const { promise, resolve, reject } = Promise.withResolvers<Ending | null>()
  worker.once('message', resolve)
  worker.once('error', reject)
  worker.once('exit', (code) => reject(new Error(`learning ended with code ${code}`)))
  const asking = setInterval(
    () => void isWanted().then((wanted) => (wanted ? undefined : resolve(null)), reject),
    ASK_EVERY,
  )
  try {
    return await promise
  } finally {
    clearInterval(asking)
    await worker.terminate()
  }
}
