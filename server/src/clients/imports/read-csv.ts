import iconv from 'iconv-lite'
import { LIMITS, type Table, TooLarge } from './table.ts'

/** A text table in UTF-8 (with or without a mark), UTF-16 with a mark, or GB 18030; null when it is none of these. */
export function readCsv(bytes: Buffer): Table | null {
  const text = decode(bytes)
  if (text === null || text.includes('\0')) return null
  const rows = parse(text, delimiterOf(text))
  return rows === null ? null : { rows }
}

function decode(bytes: Buffer): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return iconv.decode(bytes, 'utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return iconv.decode(bytes, 'utf-16be')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const text = iconv.decode(bytes, 'gb18030')
    return text.includes('\uFFFD') ? null : text
  }
}

/** The separator the first line has most of. */
function delimiterOf(text: string): string {
  const [first = ''] = text.split(/\r\n|\r|\n/u, 1)
  const bare = first.replace(/"[^"]*"/gu, '')
  const counted = [',', '\t', ';', '，'].map((sign) => ({ sign, count: bare.split(sign).length }))
  return counted.toSorted((a, b) => b.count - a.count)[0]?.sign ?? ','
}

/** RFC 4180, lenient about line ends and spaces; null for a quotation that never ends. */
function parse(text: string, delimiter: string): string[][] | null {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  let place = 0
  const endCell = () => {
    row.push(cell.trim())
    if (row.length > LIMITS.columns || cell.length > LIMITS.characters) throw new TooLarge()
    cell = ''
  }
  const endRow = () => {
    endCell()
    if (row.some((one) => one !== '')) rows.push(row)
    if (rows.length > LIMITS.rows + 1) throw new TooLarge()
    row = []
  }
  while (place < text.length) {
    const sign = text[place] ?? ''
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (text[place + 1] === '"') {
        cell += '"'
        place += 1
      } else quoted = false
    } else if (sign === '"' && cell.trim() === '') {
      quoted = true
      cell = ''
    } else if (sign === delimiter) endCell()
    else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && text[place + 1] === '\n') place += 1
      endRow()
    } else cell += sign
    place += 1
  }
  if (quoted) return null
  endRow()
  return rows
}
