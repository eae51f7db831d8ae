/**
 * Makes our own MSH-10: at most 20 characters, as every version allows, and never twice, also after a restart:
 * the moment of the start, a chance part against two starts in one moment, and a count.
 */
export function createControlIds(start: Date, chance: number): () => string {
  const prefix = `Q${start.getTime().toString(36)}${Math.floor(chance * 36 ** 3)
    .toString(36)
    .padStart(3, '0')}`.toUpperCase()
  let count = 0
  return () => {
    count += 1
    return `${prefix}${count.toString(36).toUpperCase().padStart(7, '0')}`
  }
}
