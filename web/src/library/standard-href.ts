/** Where a standard is read. */
export function standardHref(code: string): string {
  return `/library/${code}`
}
