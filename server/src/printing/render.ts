import { Worker } from 'node:worker_threads'
import type { Paper } from './paper.ts'

/** Typesetting takes a second of reckoning: it is done on a thread of its own, so that nobody else waits for it. */
export async function render(paper: Paper, as: 'pdf' | 'docx'): Promise<Buffer> {
  const worker = new Worker(new URL('./render-thread.ts', import.meta.url), { workerData: { paper, as } })
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
  worker.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes)))
  worker.once('error', reject)
  worker.once('exit', (code) => reject(new Error(`typesetting ended with code ${code}`)))
  return promise
}
