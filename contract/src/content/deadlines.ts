import { z } from 'zod'
import { parameter } from './parameter.ts'

const Minutes = parameter(z.int().positive())
const PerLevel = z.strictObject({ low: Minutes, medium: Minutes, high: Minutes, immediate: Minutes })
const PerUrgency = z.strictObject({ crisis: Minutes, urgent: Minutes, soon: Minutes, routine: Minutes })

/** By when what must have happened; each an institution's own to set. */
export const DeadlineSet = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  version: z.string().min(1),
  firstResponseMinutes: PerUrgency,
  headAfterMinutes: PerUrgency.describe(
    'how long after being overdue a request goes from the supervisor to the head',
  ),
  questionMinutes: Minutes.describe(
    'how long a request may wait for an answer to what was asked back; then its clock goes on',
  ),
  safetyAssessmentMinutes: Minutes,
  safetyConfirmationMinutes: Minutes,
  recordLateAfterMinutes: Minutes,
  closureDecisionMinutes: Minutes,
  alreadyServedMinutes: Minutes.describe(
    'for how long after a closure or a service somebody is still told that a colleague served this person',
  ),
  sameServiceDays: parameter(z.int().positive()).describe(
    'within how many calendar days two services of two colleagues may be one given twice; 1: on the same day',
  ),
  watchLookMinutes: PerLevel.describe('how often somebody on the watch list is looked at'),
  watchTakeOverMinutes: Minutes,
  watchEndMinutes: Minutes,
  consentQuietMinutes: Minutes.describe(
    'how long nobody asks again after a plain no; without a value until the client comes back to it',
  ),
  rightsAnswerMinutes: Minutes,
  urgentOpeningMinutes: Minutes.describe(
    'how long a file of another team stays open after its reason was given',
  ),
  approvalUnderAge: parameter(z.int().positive()).describe(
    'below which age a file is opened urgently only after a second person said yes, in years',
  ),
})
export type DeadlineSet = z.infer<typeof DeadlineSet>
