import type exceljs from 'exceljs'
import { LIMITS, type Table, TooLarge } from './table.ts'

/** The first sheet with anything on it; null when the file is no workbook, or one with programs in it. */
export async function readXlsx(bytes: Buffer): Promise<Table | null> {
  const contents = contentsOf(bytes)
  if (contents === null) return null
  if (contents.unpacked > LIMITS.unpacked) throw new TooLarge()
  if (contents.names.some((name) => /vbaProject|macrosheets|\.bin$/iu.test(name))) return null
  // Thirty megabytes that a house without a workbook does without.
  const { default: excel } = await import('exceljs')
  const book = new excel.Workbook()
  try {
    await book.xlsx.load(new Uint8Array(bytes).buffer)
  } catch {
    return null
  }
  const sheet = book.worksheets.find((one) => one.actualRowCount > 0)
  if (!sheet) return { rows: [] }
  if (sheet.actualRowCount > LIMITS.rows + 1 || sheet.actualColumnCount > LIMITS.columns) throw new TooLarge()
  const rows: string[][] = []
  sheet.eachRow((row) => {
    const cells: string[] = []
    const last = Math.min(row.cellCount, LIMITS.columns)
    for (let column = 1; column <= last; column += 1) cells.push(textOf(row.getCell(column).value).trim())
    if (cells.some((cell) => cell.length > LIMITS.characters)) throw new TooLarge()
    if (cells.some((cell) => cell !== '')) rows.push(cells)
  })
  return { rows }
}

/** What a cell says; a formula is shown as one and never computed. */
function textOf(value: exceljs.CellValue): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return dateOf(value)
  if (typeof value === 'number') return Number.isInteger(value) ? value.toFixed(0) : String(value)
  if (typeof value !== 'object') return String(value)
  if ('formula' in value || 'sharedFormula' in value) return `=${'formula' in value ? value.formula : ''}`
  if ('richText' in value) return value.richText.map(({ text }) => text).join('')
  if ('hyperlink' in value) return String(value.text)
  return ''
}

/** Sheets know no time zones: the day and hour as written. */
function dateOf(value: Date): string {
  if (Number.isNaN(value.getTime())) return ''
  const text = value.toISOString()
  return text.slice(11, 16) === '00:00' ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 16)}`
}

const END = 0x06054b50
const ENTRY = 0x02014b50

/** The names in a ZIP and what they unpack to, by its own directory, before anything is unpacked. */
function contentsOf(bytes: Buffer): { readonly names: readonly string[]; readonly unpacked: number } | null {
  if (bytes.length < 22 || bytes.readUInt32LE(0) !== 0x04034b50) return null
  let end = bytes.length - 22
  while (end >= 0 && bytes.readUInt32LE(end) !== END) end -= 1
  if (end < 0) return null
  const count = bytes.readUInt16LE(end + 10)
  let place = bytes.readUInt32LE(end + 16)
  const names: string[] = []
  let unpacked = 0
  for (let entry = 0; entry < count; entry += 1) {
    if (place + 46 > bytes.length || bytes.readUInt32LE(place) !== ENTRY) return null
    const nameLength = bytes.readUInt16LE(place + 28)
    unpacked += bytes.readUInt32LE(place + 24)
    names.push(bytes.toString('utf8', place + 46, place + 46 + nameLength))
    place += 46 + nameLength + bytes.readUInt16LE(place + 30) + bytes.readUInt16LE(place + 32)
  }
  return { names, unpacked }
}
