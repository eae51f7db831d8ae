/** How each state of a summary on its way looks. */
export const OUTBOUND_TONES = {
  waiting: 'wait',
  accepted: 'ok',
  stuck: 'crisis',
  withheld: 'wait',
  replaced: 'quiet',
  'set-aside': 'quiet',
} as const
