import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadContent } from '../content/load.ts'
import { casePaper, formSheets } from './case-paper.ts'
import { render } from './render.ts'
import { samplePrinting } from './sample-case.ts'

const home = fileURLToPath(new URL('../../..', import.meta.url))
const content = loadContent(join(home, 'content'))
const asked = process.argv.slice(2)

for (const pack of content.packs.values()) {
  if (asked.length > 0 && !asked.includes(pack.code)) continue
  const folder = join(home, 'papers', pack.code)
  mkdirSync(folder, { recursive: true })
  const printing = samplePrinting(content, pack, 'zh-CN')
  for (const [index, { form, sheet }] of formSheets(printing).entries()) {
    const name = `${String(index + 1).padStart(2, '0')} ${sheet.title}.pdf`
    writeFileSync(join(folder, name), await render(casePaper({ ...printing, forms: [form] }), 'pdf'))
  }
  writeFileSync(join(folder, '00 whole.pdf'), await render(casePaper(printing), 'pdf'))
  writeFileSync(join(folder, '00 whole.docx'), await render(casePaper(printing), 'docx'))
  process.stdout.write(`papers/${pack.code}: ${pack.designation}\n`)
}
