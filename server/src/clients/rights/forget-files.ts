import type { Job } from '../../jobs/run-jobs.ts'

/** The bytes of attachments of a file that was erased. */
export const forgetFiles: Job = async ({ orgId }, payload, { files }) => {
  for (const id of payload.ids as string[]) await files.remove(orgId, id)
}
