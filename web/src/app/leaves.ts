interface Way {
  readonly action: 'PUSH' | 'REPLACE' | 'BACK' | 'FORWARD' | 'GO'
  readonly from: string
  readonly to: string
}

/** Whether a step takes the page away: another page, or back to before a form was opened over this one. */
export function leaves({ action, from, to }: Way): boolean {
  return from !== to || (action !== 'PUSH' && action !== 'REPLACE')
}
