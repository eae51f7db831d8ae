import { mailNotice } from '../notices/public.ts'
import type { Job } from './run-jobs.ts'

/** Every job there is, by the name it is enqueued under. */
export const JOBS: Readonly<Record<string, Job>> = {
  'mail-notice': mailNotice,
}
