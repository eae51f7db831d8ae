import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { loadContent } from '../content/load.ts'
import { casePaper, formSheets } from './case-paper.ts'
import { maskedPaper } from './mask-paper.ts'
import { charactersOf } from './paper.ts'
import { render } from './render.ts'
import { samplePrinting } from './sample-case.ts'

const content = loadContent(fileURLToPath(new URL('../../../content', import.meta.url)))
const packs = [...content.packs.values()].map((pack) => [pack.code, pack] as const)

/** Setting pages is slow work on a machine that is busy. */
const TYPESETTING = 120_000

test.each(packs)(
  'under %s every form carries the standard’s own names, and the whole file is set as PDF',
  async (_, pack) => {
    const printing = samplePrinting(content, pack, 'zh-CN')
    const sheets = formSheets(printing)
    for (const { form, sheet } of sheets) {
      const paper = casePaper({ ...printing, forms: [form] })
      expect(paper.sheets.map(({ title }) => title)).toEqual([sheet.title])
      expect(paper.foot[0]).toContain(pack.designation)
      expect(charactersOf(paper)).toContain('赵')
    }
    const titles = sheets.map(({ sheet }) => sheet.title)
    expect(titles).toContain(pack.paperNames['closure-summary']?.zh)
    expect(titles).toContain(pack.paperNames.plan?.zh)
    const whole = casePaper(printing)
    expect(whole.sheets.map(({ title }) => title).slice(0, 2)).toEqual(['个案档案', '目录'])
    const pdf = (await render(whole, 'pdf')).toString('latin1')
    expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeGreaterThanOrEqual(whole.sheets.length)
  },
  TYPESETTING,
)

test('a form with nothing in it can still be printed to be filled in by hand, and is not in the whole file', () => {
  const [pack] = content.packs.values()
  if (!pack) throw new Error('no pack')
  const printing = samplePrinting(content, pack, 'zh-CN')
  const ids = (paper: ReturnType<typeof casePaper>) => paper.sheets.map(({ id }) => id)
  expect(ids(casePaper(printing))).not.toContain('referral')
  const alone = casePaper({ ...printing, forms: ['referral'] })
  expect(ids(alone)).toEqual(['referral'])
  expect(JSON.stringify(alone)).toContain('受转介单位')
})

test('what nobody has written stays a blank between lines, not a dash that looks like an answer', () => {
  const [pack] = content.packs.values()
  if (!pack) throw new Error('no pack')
  const printing = samplePrinting(content, pack, 'zh-CN')
  const paper = casePaper({ ...printing, file: { ...printing.file, problem: null }, forms: ['intake'] })
  const rows = paper.sheets[0]?.blocks.flatMap((block) => (block.kind === 'form' ? block.rows : [])) ?? []
  const problem = rows
    .flatMap((row) => ('fields' in row ? row.fields : []))
    .find(({ label }) => label === '主要问题')
  expect(problem?.value).toEqual({ blank: 3 })
})

test.each(['zh-CN', 'en'] as const)(
  'must 15: in a masked copy (%s) nobody is named, whether written in the file or only drawn in the family',
  (locale) => {
    const [pack] = content.packs.values()
    if (!pack) throw new Error('no pack')
    const printing = samplePrinting(content, pack, locale)
    const drawn = printing.family?.picture.people.flatMap(({ name }) => name ?? []) ?? []
    const { file, client } = printing
    const names = [client.name, ...drawn, ...file.contacts.map(({ name }) => name)]
    const said = JSON.stringify(maskedPaper(casePaper(printing), printing))
    expect(drawn.length).toBeGreaterThan(file.contacts.length + 1)
    expect(names.filter((name) => said.includes(name))).toEqual([])
  },
)
