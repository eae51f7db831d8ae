// A process of its own, so that asking costs the server's event loop nothing. It does one job after another.
import { admit } from './admit.ts'
import type { Answer, Job } from './job.ts'
import { overHttp } from './over-http.ts'
import { closePools, overSql } from './over-sql.ts'

function run(job: Job): Promise<Omit<Answer, 'cpuMs'>> {
  if (job.mode === 'http') return overHttp(job)
  return job.mode === 'sql' ? overSql(job) : admit(job)
}

async function answerTo(job: Job): Promise<Answer | { readonly problem: string }> {
  const before = process.cpuUsage()
  try {
    const answer = await run(job)
    const { user, system } = process.cpuUsage(before)
    return { ...answer, cpuMs: (user + system) / 1000 }
  } catch (error) {
    return { problem: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

process.on('message', async (job: Job) => {
  process.send?.(await answerTo(job))
})
process.on('disconnect', closePools)
