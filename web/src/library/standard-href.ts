/** Where a standard is read; in the version in use, where none is named. */
export function standardHref(code: string, version: string | null = null): string {
  return version === null ? `/library/${code}` : `/library/${code}?version=${encodeURIComponent(version)}`
}
