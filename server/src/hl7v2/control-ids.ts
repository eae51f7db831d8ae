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

/** The MSH-10 of a message that is kept under an id (UUIDv7): its time and its chance part, the same at every try. */
export function controlIdOf(id: string): string {
  const digits = id.replaceAll('-', '')
  const text = (hex: string, length: number) =>
    BigInt(`0x${hex}`).toString(36).toUpperCase().padStart(length, '0')
  return `S${text(digits.slice(0, 12), 10)}${text(digits.slice(-11), 9)}`
}
