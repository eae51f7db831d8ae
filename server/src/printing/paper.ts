/** A paper as both printers read it: what stands where, without a word about ink. */

export interface Choice {
  readonly text: string
  readonly on: boolean
}

/** What stands in one field: words, lines of words, boxes of which some are ticked, or lines left for the pen. */
export type Value =
  | string
  | readonly string[]
  | { readonly choices: readonly Choice[] }
  | { readonly blank: number }

export interface Field {
  readonly label: string
  readonly value: Value
}

/** A line of a form: a heading across it, or one, two or three fields side by side. */
export type Row = { readonly heading: string } | { readonly fields: readonly Field[] }

export interface Column {
  readonly title: string
  /** share of the width */
  readonly width: number
  readonly align?: 'left' | 'center' | 'right'
}

/** Where one instrument's scores lie between its lowest and highest, over its bands. */
export interface ScaleLine {
  readonly name: string
  readonly lowest: number
  readonly highest: number
  readonly bands: readonly { readonly from: number; readonly to: number; readonly level: number }[]
  readonly points: readonly number[]
  /** the same in words */
  readonly text: string
}

export type Block =
  | { readonly kind: 'form'; readonly rows: readonly Row[] }
  | {
      readonly kind: 'card'
      readonly title: string
      readonly when: string
      readonly how: string
      readonly rows: readonly Row[]
    }
  | {
      readonly kind: 'table'
      readonly heading: string | null
      readonly columns: readonly Column[]
      readonly rows: readonly (readonly string[])[]
      /** said in place of rows when there are none */
      readonly empty: string
    }
  | {
      readonly kind: 'scales'
      readonly heading: string
      readonly lines: readonly ScaleLine[]
      readonly note: string
    }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'words'; readonly paragraphs: readonly string[] }
  | {
      readonly kind: 'picture'
      readonly heading: string
      /** drawn with its own width and height in the view box */
      readonly svg: string
      readonly width: number
      readonly height: number
      readonly note: string
    }
  | {
      readonly kind: 'contents'
      /** of number, form, mark, entries and page */
      readonly titles: readonly [string, string, string, string, string]
      readonly lines: readonly ContentsLine[]
    }
  | {
      readonly kind: 'sign'
      readonly boxes: readonly { readonly label: string; readonly name: string; readonly small: string }[]
    }

/** A line of the table of contents; what is not in the paper has no page. */
export interface ContentsLine {
  readonly id: string
  readonly title: string
  readonly mark: string
  readonly entries: string
  readonly isThere: boolean
}

/** One form with its name at the head; it begins on a new page. */
export interface Sheet {
  readonly id: string
  readonly title: string
  readonly meta: readonly Field[]
  /** how many entries it holds; null for a form that is always one */
  readonly entries: number | null
  readonly blocks: readonly Block[]
}

export interface Paper {
  /** as it stands small above each title */
  readonly institution: string
  readonly title: string
  readonly number: string
  readonly sheets: readonly Sheet[]
  /** the first sheet is set as a cover */
  readonly hasCover: boolean
  /** left in the foot of every page, line by line */
  readonly foot: readonly string[]
  /** `{page}` and `{pages}` are replaced on each page */
  readonly pageText: string
  /** document properties */
  readonly language: 'zh-CN' | 'en'
}

/** Every character of a paper, for fonts that carry no more than it needs. */
export function charactersOf(paper: Paper): string {
  return [...new Set(`${JSON.stringify(paper)}0123456789□■○●→·　`)].join('')
}
