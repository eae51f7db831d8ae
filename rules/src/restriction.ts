/**
 * What may be done with a file while its client has asked that nothing more be done with it (个保法 44): nothing is worked
 * out of it and nothing leaves the house; what a law, somebody's safety or a promise already made asks for goes on.
 */
export const WHILE_RESTRICTED = {
  score: 'stops',
  learn: 'stops',
  screen: 'stops',
  summary: 'stops',
  'read-outside': 'stops',
  export: 'stops',
  questionnaire: 'stops',
  rating: 'stops',
  conference: 'stops',
  read: 'goes-on',
  record: 'goes-on',
  safety: 'goes-on',
  report: 'goes-on',
  'follow-up': 'goes-on',
  copy: 'goes-on',
} as const
export type ActOnFile = keyof typeof WHILE_RESTRICTED

/** Whether a restricted file stands in the way of this. */
export function stoppedByRestriction(isRestricted: boolean, act: ActOnFile): boolean {
  return isRestricted && WHILE_RESTRICTED[act] === 'stops'
}
