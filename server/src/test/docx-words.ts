import { inflateRawSync } from 'node:zlib'

/** The words of a Word document, its paragraphs parted by lines. */
export function wordsOf(docx: Buffer): string {
  const xml = unzip(docx).get('word/document.xml')?.toString() ?? ''
  return xml.replaceAll('</w:p>', '\n').replaceAll(/<[^>]+>/g, '')
}

/** The files of a zip archive, read from its central directory. */
export function unzip(bytes: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>()
  let at = bytes.readUInt32LE(bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1')) + 16)
  while (bytes.toString('latin1', at, at + 4) === 'PK\x01\x02') {
    const [packed, nameLength, extra, comment] = [20, 28, 30, 32].map((offset) =>
      offset === 20 ? bytes.readUInt32LE(at + offset) : bytes.readUInt16LE(at + offset),
    ) as [number, number, number, number]
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    const local = bytes.readUInt32LE(at + 42)
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const body = bytes.subarray(start, start + packed)
    files.set(name, bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(body) : body)
    at += 46 + nameLength + extra + comment
  }
  return files
}
