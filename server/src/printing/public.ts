import type { Form } from '@quancheng/rules/forms.ts'
import { casePaper, formSheets, type Printing } from './case-paper.ts'
import { maskedPaper } from './mask-paper.ts'
import { type PersonPrinting, personPaper } from './person-paper.ts'
import { render } from './render.ts'

export type { PersonPrinting } from './person-paper.ts'
export { printSummary } from './summary-paper.ts'
export { asTable } from './table.ts'
export { type Speech, speak } from './words.ts'

export interface Printed {
  readonly fileName: string
  readonly type: string
  readonly base64: string
}

const TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

/** A whole case file on A4, or the forms asked for, as PDF or Word. */
export async function printCase(
  printing: Printing,
  as: keyof typeof TYPES,
  isMasked: boolean,
): Promise<Printed> {
  const whole = casePaper(printing)
  const paper = isMasked ? maskedPaper(whole, printing) : whole
  const bytes = await render(paper, as)
  const [first, ...more] = paper.sheets
  const name = paper.hasCover
    ? paper.number
    : `${paper.number} ${first?.title ?? ''}${more.length > 0 ? ` +${more.length}` : ''}`
  return { fileName: `${name}.${as}`, type: TYPES[as], base64: bytes.toString('base64') }
}

/** All of one person's file on A4, for the person. */
export async function printPerson(printing: PersonPrinting, as: keyof typeof TYPES): Promise<Printed> {
  const paper = personPaper(printing)
  const bytes = await render(paper, as)
  return {
    fileName: `${printing.client.name} ${paper.title}.${as}`,
    type: TYPES[as],
    base64: bytes.toString('base64'),
  }
}

export interface PrintableForm {
  readonly form: Form
  readonly name: string
  readonly required: boolean
  /** null for a form that is always one */
  readonly entries: number | null
}

/** What can be printed of a case: each form under its name, and how much it holds. */
export function printableForms(printing: Printing): PrintableForm[] {
  return formSheets(printing).map(({ form, required, sheet }) => ({
    form,
    name: sheet.title,
    required,
    entries: sheet.entries,
  }))
}
