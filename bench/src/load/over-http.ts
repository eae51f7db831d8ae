import { drive, filled } from './drive.ts'
import { HttpConnection, requestText } from './http-connection.ts'
import type { Answer, HttpJob } from './job.ts'

/** Asks the server, every slot on a connection of its own. */
export async function overHttp(job: HttpJob): Promise<Omit<Answer, 'cpuMs'>> {
  const connections = Array.from({ length: job.concurrent }, () => new HttpConnection(job.port))
  const since = performance.now()
  const taken = await drive(job, async (ask, ids, slot) => {
    for (const step of ask.steps) {
      const whole = { ...step, body: step.body && filled(step.body, ids), path: filled(step.path, ids) }
      const answer = await connections[slot]?.send(requestText(job.port, ask.token, whole))
      if (answer?.status !== 200)
        throw new Error(
          `${ask.what}: ${whole.path} answered ${answer?.status} ${answer?.body.toString().slice(0, 300)}`,
        )
    }
  })
  for (const connection of connections) connection.close()
  return { taken, seconds: (performance.now() - since) / 1000 }
}
