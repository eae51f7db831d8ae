import { createRequire } from 'node:module'
import type { SummaryBody } from '@quancheng/contract/summaries.ts'
import { expect, test } from 'vitest'
import { cdaDocument } from './public.ts'

/** A strict XML parser of another project, which the reading of workbooks has brought. */
interface Parser {
  on(event: 'opentag', hear: (tag: { name: string; attributes: Record<string, string> }) => void): void
  on(event: 'text' | 'comment', hear: (text: string) => void): void
  on(event: 'closetag', hear: () => void): void
  on(event: 'error', hear: (error: Error) => void): void
  write(text: string): Parser
  close(): void
}
const { SaxesParser } = createRequire(import.meta.resolve('exceljs'))('saxes') as {
  readonly SaxesParser: new () => Parser
}

/** Every element as its path with its attributes, and every text under its path. */
function read(xml: string) {
  const path: string[] = []
  const tags = new Map<string, Record<string, string>[]>()
  const texts = new Map<string, string[]>()
  let remark = ''
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    path.push(name)
    const key = path.join('/')
    tags.set(key, [...(tags.get(key) ?? []), { ...attributes }])
  })
  parser.on('closetag', () => path.pop())
  parser.on('text', (text) => texts.set(path.join('/'), [...(texts.get(path.join('/')) ?? []), text]))
  parser.on('comment', (text) => {
    remark += text
  })
  parser.on('error', (error) => {
    throw error
  })
  parser.write(xml).close()
  const under = (key: string) => `ClinicalDocument/${key}`
  return {
    remark,
    tag: (key: string) => tags.get(under(key)) ?? [],
    text: (key: string) => texts.get(under(key)) ?? [],
    order: [...tags.keys()].filter((key) => key.split('/').length === 2).map((key) => key.split('/')[1]),
  }
}

const BODY: SummaryBody = {
  title: '医务社会工作小结',
  institution: '示例综合医院',
  caseNumber: '2026-0001',
  client: { name: '周桂英', sex: 2, birthDate: '1980-06-01' },
  stay: {
    visitNumber: 'V-77',
    issuer: 'SZ',
    class: 'inpatient',
    department: '神经内科',
    departmentCode: 'SN',
    bed: '12',
    admittedAt: '2026-01-02T01:00:00.000Z',
  },
  worker: { id: '019b0000-0000-7000-8000-000000000001', name: '林若溪', title: '医务社工' },
  contact: '8123',
  note: '押金 < 2 万 & "在筹"\u0007\uD800',
  course: null,
  parts: [
    { code: 'reason', title: '求助原因', lines: ['钱用完了'] },
    { code: 'discharge', title: '出院与随访约定', lines: ['2026-01-20 电话随访'] },
  ],
}
const given = {
  id: 'b',
  setId: 'case',
  version: 2,
  replaces: 'a',
  signedAt: new Date('2026-01-05T01:00:00Z'),
  body: BODY,
  numbers: ['M-100'],
}

test.each([
  ['consult', '2.16.156.10011.2.1.1.65', 'C0045'],
  ['discharge', '2.16.156.10011.2.1.1.45', 'C0025'],
] as const)(
  'a %s is shaped on its part of WS/T 500 and says that no part is for social work',
  (part, template, code) => {
    const document = read(cdaDocument({ ...given, part }))
    expect(document.remark).toContain('WS/T 500 没有医务社会工作的部分')
    expect(document.text('title')[0]).toContain('WS/T 500 没有医务社会工作的部分')
    expect(document.tag('realmCode')).toEqual([{ code: 'CN' }])
    expect(document.tag('typeId')).toEqual([{ root: '2.16.840.1.113883.1.3', extension: 'POCD_MT000040' }])
    expect(document.tag('templateId')).toEqual([{ root: template }])
    expect(document.tag('code')).toMatchObject([{ code, codeSystem: '2.16.156.10011.2.4' }])
    expect(document.tag('languageCode')).toEqual([{ code: 'zh-CN' }])
    expect(document.tag('confidentialityCode')).toMatchObject([{ codeSystem: '2.16.840.1.113883.5.25' }])
  },
)

test('elements stand in the order of the CDA schema, and a new version names the one before', () => {
  const document = read(cdaDocument({ ...given, part: 'consult' }))
  expect(document.order).toEqual([
    'realmCode',
    'typeId',
    'templateId',
    'id',
    'code',
    'title',
    'effectiveTime',
    'confidentialityCode',
    'languageCode',
    'setId',
    'versionNumber',
    'recordTarget',
    'author',
    'custodian',
    'legalAuthenticator',
    'relatedDocument',
    'componentOf',
    'component',
  ])
  expect(document.tag('effectiveTime')).toEqual([{ value: '20260105090000' }])
  expect(document.tag('relatedDocument/parentDocument/id')).toMatchObject([{ extension: 'a' }])
  expect(document.tag('recordTarget/patientRole/id')).toEqual([
    { root: '2.16.156.10011.1.12', extension: 'V-77' },
    { root: '2.16.156.10011.1.13', extension: 'M-100' },
  ])
  expect(document.tag('recordTarget/patientRole/patient/age')).toEqual([{ unit: '岁', value: '45' }])
})

test('what people typed arrives as they typed it, whatever signs it holds', () => {
  const document = read(cdaDocument({ ...given, part: 'consult' }))
  const section = 'component/structuredBody/component/section'
  expect(document.text(`${section}/title`)).toEqual([
    '求助原因',
    '出院与随访约定',
    '给病区的话',
    '社工联系方式',
  ])
  expect(document.text(`${section}/text/paragraph`).join('')).toContain('押金 < 2 万 & "在筹"')
  const first = read(cdaDocument({ ...given, part: 'discharge' })).text(`${section}/title`)[0]
  expect(first, 'a discharge plan begins with what was agreed').toBe('出院与随访约定')
})
