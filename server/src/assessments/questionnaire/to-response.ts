import type { AssessmentLine } from '@quancheng/contract/assessments.ts'
import type { Instrument, InstrumentItem } from '@quancheng/contract/content/instrument.ts'
import {
  type Json,
  ORDINAL,
  questionnaireUrl,
  scoreLinkId,
} from '@quancheng/contract/questionnaire/fhir-names.ts'
import type { Answer, Answers } from '@quancheng/rules/scoring-answers.ts'
import { isWholeNumber } from './to-questionnaire.ts'

type Taken = Pick<AssessmentLine, 'version' | 'takenAt' | 'scores' | 'voided'> & { readonly answers: Answers }

/**
 * One administration as a FHIR R4 QuestionnaireResponse. Each chosen answer carries its weight, so that a reader needs no
 * second file to add it up; a question that allows several answers and got none stands there without an answer.
 */
export function toResponse(instrument: Instrument, taken: Taken, clientId: string, origin: string): Json {
  return {
    resourceType: 'QuestionnaireResponse',
    language: 'zh-CN',
    questionnaire: `${questionnaireUrl(origin, instrument.id)}|${taken.version}`,
    status: taken.voided ? 'entered-in-error' : 'completed',
    subject: { reference: `Patient/${clientId}` },
    authored: taken.takenAt,
    item: [
      ...inSections(instrument, taken.answers),
      ...instrument.scales.flatMap(({ id, name }) => {
        const value = taken.scores[id] ?? null
        if (value === null) return []
        return [{ linkId: scoreLinkId(id), text: name.zh, answer: [{ valueDecimal: value }] }]
      }),
    ],
  }
}

/** The groups of the questionnaire again: a response stands in the same order and depth. */
function inSections({ items, sections }: Instrument, answers: Answers): Json[] {
  const found: { readonly section: string | null; readonly items: Json[] }[] = []
  for (const item of items) {
    const open = found.at(-1)
    const said = answered(item, answers[item.id] ?? null)
    if (open && open.section === item.section) open.items.push(...said)
    else found.push({ section: item.section, items: said })
  }
  return found.flatMap(({ section, items: inside }, index) => {
    const named = sections.find((one) => one.id === section)
    if (!named || inside.length === 0) return inside
    return [{ linkId: `section/${named.id}/${index}`, text: named.name.zh, item: inside }]
  })
}

function answered(item: InstrumentItem, answer: Answer): Json[] {
  if (answer === null) return []
  const about = { linkId: item.id, text: item.text.zh }
  switch (item.kind) {
    case 'text':
      return answer === '' ? [] : [{ ...about, answer: [{ valueString: answer }] }]
    case 'number':
      return [{ ...about, answer: [{ [isWholeNumber(item) ? 'valueInteger' : 'valueDecimal']: answer }] }]
    case 'choice':
      return [
        {
          ...about,
          answer: item.options
            .filter(({ value }) => value === answer)
            .map(({ value, text }) => ({
              valueCoding: {
                extension: [{ url: ORDINAL, valueDecimal: value }],
                code: String(value),
                display: text.zh,
              },
            })),
        },
      ]
    case 'several': {
      const chosen = item.options.filter(({ value }) => Array.isArray(answer) && answer.includes(value))
      if (chosen.length === 0) return [about]
      return [
        {
          ...about,
          answer: chosen.map(({ value, text }) => ({ valueCoding: { code: value, display: text.zh } })),
        },
      ]
    }
  }
}
