import {
  AlignmentType,
  BorderStyle,
  CharacterSet,
  Document,
  Footer,
  ImageRun,
  type IRunOptions,
  type ITableCellBorders,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableOfContents,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { fontsFor } from './fonts.ts'
import { spread } from './format.ts'
import {
  type Block,
  charactersOf,
  type Field,
  type Paper,
  type Row,
  type Sheet,
  type Value,
} from './paper.ts'
import { pngOf } from './picture-png.ts'

const TWIPS_PER_MM = 1440 / 25.4
const mm = (millimetres: number) => Math.round(millimetres * TWIPS_PER_MM)
const WIDTH = mm(210 - 25 - 18)
/** Every form is laid on the same grid, so that rows divided differently stand in one table. */
const GRID = 24
const LABEL_SPAN = 3
const INK = '1d2321'
const INK_SOFT = '4a5350'
const HAIR = '8d928f'
const TINT = 'f4f4f1'
const BRAND = '14646b'
const BRAND_DEEP = '0e5157'
const SANS = 'Noto Sans Hans'
const SERIF = 'Noto Serif SC'

type Picture = Extract<Block, { kind: 'picture' }>
/** Each drawing as PNG, by what it is drawn from. */
type Pictures = ReadonlyMap<string, Buffer>

/** A paper as an A4 Word document that carries the characters of its fonts. */
export async function docxOf(paper: Paper): Promise<Buffer> {
  const fonts = await fontsFor(charactersOf(paper))
  const pictures = await picturesOf(paper, fonts.sans)
  const document = new Document({
    title: paper.title,
    creator: paper.institution,
    fonts: [
      {
        name: SANS,
        data: fonts.sans,
        bold: fonts.sansBold,
        characterSet: CharacterSet.GB_2312,
      },
      {
        name: SERIF,
        data: fonts.serif,
        bold: fonts.serifBold,
        characterSet: CharacterSet.GB_2312,
      },
    ],
    styles: {
      default: {
        document: {
          run: { font: SERIF, size: 21, color: INK, language: { value: paper.language, eastAsia: 'zh-CN' } },
          paragraph: { spacing: { before: 0, after: 0, line: 246, lineRule: LineRuleType.AUTO } },
        },
      },
    },
    sections: paper.sheets.map((sheet, index) => ({
      properties: {
        page: {
          size: { width: mm(210), height: mm(297) },
          margin: { top: mm(18), right: mm(18), bottom: mm(23), left: mm(25), footer: mm(9) },
        },
      },
      footers: { default: footOf(paper) },
      children: [
        ...(paper.hasCover && index === 0 ? coverHeadOf(paper, sheet) : headOf(paper, sheet)),
        ...sheet.blocks.flatMap((block) => [...blockOf(block, pictures), gap()]),
      ],
    })),
  })
  return Packer.toBuffer(document)
}

function run(text: string, options: Omit<IRunOptions, 'text'> = {}): TextRun {
  return new TextRun({ text, ...options })
}

function sans(text: string, size: number, options: Omit<IRunOptions, 'text'> = {}): TextRun {
  return run(text, { font: SANS, size, ...options })
}

function gap(): Paragraph {
  return new Paragraph({ spacing: { line: 200, lineRule: LineRuleType.EXACT }, children: [] })
}

function coverHeadOf(paper: Paper, sheet: Sheet): Paragraph[] {
  const line = (words: TextRun, before: number, after: number) =>
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: { before, after }, children: [words] })
  return [
    line(run(paper.institution, { size: 30, color: INK_SOFT, characterSpacing: 30 }), mm(45), 0),
    line(
      run(sheet.title, {
        bold: true,
        size: 72,
        characterSpacing: paper.language === 'en' ? 20 : 200,
      }),
      mm(6),
      mm(4),
    ),
    line(sans(paper.number, 26, { bold: true, color: BRAND_DEEP }), 0, mm(32)),
  ]
}

function headOf(paper: Paper, sheet: Sheet): (Paragraph | Table)[] {
  const meta = sheet.meta.flatMap(({ label, value }, index) => [
    sans(`${index === 0 ? '' : '　　'}${label}　`, 18),
    sans(typeof value === 'string' ? value : '', 18, { bold: true }),
  ])
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      children: [run(paper.institution, { size: 21, color: INK_SOFT, characterSpacing: 20 })],
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 160 },
      heading: 'Heading1',
      children: [
        run(sheet.title, {
          font: SERIF,
          bold: true,
          size: 40,
          color: INK,
          characterSpacing: paper.language === 'en' ? 10 : 60,
        }),
      ],
    }),
    new Paragraph({ spacing: { after: 90 }, children: meta }),
  ]
}

function footOf(paper: Paper): Footer {
  const [before = '', between = '', after = ''] = paper.pageText.split(/\{pages?\}/)
  const [first = '', ...rest] = paper.foot
  const soft = { color: INK_SOFT }
  const tabs = [{ type: TabStopType.RIGHT, position: WIDTH }]
  return new Footer({
    children: [
      new Paragraph({
        tabStops: tabs,
        children: [sans(first, 15, soft), new TextRun({ children: [new Tab()] }), sans(paper.number, 16)],
      }),
      new Paragraph({
        tabStops: tabs,
        children: [
          sans(rest.join('　'), 15, soft),
          new TextRun({
            font: SANS,
            size: 16,
            children: [new Tab(), before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after],
          }),
        ],
      }),
    ],
  })
}

function blockOf(block: Block, pictures: Pictures): (Paragraph | Table | TableOfContents)[] {
  if (block.kind === 'form') return [formOf(block.rows.map(rowOf))]
  if (block.kind === 'card') return [formOf([barOf(block), ...block.rows.map(rowOf)])]
  if (block.kind === 'table') return [tableOf(block)]
  if (block.kind === 'note') return [noteOf(block.text)]
  if (block.kind === 'sign') return [signOf(block)]
  if (block.kind === 'words')
    return block.paragraphs.map(
      (text, index) => new Paragraph({ spacing: { after: 60 }, children: [run(`${index + 1}　${text}`)] }),
    )
  if (block.kind === 'picture') return pictureOf(block, pictures)
  if (block.kind === 'contents') return contentsOf(block)
  return [
    tableOf({
      kind: 'table',
      heading: block.heading,
      columns: [
        { title: '', width: 28 },
        { title: '', width: 72 },
      ],
      rows: block.lines.map((line) => [line.name, line.text]),
      empty: '',
    }),
  ]
}

async function picturesOf(paper: Paper, font: Uint8Array): Promise<Pictures> {
  const pictures = new Map<string, Buffer>()
  for (const { blocks } of paper.sheets)
    for (const block of blocks)
      if (block.kind === 'picture') pictures.set(block.svg, await pngOf(block.svg, font))
  return pictures
}

const PICTURE_WIDTH = 600
const PICTURE_HEIGHT = 560

function pictureOf({ heading, svg, width, height, note }: Picture, pictures: Pictures): Paragraph[] {
  const scale = Math.min(1, PICTURE_WIDTH / width, PICTURE_HEIGHT / height)
  return [
    new Paragraph({ keepNext: true, children: [sans(heading, 20, { bold: true, color: BRAND_DEEP })] }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      children: [
        new ImageRun({
          type: 'png',
          data: pictures.get(svg) ?? Buffer.alloc(0),
          transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
          altText: { name: heading, title: heading, description: note },
        }),
      ],
    }),
    noteOf(note),
  ]
}

/** The field Word fills with pages when the document is opened, and under it what is missing. */
function contentsOf({
  titles,
  lines,
}: Extract<Block, { kind: 'contents' }>): (Paragraph | TableOfContents | Table)[] {
  return [
    new TableOfContents(titles[1], {
      hyperlink: true,
      headingStyleRange: '1-1',
    }),
    gap(),
    tableOf({
      kind: 'table',
      heading: null,
      columns: [
        { title: titles[1], width: 60 },
        { title: titles[2], width: 22, align: 'center' },
        { title: titles[3], width: 18, align: 'center' },
      ],
      rows: lines.map(({ title, mark, entries }) => [title, mark, entries]),
      empty: '',
    }),
  ]
}

function edge(size: number, color: string) {
  return { style: BorderStyle.SINGLE, size, color }
}

const OUTER = edge(12, INK)
const INNER = edge(4, HAIR)
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' }

function formOf(rows: TableRow[]): Table {
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: Array.from({ length: GRID }, () => Math.floor(WIDTH / GRID)),
    borders: {
      top: OUTER,
      bottom: OUTER,
      left: OUTER,
      right: OUTER,
      insideHorizontal: INNER,
      insideVertical: INNER,
    },
    rows,
  })
}

interface CellOptions {
  readonly span: number
  readonly shaded?: boolean
  /** little space at the sides */
  readonly narrow?: boolean
  readonly align?: 'left' | 'center' | 'right'
  readonly borders?: ITableCellBorders
}

function cell(lines: readonly (readonly TextRun[])[], options: CellOptions): TableCell {
  const alignment =
    options.align === 'center'
      ? AlignmentType.CENTER
      : options.align === 'right'
        ? AlignmentType.RIGHT
        : AlignmentType.LEFT
  return new TableCell({
    columnSpan: options.span,
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { top: 36, bottom: 36, left: options.narrow ? 30 : 90, right: options.narrow ? 30 : 90 },
    ...(options.shaded && { shading: { type: ShadingType.CLEAR, color: 'auto', fill: TINT } }),
    ...(options.borders && { borders: options.borders }),
    children: lines.map((runs) => new Paragraph({ alignment, children: [...runs] })),
  })
}

function headingRow(text: string): TableRow {
  return new TableRow({
    cantSplit: true,
    children: [
      cell([[sans(text, 20, { bold: true, color: BRAND_DEEP })]], {
        span: GRID,
        borders: { top: OUTER, bottom: edge(4, BRAND) },
      }),
    ],
  })
}

function barOf({ title, when, how }: Extract<Block, { kind: 'card' }>): TableRow {
  return new TableRow({
    cantSplit: true,
    children: [
      cell([[sans(title, 19, { bold: true, color: BRAND_DEEP }), sans(`　${when}`, 19)]], {
        span: GRID / 2,
        shaded: true,
        borders: { bottom: edge(4, BRAND), right: NONE },
      }),
      cell([[sans(how, 19)]], {
        span: GRID / 2,
        shaded: true,
        align: 'right',
        borders: { bottom: edge(4, BRAND), left: NONE },
      }),
    ],
  })
}

function rowOf(row: Row): TableRow {
  if ('heading' in row) return headingRow(row.heading)
  const valueSpan = GRID / row.fields.length - LABEL_SPAN
  return new TableRow({
    cantSplit: true,
    children: row.fields.flatMap((field) => fieldCells(field, valueSpan)),
  })
}

function fieldCells({ label, value }: Field, span: number): TableCell[] {
  return [
    cell([[sans(spread(label), 18)]], { span: LABEL_SPAN, shaded: true, narrow: true, align: 'center' }),
    cell(linesOf(value), { span }),
  ]
}

function linesOf(value: Value): TextRun[][] {
  if (typeof value === 'string') return value.split('\n').map((line) => [run(line)])
  if ('choices' in value)
    return [value.choices.map(({ text, on }) => sans(`${on ? '■' : '□'} ${text}　`, 19, { bold: on }))]
  if ('blank' in value) return Array.from({ length: value.blank }, () => [run(' ')])
  return value.length === 0 ? [[run(' ')]] : value.map((line) => [run(line)])
}

function tableOf({ heading, columns, rows, empty }: Extract<Block, { kind: 'table' }>): Table {
  const total = columns.reduce((sum, column) => sum + column.width, 0)
  const widths = columns.map((column) => Math.round((column.width / total) * WIDTH))
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ title }) =>
      cell([[sans(title, 18)]], { span: 1, shaded: true, align: 'center' }),
    ),
  })
  const body =
    rows.length === 0
      ? [
          new TableRow({
            children: [cell([[run(empty, { color: INK_SOFT })]], { span: columns.length, align: 'center' })],
          }),
        ]
      : rows.map(
          (row) =>
            new TableRow({
              cantSplit: true,
              children: row.map((text, index) =>
                cell(
                  text.split('\n').map((line) => [run(line, { size: 19 })]),
                  { span: 1, align: columns[index]?.align ?? 'left' },
                ),
              ),
            }),
        )
  const title =
    heading === null
      ? []
      : [
          new TableRow({
            tableHeader: true,
            cantSplit: true,
            children: [
              cell([[sans(heading, 20, { bold: true, color: BRAND_DEEP })]], {
                span: columns.length,
                borders: { bottom: edge(4, BRAND) },
              }),
            ],
          }),
        ]
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    borders: {
      top: OUTER,
      bottom: OUTER,
      left: OUTER,
      right: OUTER,
      insideHorizontal: INNER,
      insideVertical: INNER,
    },
    rows: [...title, ...(columns.some((column) => column.title !== '') ? [head] : []), ...body],
  })
}

function noteOf(text: string): Paragraph {
  return new Paragraph({ children: [sans(text, 17, { color: INK_SOFT })] })
}

function signOf({ boxes }: Extract<Block, { kind: 'sign' }>): Table {
  const bare = { top: NONE, bottom: NONE, left: NONE, right: NONE }
  const line = (words: (box: (typeof boxes)[number]) => TextRun, bottom: typeof OUTER | typeof NONE = NONE) =>
    new TableRow({
      cantSplit: true,
      children: boxes.flatMap((box) => [
        cell([[words(box)]], { span: 1, borders: { ...bare, bottom } }),
        cell([[]], { span: 1, borders: bare }),
      ]),
    })
  const share = WIDTH / boxes.length
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: boxes.flatMap(() => [Math.floor(share * 0.85), Math.floor(share * 0.15)]),
    borders: { ...bare, insideHorizontal: NONE, insideVertical: NONE },
    rows: [
      line((box) => sans(box.label, 19)),
      line((box) => run(box.name === '' ? ' ' : box.name, { bold: true, size: 28 }), edge(6, INK)),
      line((box) => sans(box.small === '' ? ' ' : box.small, 16, { color: INK_SOFT })),
    ],
  })
}
