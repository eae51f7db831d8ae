const MOST = 10_000

/** A number of beds that the server takes, or none given. */
export function isCount(value: number | null): boolean {
  return value === null || (Number.isInteger(value) && value >= 0 && value <= MOST)
}
