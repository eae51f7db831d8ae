import { casePaper, type Printing } from './case-paper.ts'
import { render } from './render.ts'

export interface Printed {
  readonly fileName: string
  readonly type: string
  readonly base64: string
}

const TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

/** A whole case file on A4, as PDF or Word. */
export async function printCase(printing: Printing, as: keyof typeof TYPES): Promise<Printed> {
  const bytes = await render(casePaper(printing), as)
  return { fileName: `${printing.file.number}.${as}`, type: TYPES[as], base64: bytes.toString('base64') }
}
