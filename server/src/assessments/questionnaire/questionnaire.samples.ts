import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { indexStructureDefinitionBundle, validateResource } from '@medplum/core'
import { expect, test } from 'vitest'
import { loadContent } from '../../content/load.ts'
import { toQuestionnaire } from './to-questionnaire.ts'
import { toResponse } from './to-response.ts'

const ORIGIN = 'https://hospital.example'
const samples = process.env.QUANCHENG_SAMPLES ?? ''
const { instruments } = loadContent(fileURLToPath(new URL('../../../../content', import.meta.url)))
indexStructureDefinitionBundle(
  JSON.parse(readFileSync(join(samples, 'fhir-r4', 'r4-compact-definitions.json'), 'utf8')),
)

type Resource = Parameters<typeof validateResource>[0]

test.each([...instruments.values()].map((one) => [one.id, one] as const))(
  '%s and each of its worked examples are FHIR R4 by somebody else’s measure',
  (_, instrument) => {
    validateResource(toQuestionnaire(instrument, ORIGIN) as unknown as Resource)
    for (const { answers, expect: expected } of instrument.examples) {
      const taken = { version: instrument.version, takenAt: '2026-03-02T08:00:00Z', voided: false, answers }
      const response = toResponse(instrument, { ...taken, scores: expected.scores }, 'somebody', ORIGIN)
      validateResource(response as unknown as Resource)
    }
  },
)

test('the measure notices a questionnaire that is none', () => {
  const [one] = instruments.values()
  if (!one) throw new Error('no instrument ships')
  const broken = { ...toQuestionnaire(one, ORIGIN), status: 7, colour: 'red' }
  expect(() => validateResource(broken as unknown as Resource)).toThrow()
})
