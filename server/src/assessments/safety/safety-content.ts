import type { safety } from '@quancheng/contract/safety.ts'
import type { Action } from '../../http/call.ts'

export const safetyContent: Action<typeof safety.safetyContent> = async ({ content }) => ({
  plan: content.safetyPlan,
  reports: [...content.dutyReports.values()],
})
