const MAGIC = [
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
] as const

const ZIP = [0x50, 0x4b, 0x03, 0x04]

/** The part every document of the kind has, and whose name stands readable in the ZIP directory. */
const OFFICE = [
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'word/document.xml'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xl/workbook.xml'],
] as const

export type FileType = (typeof MAGIC)[number][0] | (typeof OFFICE)[number][0]

/**
 * What its bytes show it to be, whatever its name says: a picture, a PDF, a Word or Excel document. Null for anything
 * else, and for documents with macros.
 */
export function typeOf(bytes: Buffer): FileType | null {
  const known = MAGIC.find(([, magic]) => begins(bytes, magic))
  if (known) return known[0]
  if (!begins(bytes, ZIP) || bytes.includes('vbaProject.bin')) return null
  return OFFICE.find(([, part]) => bytes.includes(part))?.[0] ?? null
}

function begins(bytes: Buffer, magic: readonly number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte)
}
