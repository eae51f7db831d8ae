/** A table as it stands in a file: the first row names the columns. */
export interface Table {
  readonly rows: readonly (readonly string[])[]
}

/** What one import may hold; more is brought in parts. */
export const LIMITS = {
  bytes: 10 * 1024 * 1024,
  unpacked: 100 * 1024 * 1024,
  rows: 20_000,
  columns: 80,
  characters: 4000,
}

/** The file holds more than one import may. */
export class TooLarge extends Error {
  constructor() {
    super('the table is too large')
    this.name = 'TooLarge'
  }
}
