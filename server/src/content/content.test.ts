import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { nextStep, stepsFor } from '@quancheng/rules/course.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { getMapping } from './hl7v2-mapping.ts'
import { BrokenContent, loadContent } from './load.ts'

const shipped = fileURLToPath(new URL('../../../content', import.meta.url))
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'content-'))
  cpSync(shipped, folder, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function change(file: string, from: string, to: string) {
  const before = readFileSync(join(folder, file), 'utf8')
  expect(before).toContain(from)
  writeFileSync(join(folder, file), before.replace(from, to))
}

function complaint(): string {
  try {
    loadContent(folder)
    return ''
  } catch (error) {
    if (error instanceof BrokenContent) return error.message
    throw error
  }
}

test('the shipped content is whole: packs, instruments, deadlines, codes and consents are found', () => {
  const content = loadContent(folder)
  expect(content.findPack('jiangsu-tjssg-001-2020')?.designation).toBe('T/JSSG 001-2020')
  expect(content.findInstrument('phq-9')?.items).toHaveLength(9)
  expect(content.findCode('relations-gb4761', '52')?.name.zh).toBe('母亲')
  expect(content.codes.get('relations-gb4761')?.codes).toHaveLength(84)
  expect(content.deadlines.recordLateAfterMinutes).toBe(1_440)
  expect(content.findConsentText('share')?.version).toBe('1')
  expect(content.findPack('nowhere')).toBeNull()
  expect(content.findConsentText('share', '99')).toBeNull()
})

test('a case in Shenzhen is supported on the ward before its plan is made, one in Jiangsu after', () => {
  const content = loadContent(folder)
  const stages = (code: string) => {
    const pack = content.findPack(code)
    return pack ? stepsFor(pack.course, 'complex').map((step) => step.name.zh) : []
  }
  expect(stages('jiangsu-tjssg-001-2020')).toEqual(['接案', '预估', '计划', '介入', '评估', '结案', '随访'])
  expect(stages('shenzhen-db4403t-214-2021')).toEqual([
    '入院告知',
    '入院评估',
    '住院支持',
    '诊疗计划制定',
    '计划实施与效果评估',
    '结案',
    '出院随访',
  ])
  const club = content.findPack('tennis-club')
  expect(club && nextStep(club.course, 'complex', 'plan')?.stage).toBe('closure')
})

test('all seven standards can be worked by, and a case nobody named one for goes by Jiangsu’s', () => {
  const packs = [...loadContent(folder).packs.values()]
  expect(packs.filter((pack) => !pack.fictional).map((pack) => pack.designation)).toEqual([
    'DB44/T 2538-2024',
    'DB42/T 2170-2023',
    'T/JSSG 001-2020',
    'DB3304/T 081—2022',
    'DB31/T 1205-2020',
    'DB4403/T 214-2021',
    'T/TFZX 48-2024',
  ])
  expect(packs.find((pack) => pack.isDefault)?.code).toBe('jiangsu-tjssg-001-2020')
})

test.each([
  ['shanghai-db31t-1205-2020', ['预估', '计划制定', '干预实施', '评估与改进']],
  ['jiaxing-db3304t-081-2022', ['接案', '预估', '计划', '介入', '评估', '跟进']],
  ['hubei-db42t-2170-2023', ['建立关系', '需求评估', '制定计划', '服务实施', '服务评估', '转介服务']],
  ['guangdong-db44t-2538-2024', []],
  ['sichuan-ttfzx-48-2024', []],
])(
  'a case under %s goes by the names its standard is known to use, and by no invented ones',
  (code, names) => {
    const pack = loadContent(folder).findPack(code)
    const steps = pack?.course.steps.filter((step) => step.origin === 'standard') ?? []
    expect(steps.map((step) => step.name.zh)).toEqual(names)
    expect(pack?.course.status).toBe(names.length === 0 ? 'unknown' : 'from-seed')
  },
)

test('a standard that is not public shows its outline, says so, and claims no clause', () => {
  const pack = loadContent(folder).findPack('sichuan-ttfzx-48-2024')
  expect(pack?.fullText.note.zh).toContain('未公开')
  expect(pack?.outline.items).toHaveLength(6)
  expect([pack?.principles, pack?.serviceItems, pack?.methods].map((part) => part?.status)).toEqual([
    'unknown',
    'unknown',
    'unknown',
  ])
  expect(Object.values(pack?.parameters ?? {}).map(({ value }) => value)).not.toContainEqual(
    expect.anything(),
  )
})

test('what nobody has set stays unset: the follow-up rules of a pack and its unknown parameters', () => {
  const content = loadContent(folder)
  const club = content.findPack('tennis-club')
  expect(club?.followUp.afterClosureDays.value).toBeNull()
  expect(club && content.followUpRules(club).unreachableAfterAttempts).toBe(2)
  expect(content.findPack('jiangsu-tjssg-001-2020')?.parameters.archiveYears).toMatchObject({
    value: null,
    status: 'unknown',
  })
})

test('an older version of a standard stands beside the one in use, under its own name', () => {
  const older = readFileSync(join(folder, 'packs/tennis-club.json'), 'utf8')
  writeFileSync(join(folder, 'packs/tennis-club@1.json'), older)
  expect(complaint()).toContain('is version 1, which packs/tennis-club.json is too')
  change('packs/tennis-club.json', '"version": "1"', '"version": "2"')
  const content = loadContent(folder)
  expect(content.findPack('tennis-club')?.version).toBe('2')
  expect(content.findPack('tennis-club', '1')?.version).toBe('1')
  expect(content.findPack('tennis-club', '3')).toBeNull()
  expect([...content.packs.values()].filter(({ code }) => code === 'tennis-club')).toHaveLength(1)
  writeFileSync(join(folder, 'packs/tennis-club@0.json'), older)
  expect(complaint()).toContain('says tennis-club@1, which is not the file')
})

test('a hospital that keeps its own content is heard by its own tables', () => {
  change('hl7v2/cn-esb.json', '"extends": "default",', '"extends": "default", "note": "ours",')
  expect(complaint()).toContain('content/hl7v2/cn-esb.json')
  change('hl7v2/cn-esb.json', '"note": "ours",', '')
  change('hl7v2/default.json', '"SPO": "10"', '"SPO": "10", "老伴": "10"')
  expect(getMapping(loadContent(folder).hl7Mappings, 'cn-esb').relation.老伴).toBe('10')
})

test('nobody changes content while the house is open', () => {
  const content = loadContent(folder)
  const items = content.findInstrument('phq-9')?.items as unknown as { pop(): unknown }
  expect(() => items.pop()).toThrow(TypeError)
})

test.each<[string, string, string, string, string]>([
  [
    'a wrong score in an example',
    'instruments/phq-9.json',
    '"total": 27',
    '"total": 26',
    'content/instruments/phq-9.json at examples.9.expect.scores',
  ],
  ['bands with a gap', 'instruments/gad-7.json', '"from": 15', '"from": 16', 'examples.6.expect.band'],
  ['bands that overlap', 'instruments/gad-7.json', '"from": 15', '"from": 14', 'overlaps'],
  [
    'a text without its English',
    'instruments/gad-7.json',
    '"en": "Trouble relaxing"',
    '"en": " "',
    'content/instruments/gad-7.json at items.3.text.en',
  ],
  [
    'a value that claims to be unknown',
    'deadlines/default.json',
    '"status": "common"',
    '"status": "unknown"',
    'a parameter is unknown exactly when it has no value',
  ],
  [
    'a screening rule on a scale that is not there',
    'screening/hospital-default.json',
    '"scale": "total"',
    '"scale": "sum"',
    'there is no scale phq-9.sum',
  ],
  [
    'a reason that speaks of what was not asked',
    'screening/hospital-default.json',
    '{age} 岁高龄',
    '{payer} 岁高龄',
    'speaks of {payer}',
  ],
  [
    'a payer nobody knows',
    'screening/hospital-default.json',
    '"self"',
    '"gold"',
    'there is no payer code gold',
  ],
  [
    'a pack that forgets a step',
    'packs/tennis-club.json',
    '"stage": "evaluation"',
    '"stage": "plan"',
    'evaluation must be exactly once a step or a skip',
  ],
  [
    'a second pack for everybody',
    'packs/tennis-club.json',
    '"isDefault": false',
    '"isDefault": true',
    'exactly one pack must be the default, 2 are',
  ],
  [
    'a list of clauses that claims to be unknown',
    'packs/hubei-db42t-2170-2023.json',
    '"status": "from-seed"',
    '"status": "unknown"',
    'a list is unknown exactly when it is empty',
  ],
  [
    'a text without end',
    'instruments/gad-7.json',
    '"zh": "很难放松下来"',
    `"zh": "${'很'.repeat(2001)}"`,
    'content/instruments/gad-7.json at items.3.text.zh',
  ],
  [
    'a hospital’s table that leads to no code of ours',
    'hl7v2/default.json',
    '"S": "10"',
    '"S": "11"',
    'content/hl7v2/default.json at rules.marital.S: there is no marital code 11',
  ],
  [
    'a hospital’s mapping that stands on one that is not there',
    'hl7v2/cn-esb.json',
    '"extends": "default"',
    '"extends": "standard"',
    'content/hl7v2 has no mapping "standard"',
  ],
  ['a code twice', 'codes/sex.json', '"code": "9"', '"code": "0"', 'a code stands here twice'],
  ['a file under another name', 'codes/sex.json', '"id": "sex"', '"id": "gender"', 'says gender'],
  ['no JSON at all', 'codes/sex.json', '{', '', 'content/codes/sex.json: is not JSON'],
  ['a word too many', 'codes/sex.json', '"id"', '"colour": "red", "id"', 'content/codes/sex.json'],
])('%s keeps the house closed, and the sentence says where', (_, file, from, to, says) => {
  change(file, from, to)
  expect(complaint()).toContain(says)
})
