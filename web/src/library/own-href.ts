/** Where a version of an institution's own standard is written and looked after. */
export function ownHref(id: string): string {
  return `/library/own/${id}`
}

/** Its code says so. */
export function isOwn(code: string): boolean {
  return code.startsWith('own-')
}
