import type { access } from '@quancheng/contract/access.ts'
import type { Action } from '../http/call.ts'

/** What each duty may do, as the content says it. */
export const listDuties: Action<typeof access.duties> = async ({ content }) =>
  Object.entries(content.duties.duties).map(([duty, { name, grants }]) => ({ duty, name, grants }))
