export type Cell = string | number | null

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const

/** Rows, the first of them the heads, as a workbook or as comma-separated text that a spreadsheet opens as UTF-8. */
export async function asTable(
  as: keyof typeof TYPES,
  name: string,
  rows: readonly (readonly Cell[])[],
): Promise<{ readonly type: string; readonly base64: string }> {
  const bytes =
    as === 'csv' ? Buffer.from(`\uFEFF${rows.map(csvLine).join('\r\n')}\r\n`) : await workbook(name, rows)
  return { type: TYPES[as], base64: bytes.toString('base64') }
}

/** A text that begins like a formula gets an apostrophe, or a spreadsheet would run what somebody typed as a name. */
function csvLine(cells: readonly Cell[]): string {
  return cells
    .map((cell) => {
      if (cell === null) return ''
      const text = typeof cell === 'string' && /^[=+\-@\t\r]/u.test(cell) ? `'${cell}` : String(cell)
      return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text
    })
    .join(',')
}

async function workbook(name: string, rows: readonly (readonly Cell[])[]): Promise<Buffer> {
  // Thirty megabytes that a house without a workbook does without.
  const { default: excel } = await import('exceljs')
  const book = new excel.Workbook()
  const sheet = book.addWorksheet(name.slice(0, 31), { views: [{ state: 'frozen', ySplit: 1 }] })
  for (const row of rows) sheet.addRow([...row])
  sheet.getRow(1).font = { bold: true }
  const [heads = []] = rows
  heads.forEach((head, index) => {
    const widest = rows
      .slice(0, 200)
      .reduce((most, row) => Math.max(most, widthOf(row[index] ?? null)), widthOf(head))
    sheet.getColumn(index + 1).width = Math.min(widest + 2, 40)
  })
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** In half-wide letters: a Chinese character is two. */
function widthOf(cell: Cell): number {
  return [...String(cell ?? '')].reduce((sum, letter) => sum + (letter > '\u2E80' ? 2 : 1), 0)
}
