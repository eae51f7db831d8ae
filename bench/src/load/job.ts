import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { Turn } from '../volleys.ts'
import type { Load, Taken } from './ask.ts'

export interface HttpJob extends Load {
  readonly mode: 'http'
  readonly port: number
}

/** The asks of a load told again to the database alone; `told` in the order of the asks. */
export interface SqlJob extends Load {
  readonly mode: 'sql'
  readonly url: string
  readonly told: readonly Conversation[]
}

export interface Conversation {
  readonly turns: readonly Turn[]
  /** The ids it was overheard with. */
  readonly was: Readonly<Record<string, string>>
}

/** Admissions over MLLP: each connection keeps `window` messages unanswered. */
export interface AdmitJob {
  readonly mode: 'admit'
  readonly port: number
  readonly connections: number
  readonly window: number
  readonly seconds: number
  /** Numbers of patients begin here, so that everybody is new. */
  readonly first: number
}

export type Job = HttpJob | SqlJob | AdmitJob

export interface Answer {
  readonly taken: Taken
  readonly seconds: number
  /** Processor time the worker took, in milliseconds. */
  readonly cpuMs: number
}

const WORKER = new URL('./worker.ts', import.meta.url)

export interface Worker extends AsyncDisposable {
  run(job: Job): Promise<Answer>
}

/** A process that does one job after another and stays warm between them. */
export function openWorker(): Worker {
  const child = fork(WORKER, { serialization: 'advanced' })
  return {
    run: (job) =>
      new Promise((resolve, reject) => {
        const ended = (code: number | null) =>
          reject(new Error(`the load ended with ${code} and said nothing`))
        child.once('exit', ended)
        child.once('message', (answer: Answer | { readonly problem: string }) => {
          child.off('exit', ended)
          if ('problem' in answer) reject(new Error(answer.problem))
          else resolve(answer)
        })
        child.send(job)
      }),
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.disconnect()
      await gone
    },
  }
}
