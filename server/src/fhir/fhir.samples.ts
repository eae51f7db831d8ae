import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { indexStructureDefinitionBundle, validateResource } from '@medplum/core'
import { expect, test } from 'vitest'
import {
  capabilities,
  carePlan,
  documentReference,
  outcome,
  patient,
  type SignedSummary,
  searchset,
  sentDocument,
} from './public.ts'

indexStructureDefinitionBundle(
  JSON.parse(
    readFileSync(join(process.env.QUANCHENG_SAMPLES ?? '', 'fhir-r4', 'r4-compact-definitions.json'), 'utf8'),
  ),
)

type Resource = Parameters<typeof validateResource>[0]

const SUMMARY: SignedSummary = {
  id: '019b8bab-0680-764f-ba62-b1530ad5c2f5',
  caseId: '019b8bab-0680-764f-ba62-b1530ad5c2f6',
  clientId: '019b8bab-0680-764f-ba62-b1530ad5c2f7',
  version: 2,
  signedAt: new Date('2026-01-05T01:00:00Z'),
  replaces: '019b8bab-0680-764f-ba62-b1530ad5c2f8',
  isReplaced: false,
  isCaseOpen: true,
  numbers: [{ issuer: '示例综合医院', value: 'M-100' }],
  body: {
    title: '医务社会工作小结',
    institution: '示例综合医院',
    caseNumber: '2026-0001',
    client: { name: '周桂英', sex: 2, birthDate: '1980-06-01' },
    stay: null,
    worker: { id: '019b8bab-0680-764f-ba62-b1530ad5c2f9', name: '林若溪', title: '医务社工' },
    contact: '8123',
    note: null,
    parts: [{ code: 'goals', title: '目标', lines: ['补上押金缺口（进行中）'] }],
    course: {
      goals: [
        { text: '补上押金缺口', state: 'open' },
        { text: '睡得着', state: 'partly-achieved' },
      ],
      actions: [
        { text: '联系慈善总会（林若溪）', goal: '补上押金缺口', state: 'open', started: true },
        { text: '请志愿者陪护', goal: '有人陪', state: 'dropped', started: false },
      ],
    },
  },
}

test.each([
  ['a patient', patient(SUMMARY)],
  ['a document', documentReference(SUMMARY)],
  ['a document as it is sent', sentDocument(SUMMARY, true)],
  ['a plan', carePlan(SUMMARY)],
  ['a plan of before states were kept', carePlan({ ...SUMMARY, body: { ...SUMMARY.body, course: null } })],
  ['an answer to a search', searchset('https://hospital.example/fhir/Patient', [patient(SUMMARY)])],
  ['what the door does', capabilities(SUMMARY.signedAt)],
  ['a no', outcome('not-found', 'nobody')],
])('%s is FHIR R4 by somebody else’s measure', (_, resource) => {
  expect(validateResource(resource as unknown as Resource)).toEqual([])
})

test('the measure notices a document that is none', () => {
  const broken = { ...documentReference(SUMMARY), status: 7, colour: 'red' }
  expect(() => validateResource(broken as unknown as Resource)).toThrow()
})
