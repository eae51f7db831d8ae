import { fileURLToPath } from 'node:url'
import type { Instrument } from '@quancheng/contract/content/instrument.ts'
import { ownInstrument, saidByFile } from '@quancheng/contract/own-instrument.ts'
import { CALCULATED, type Json } from '@quancheng/contract/questionnaire/fhir-names.ts'
import { readQuestionnaire } from '@quancheng/contract/questionnaire/read.ts'
import { scoreExpression } from '@quancheng/contract/questionnaire/score-expression.ts'
import { score } from '@quancheng/rules/scoring.ts'
import { type Answers, askedAnswers } from '@quancheng/rules/scoring-answers.ts'
import fhirpath from 'fhirpath'
import r4 from 'fhirpath/fhir-context/r4'
import { expect, test } from 'vitest'
import { loadContent } from '../../content/load.ts'
import { toQuestionnaire } from './to-questionnaire.ts'
import { toResponse } from './to-response.ts'

const ORIGIN = 'https://hospital.example'
const { instruments } = loadContent(fileURLToPath(new URL('../../../../content', import.meta.url)))
const all = [...instruments.values()]

const known = (id: string): Instrument => {
  const found = instruments.get(id)
  if (!found) throw new Error(`${id} does not ship`)
  return found
}

/** The scores another program reads out of what we export: the answers only, none of our totals. */
function scoredElsewhere(instrument: Instrument, answers: Answers): Record<string, number | null> {
  const kept = askedAnswers(instrument.items, answers)
  const taken = { version: instrument.version, takenAt: '2026-03-02T08:00:00Z', voided: false, scores: {} }
  const response = toResponse(instrument, { ...taken, answers: kept }, 'somebody', ORIGIN)
  const items = toQuestionnaire(instrument, ORIGIN).item as readonly Json[]
  return Object.fromEntries(
    items.flatMap((item) => {
      const extensions = (item.extension ?? []) as readonly Json[]
      const written = extensions.find(({ url }) => url === CALCULATED)?.valueExpression as Json | undefined
      if (!written) return []
      const [value = null] = fhirpath.evaluate(
        response,
        String(written.expression),
        { resource: response },
        r4,
        { async: false },
      )
      const number = value === null ? null : Math.round(Number(value) * 1000) / 1000
      return [[String(item.linkId).replace('score/', ''), number]]
    }),
  )
}

test.each(all.map((one) => [one.id, one] as const))(
  'another program that reads our %s comes to our scores',
  (_, instrument) => {
    for (const { says, answers } of instrument.examples)
      expect([says, scoredElsewhere(instrument, answers)]).toEqual([
        says,
        score(instrument, askedAnswers(instrument.items, answers)).scores,
      ])
  },
)

test('also where items count the other way round, may be missing, or are filled with the mean', () => {
  const phq = known('phq-9')
  const [main] = phq.scales
  if (!main) throw new Error('PHQ-9 has a scale')
  const ids = phq.items.map(({ id }) => id)
  const variants = (['sum', 'max', 'count'] as const).flatMap((method) =>
    (['nothing', 'mean'] as const).map((fill) => ({
      ...main,
      method,
      reverse: ids.slice(2, 5),
      multiplier: 2.5,
      missing: { atMost: 3, fill },
    })),
  )
  const sheets = [
    ids.map((_, index) => index % 4),
    ids.map((_, index) => (index % 3 === 0 ? null : (index * 2) % 4)),
    ids.map((_, index) => (index < 4 ? null : 3)),
    ids.map(() => 0),
  ]
  for (const scale of variants)
    for (const sheet of sheets) {
      const instrument = { ...phq, scales: [scale] }
      const answers = Object.fromEntries(ids.map((id, index) => [id, sheet[index] ?? null]))
      expect(scoredElsewhere(instrument, answers)).toEqual(score(instrument, answers).scores)
    }
  expect(scoreExpression(phq, main)).toContain('.weight()')
})

test('every question keeps its Chinese and its English, and every choice its weight', () => {
  const { item } = toQuestionnaire(known('gad-7'), ORIGIN)
  const [, first] = item as readonly Json[]
  expect(first).toMatchObject({
    linkId: 'q1',
    type: 'choice',
    required: true,
    text: '感觉紧张、焦虑或急切',
    _text: {
      extension: [{ extension: [{ valueCode: 'en' }, { valueString: expect.stringMatching(/nervous/i) }] }],
    },
  })
  expect(((first?.answerOption ?? []) as readonly Json[]).map(({ extension }) => extension)).toEqual(
    [0, 1, 2, 3].map((valueDecimal) => [
      { url: 'http://hl7.org/fhir/StructureDefinition/ordinalValue', valueDecimal },
    ]),
  )
})

test('a question that waits for another says so', () => {
  const { item } = toQuestionnaire(known('c-ssrs-screener'), ORIGIN)
  expect((item as readonly Json[]).find(({ linkId }) => linkId === 'q3')).toMatchObject({
    enableWhen: [{ question: 'q2', operator: '=', answerCoding: { code: expect.any(String) } }],
  })
})

test('no two entries of a questionnaire share a name', () => {
  const names = (items: readonly Json[]): unknown[] =>
    items.flatMap(({ linkId, item }) => [linkId, ...names((item ?? []) as readonly Json[])])
  for (const one of all) {
    const given = names(toQuestionnaire(one, ORIGIN).item as readonly Json[])
    expect(new Set(given).size).toBe(given.length)
  }
})

test.each(all.map((one) => [one.id, one] as const))(
  'our %s comes back as it went: its questions, their weights, what they wait for, and its scores',
  (_, instrument) => {
    const { items, scales, remarks } = readQuestionnaire(JSON.stringify(toQuestionnaire(instrument, ORIGIN)))
    expect(remarks.filter(({ isProblem }) => isProblem)).toEqual([])
    const plain = ({ id, kind, required, text, options, askIf }: Readonly<Record<string, unknown>>) => ({
      id,
      kind,
      required,
      text,
      options,
      isAskedAlways: askIf === null,
    })
    expect(items.map(plain)).toEqual(instrument.items.map(plain))
    expect(
      scales.map(({ id, method, multiplier, missing }) => ({ id, method, multiplier, missing })),
    ).toEqual(
      instrument.scales.map(({ id, method, multiplier, missing }) => ({ id, method, multiplier, missing })),
    )
    for (const { says, answers } of instrument.examples) {
      const again = score(
        { ...instrument, items, scales: scales.map((one) => ({ ...one, bands: [] })) },
        answers,
      )
      expect([says, again.scores]).toEqual([says, score(instrument, answers).scores])
    }
  },
)

test.each(all.map((one) => [one.id, one] as const))(
  'the bands and alarms of our %s come back as they went, and it can be brought in with them',
  (_, instrument) => {
    const read = readQuestionnaire(JSON.stringify(toQuestionnaire(instrument, ORIGIN)))
    const made = ownInstrument('own-again', read, {
      version: '1',
      permittedBy: '版权方',
      reference: '授权书 1 号',
      isForPatients: false,
      sumOfAll: false,
      mainScale: null,
      scales: saidByFile(read),
      alarms: [],
      examples: [],
    })
    if (!('instrument' in made)) throw new Error(JSON.stringify(made.problems))
    const graded = ({ scales, flags }: Instrument) => ({
      scales: scales.map(({ id, higherIs, bands }) => ({ id, higherIs, bands })),
      flags,
    })
    expect(graded(made.instrument)).toEqual(graded(instrument))
    for (const { says, answers } of instrument.examples) {
      const [there, here] = [score(made.instrument, answers), score(instrument, answers)]
      expect([says, there.bands, there.flags]).toEqual([says, here.bands, here.flags])
    }
  },
)
