import pdfmake from 'pdfmake'
import type { Content, CustomTableLayout, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { FONT_FILES } from './fonts.ts'
import { spread } from './format.ts'
import type { Block, Column, Field, Paper, Row, ScaleLine, Sheet, Value } from './paper.ts'

const MM = 72 / 25.4
const INK = '#1d2321'
const INK_SOFT = '#4a5350'
const HAIR = '#8d928f'
const TINT = '#f4f4f1'
const BRAND = '#14646b'
const BRAND_DEEP = '#0e5157'
const NOW = '#d9772b'
/** From calm to grave, light to dark: survives a copier. */
const SHADES = ['#eeeeeb', '#e2e3df', '#d3d6d2', '#c2c7c3', '#aeb6b2'] as const
const WIDTH = 210 * MM - (25 + 18) * MM
const LABEL = 56

/** A paper as an A4 PDF with its fonts inside. */
export async function pdfOf(paper: Paper): Promise<Buffer> {
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy((path) => Object.values(FONT_FILES).some((file) => file === path))
  pdfmake.setFonts({
    Sans: { normal: FONT_FILES.sans, bold: FONT_FILES.sansBold },
    Serif: { normal: FONT_FILES.serif, bold: FONT_FILES.serifBold },
  })
  return pdfmake.createPdf(definition(paper)).getBuffer()
}

function definition(paper: Paper): TDocumentDefinitions {
  return {
    info: { title: paper.title },
    language: paper.language,
    pageSize: 'A4',
    pageMargins: [25 * MM, 18 * MM, 18 * MM, 23 * MM],
    defaultStyle: { font: 'Serif', fontSize: 10.5, lineHeight: 1.04, color: INK },
    footer: (page, pages) => ({
      margin: [25 * MM, 7 * MM, 18 * MM, 0],
      columns: [
        { text: paper.foot.join('\n'), font: 'Sans', fontSize: 7, color: INK_SOFT },
        {
          text: `${paper.number}\n${paper.pageText.replace('{page}', String(page)).replace('{pages}', String(pages))}`,
          font: 'Sans',
          fontSize: 8,
          alignment: 'right',
          width: 32 * MM,
        },
      ],
    }),
    content: paper.sheets.map((sheet, index) =>
      paper.hasCover && index === 0 ? coverOf(paper, sheet) : sheetOf(paper, sheet, index > 0),
    ),
  }
}

function sheetOf(paper: Paper, sheet: Sheet, isNewPage: boolean): Content {
  return {
    ...(isNewPage && { pageBreak: 'before' as const }),
    stack: [
      headOf(paper, sheet),
      metaOf(sheet),
      ...sheet.blocks.map((block, index) => ({
        stack: [blockOf(block)],
        margin: [0, index === 0 ? 0 : spaceBefore(block), 0, 0] as Margins,
      })),
    ],
  }
}

/** The cover: who keeps it, what it is and whose, and little else. */
function coverOf(paper: Paper, sheet: Sheet): Content {
  const [about, ...rest] = sheet.blocks
  return {
    stack: [
      { svg: MARK, fit: [20 * MM, 20 * MM], alignment: 'center', margin: [0, 30 * MM, 0, 9 * MM] },
      {
        text: paper.institution,
        fontSize: 15,
        characterSpacing: 1.5,
        color: INK_SOFT,
        alignment: 'center',
      },
      {
        text: sheet.title,
        bold: true,
        fontSize: 36,
        characterSpacing: paper.language === 'en' ? 1 : 10,
        alignment: 'center',
        margin: [0, 5 * MM, 0, 2 * MM],
      },
      {
        text: paper.number,
        font: 'Sans',
        bold: true,
        fontSize: 13,
        color: BRAND_DEEP,
        alignment: 'center',
        margin: [0, 0, 0, 34 * MM],
      },
      ...(about ? [blockOf(about)] : []),
      ...rest.map((block) => ({ stack: [blockOf(block)], margin: [0, 6 * MM, 0, 0] as Margins })),
    ],
  }
}

function headOf(paper: Paper, sheet: Sheet): Content {
  return {
    margin: [0, 0, 0, 4 * MM],
    columns: [
      { width: 19 * MM, svg: MARK, fit: [11 * MM, 11 * MM] },
      {
        width: '*',
        stack: [
          {
            text: paper.institution,
            fontSize: 10.5,
            characterSpacing: 1,
            color: INK_SOFT,
            alignment: 'center',
          },
          {
            id: sheet.id,
            text: sheet.title,
            bold: true,
            fontSize: paper.language === 'en' ? 18 : 20,
            characterSpacing: paper.language === 'en' ? 0.5 : 3,
            alignment: 'center',
          },
        ],
      },
      { width: 19 * MM, qr: paper.number, fit: 16 * MM, eccLevel: 'M', alignment: 'right' },
    ],
  }
}

const MARK = `<svg viewBox="0 0 22 22" width="22" height="22"><path d="M3 14.5a8.5 8.5 0 1 1 5.2 4.5" fill="none" stroke="${BRAND}" stroke-width="2.4" stroke-linecap="round"/><circle cx="4.8" cy="18" r="2.2" fill="${NOW}"/></svg>`

function metaOf(sheet: Sheet): Content {
  return {
    margin: [0, 0, 0, 1.6 * MM],
    columnGap: 20,
    columns: sheet.meta.map(({ label, value }) => ({
      width: 'auto' as const,
      text: [
        { text: `${label}　`, font: 'Sans', fontSize: 9 },
        { text: textOf(value), font: 'Sans', fontSize: 9, bold: true },
      ],
    })),
  }
}

function blockOf(block: Block): Content {
  if (block.kind === 'form') return formOf(block.rows)
  if (block.kind === 'card') return cardOf(block)
  if (block.kind === 'table') return tableOf(block)
  if (block.kind === 'scales') return scalesOf(block)
  if (block.kind === 'note') return noteOf(block.text)
  if (block.kind === 'words') return wordsOf(block.paragraphs)
  if (block.kind === 'picture') return pictureOf(block)
  if (block.kind === 'contents') return contentsOf(block)
  return signOf(block)
}

type Margins = [number, number, number, number]

/** Space stands before a block, never after: nothing is pushed onto an empty page. */
function spaceBefore(block: Block): number {
  if (block.kind === 'note') return 2 * MM
  return block.kind === 'sign' ? 8 * MM : 4 * MM
}

/** Rows that are divided alike share a table; only the first one draws its upper edge, so that edges never double. */
function formOf(rows: readonly Row[]): Content {
  const groups: Row[][] = []
  for (const row of rows) {
    const last = groups.at(-1)
    if (last?.[0] && shapeOf(last[0]) === shapeOf(row)) last.push(row)
    else groups.push([row])
  }
  return {
    stack: groups.map((group, index) => ({
      table: {
        widths: widthsOf(group[0]),
        dontBreakRows: true,
        headerRows: 0,
        body: group.map(cellsOf),
      },
      layout: edges({
        isFirst: index === 0,
        isLast: index === groups.length - 1,
        isHeading: shapeOf(group[0]) === 0,
      }),
    })),
  }
}

function shapeOf(row: Row | undefined): number {
  return row && 'fields' in row ? row.fields.length : 0
}

function widthsOf(row: Row | undefined): (number | '*')[] {
  const fields = shapeOf(row)
  return fields === 0 ? ['*'] : Array.from({ length: fields }, () => [LABEL, '*'] as const).flat()
}

function cellsOf(row: Row): TableCell[] {
  if ('heading' in row)
    return [
      { text: row.heading, font: 'Sans', bold: true, fontSize: 10, color: BRAND_DEEP, margin: [2, 0, 0, 0] },
    ]
  return row.fields.flatMap(fieldCells)
}

function fieldCells({ label, value }: Field): TableCell[] {
  return [
    {
      text: spread(label),
      font: 'Sans',
      fontSize: 9,
      alignment: 'center',
      verticalAlignment: 'middle',
      fillColor: TINT,
    },
    valueCell(value),
  ]
}

function valueCell(value: Value): TableCell {
  if (typeof value === 'string')
    return { text: value === '' ? ' ' : value, verticalAlignment: 'middle', margin: [2, 0, 2, 0] }
  if ('choices' in value)
    return {
      verticalAlignment: 'middle',
      lineHeight: 1.35,
      margin: [2, 2, 2, 0],
      text: value.choices.map(({ text, on }) => ({
        text: `${on ? '■' : '□'} ${text}　`,
        noWrap: true,
        font: 'Sans',
        fontSize: 9.5,
        bold: on,
      })),
    }
  if ('blank' in value)
    return { text: '\n'.repeat(Math.max(0, value.blank - 1)), lineHeight: 1.5, margin: [2, 0, 2, 0] }
  const lines = value.length === 0 ? [' '] : value
  return { stack: lines.map((text) => ({ text })), verticalAlignment: 'middle', margin: [2, 0, 2, 0] }
}

function textOf(value: Value): string {
  return typeof value === 'string' ? value : ''
}

/** Thick outside, thin inside, a line of our colour under a heading. */
function edges({
  isFirst,
  isLast,
  isHeading,
}: {
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly isHeading: boolean
}): CustomTableLayout {
  return {
    hLineWidth: (line, node) => {
      const rows = node.table.body.length
      if (line === 0) return isFirst ? 1.5 : isHeading ? 1.5 : 0
      if (line === rows) return isLast ? 1.5 : 0.6
      return 0.6
    },
    vLineWidth: (line, node) => (line === 0 || line === node.table.widths?.length ? 1.5 : 0.6),
    hLineColor: (line, node) => {
      const rows = node.table.body.length
      if (line === 0) return INK
      if (line === rows && isLast) return INK
      return line === rows && isHeading ? BRAND : HAIR
    },
    vLineColor: (line, node) => (line === 0 || line === node.table.widths?.length ? INK : HAIR),
    paddingLeft: () => 3,
    paddingRight: () => 3,
    paddingTop: () => 3.4,
    paddingBottom: () => 3.4,
  }
}

function cardOf(block: Extract<Block, { kind: 'card' }>): Content {
  return {
    unbreakable: block.rows.reduce((length, row) => length + lengthOf(row), 0) < MOST_KEPT_TOGETHER,
    stack: [
      {
        table: {
          widths: ['*', 'auto'],
          body: [
            [
              {
                text: [{ text: block.title, bold: true, color: BRAND_DEEP }, { text: `　${block.when}` }],
                font: 'Sans',
                fontSize: 9.5,
                fillColor: TINT,
                margin: [2, 0, 0, 0],
              },
              {
                text: block.how,
                font: 'Sans',
                fontSize: 9.5,
                fillColor: TINT,
                margin: [0, 0, 2, 0],
                alignment: 'right',
              },
            ],
          ],
        },
        layout: {
          ...edges({ isFirst: true, isLast: false, isHeading: true }),
          vLineWidth: (line: number) => (line === 1 ? 0 : 1.5),
        },
      },
      ...stackOf(block.rows),
    ],
  }
}

/** A card longer than this may go over the end of a page. */
const MOST_KEPT_TOGETHER = 900

function lengthOf(row: Row): number {
  if ('heading' in row) return 20
  return row.fields.reduce((sum, { value }) => {
    if (typeof value === 'string') return sum + 30 + value.length
    if ('blank' in value) return sum + 40 * value.blank
    return sum + ('choices' in value ? 60 : value.reduce((lines, line) => lines + 30 + line.length, 0))
  }, 0)
}

/** The rows under a bar: like a form whose upper edge the bar has drawn. */
function stackOf(rows: readonly Row[]): Content[] {
  return rows.map((row, index) => ({
    table: { widths: widthsOf(row), dontBreakRows: true, body: [cellsOf(row)] },
    layout: edges({ isFirst: false, isLast: index === rows.length - 1, isHeading: false }),
  }))
}

function tableOf(block: Extract<Block, { kind: 'table' }>): Content {
  const { heading, columns, rows, empty } = block
  const total = columns.reduce((sum, column) => sum + column.width, 0)
  const inner = WIDTH - 3 - columns.length * 6 - (columns.length - 1) * 0.6
  const widths = columns.map((column) => (column.width / total) * inner)
  const span = columns.length
  const hasHeading = heading !== null
  const headings: TableCell[][] =
    heading === null
      ? []
      : [
          spanning(span, {
            text: heading,
            font: 'Sans',
            bold: true,
            fontSize: 10,
            color: BRAND_DEEP,
            margin: [2, 0, 0, 0],
          }),
        ]
  const titles: TableCell[] = columns.map(({ title }) => ({
    text: title,
    font: 'Sans',
    fontSize: 9,
    alignment: 'center',
    fillColor: TINT,
    margin: [0, 0, 0, 0],
  }))
  const body: TableCell[][] =
    rows.length === 0
      ? [spanning(span, { text: empty, color: INK_SOFT, alignment: 'center', margin: [0, 0, 0, 0] })]
      : rows.map((row) =>
          row.map((text, index) => ({
            text,
            fontSize: 9.5,
            margin: [1, 0, 1, 0],
            verticalAlignment: 'middle' as const,
            alignment: alignOf(columns[index]),
          })),
        )
  const headerRows = headings.length + 1
  return {
    table: {
      widths,
      headerRows,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      body: [...headings, titles, ...body],
    },
    layout: {
      ...edges({ isFirst: true, isLast: true, isHeading: false }),
      hLineColor: (line, node) => {
        if (line === 0 || line === node.table.body.length) return INK
        return hasHeading && line === 1 ? BRAND : HAIR
      },
    },
  }
}

function alignOf(column: Column | undefined): 'left' | 'center' | 'right' {
  return column?.align ?? 'left'
}

function spanning(columns: number, cell: Exclude<TableCell, string | number>): TableCell[] {
  const first: TableCell = { ...(cell as object), colSpan: columns } as TableCell
  return [first, ...Array.from({ length: columns - 1 }, (): TableCell => '')]
}

function scalesOf({ heading, lines, note }: Extract<Block, { kind: 'scales' }>): Content {
  return {
    unbreakable: true,
    stack: [
      {
        table: {
          widths: ['*'],
          body: [
            [
              {
                text: heading,
                font: 'Sans',
                bold: true,
                fontSize: 10,
                color: BRAND_DEEP,
                margin: [2, 0, 0, 0],
              },
            ],
            [
              {
                stack: [
                  ...lines.map(scaleRow),
                  { text: note, font: 'Sans', fontSize: 8, color: INK_SOFT, margin: [0, 3, 0, 0] },
                ],
                margin: [4, 4, 4, 2],
              },
            ],
          ],
        },
        layout: {
          ...edges({ isFirst: true, isLast: true, isHeading: false }),
          hLineColor: (line) => (line === 1 ? BRAND : INK),
        },
      },
    ],
  }
}

function scaleRow(line: ScaleLine): Content {
  return {
    margin: [0, 1, 0, 2],
    columns: [
      { width: 104, text: line.name, font: 'Sans', fontSize: 9 },
      { width: 168, svg: scaleSvg(line) },
      { width: '*', text: line.text, font: 'Sans', fontSize: 9, margin: [8, 0, 0, 0] },
    ],
  }
}

/** One strip: bands from light to dark, an open ring where it began, a full one where it stands. */
function scaleSvg({ lowest, highest, bands, points }: ScaleLine): string {
  const [width, height] = [168, 12]
  const steps = highest - lowest
  const x = (value: number) => 5 + ((value - lowest) / steps) * (width - 10)
  const shades = bands
    .map(({ from, to, level }) => {
      const left = x(Math.max(lowest, from - 0.5))
      const right = x(Math.min(highest, to + 0.5))
      return `<rect x="${left}" y="2" width="${right - left}" height="8" fill="${SHADES[level] ?? SHADES[4]}"/>`
    })
    .join('')
  const ground = `<rect x="5" y="2" width="${width - 10}" height="8" fill="${SHADES[0]}"/>`
  const [first = lowest, last = lowest] = points
  const line = `<line x1="${x(first)}" y1="6" x2="${x(last)}" y2="6" stroke="${INK}" stroke-width="1"/>`
  const from = `<circle cx="${x(first)}" cy="6" r="3.4" fill="#ffffff" stroke="${INK}" stroke-width="1.4"/>`
  const to = `<circle cx="${x(last)}" cy="6" r="3.6" fill="${BRAND}"/>`
  return `<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${ground}${shades}${line}${from}${to}</svg>`
}

function wordsOf(paragraphs: readonly string[]): Content {
  return {
    stack: paragraphs.map((text, index) => ({
      text: `${index + 1}　${text}`,
      lineHeight: 1.35,
      margin: [2, 0, 2, 2] as Margins,
    })),
  }
}

const TALLEST_PICTURE = 150 * MM

function pictureOf({ heading, svg, width, height, note }: Extract<Block, { kind: 'picture' }>): Content {
  const room = WIDTH - 20
  const scale = Math.min(1, room / width, TALLEST_PICTURE / height)
  return {
    unbreakable: true,
    table: {
      widths: ['*'],
      body: [
        [{ text: heading, font: 'Sans', bold: true, fontSize: 10, color: BRAND_DEEP, margin: [2, 0, 0, 0] }],
        [
          {
            stack: [
              { svg, width: width * scale, height: height * scale, alignment: 'center' },
              { text: note, font: 'Sans', fontSize: 8, color: INK_SOFT, margin: [2, 4, 2, 0] },
            ],
            margin: [2, 2, 2, 2],
          },
        ],
      ],
    },
    layout: {
      ...edges({ isFirst: true, isLast: true, isHeading: false }),
      hLineColor: (line) => (line === 1 ? BRAND : INK),
    },
  }
}

function contentsOf({ titles, lines }: Extract<Block, { kind: 'contents' }>): Content {
  const cell = (text: string, isThere: boolean, alignment: 'left' | 'center' = 'center'): TableCell => ({
    text,
    alignment,
    margin: [2, 1, 2, 1],
    color: isThere ? INK : INK_SOFT,
  })
  return {
    table: {
      widths: [28, '*', 70, 48, 48],
      headerRows: 1,
      body: [
        titles.map((text) => ({ text, font: 'Sans', fontSize: 9, alignment: 'center', fillColor: TINT })),
        ...lines.map(({ id, title, mark, entries, isThere }, index): TableCell[] => [
          cell(String(index + 1), isThere),
          cell(title, isThere, 'left'),
          cell(mark, isThere),
          cell(entries, isThere),
          isThere ? { pageReference: id, alignment: 'center', margin: [2, 1, 2, 1] } : cell('', isThere),
        ]),
      ],
    },
    layout: edges({ isFirst: true, isLast: true, isHeading: false }),
  }
}

function noteOf(text: string): Content {
  return { text, font: 'Sans', fontSize: 8.5, color: INK_SOFT }
}

function signOf({ boxes }: Extract<Block, { kind: 'sign' }>): Content {
  const room = (WIDTH - (boxes.length - 1) * 8 * MM) / boxes.length
  const line = Math.min(58 * MM, room)
  return {
    unbreakable: true,
    columnGap: 8 * MM,
    columns: boxes.map(({ label, name, small }) => ({
      stack: [
        { text: label, font: 'Sans', fontSize: 9.5 },
        { text: name === '' ? ' ' : name, bold: true, fontSize: 14, margin: [2, 4 * MM, 0, 1] },
        { canvas: [{ type: 'line', x1: 0, y1: 0, x2: line, y2: 0, lineWidth: 0.8, lineColor: INK }] },
        {
          text: small === '' ? ' ' : small,
          font: 'Sans',
          fontSize: 8,
          color: INK_SOFT,
          margin: [0, 2, 0, 0],
        },
      ],
    })),
  }
}
