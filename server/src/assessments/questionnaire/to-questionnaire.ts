import type { Flag, Instrument, InstrumentItem } from '@quancheng/contract/content/instrument.ts'
import type { Texts } from '@quancheng/contract/content/texts.ts'
import {
  ALARM,
  BAND,
  CALCULATED,
  DECIMAL_PLACES,
  ENABLE_WHEN_EXPRESSION,
  HIDDEN,
  HIGHER_IS,
  type Json,
  MAX_VALUE,
  MIN_VALUE,
  ORDINAL,
  questionnaireUrl,
  scoreLinkId,
  TRANSLATION,
} from '@quancheng/contract/questionnaire/fhir-names.ts'
import { askedWhen, scoreExpression } from '@quancheng/contract/questionnaire/score-expression.ts'
import type { AskCondition } from '@quancheng/rules/scoring-answers.ts'

/**
 * An instrument as a FHIR R4 Questionnaire with scoring by Structured Data Capture. Bands and alarms travel in extensions
 * of our own, as FHIR has no words for them; cut-offs stay here.
 */
export function toQuestionnaire(instrument: Instrument, origin: string): Json {
  const { id, version, name, shortName, purpose, instruction, flags } = instrument
  return {
    resourceType: 'Questionnaire',
    language: 'zh-CN',
    ...(flags.length > 0 && { extension: flags.map(alarm) }),
    url: questionnaireUrl(origin, id),
    version,
    name: machineName(id),
    ...said('title', { zh: `${shortName.zh} ${name.zh}`, en: `${shortName.en} ${name.en}` }),
    status: 'active',
    subjectType: ['Patient'],
    ...said('description', purpose),
    copyright: copyrightOf(instrument),
    item: [
      { linkId: 'words/instruction', type: 'display', ...said('text', instruction) },
      ...inSections(instrument),
      ...instrument.scales.map((scale) => ({
        linkId: scoreLinkId(scale.id),
        type: 'decimal',
        readOnly: true,
        ...said('text', scale.name),
        extension: [
          { url: HIDDEN, valueBoolean: true },
          {
            url: CALCULATED,
            valueExpression: { language: 'text/fhirpath', expression: scoreExpression(instrument, scale) },
          },
          { url: HIGHER_IS, valueCode: scale.higherIs },
          ...scale.bands.map(band),
        ],
      })),
    ],
  }
}

function band({ key, from, to, level, name }: Instrument['scales'][number]['bands'][number]): Json {
  return {
    url: BAND,
    extension: [
      { url: 'key', valueCode: key },
      { url: 'from', valueDecimal: from },
      { url: 'to', valueDecimal: to },
      { url: 'level', valueInteger: level },
      { url: 'name', ...said('valueString', name) },
    ],
  }
}

/** What it looks at is named by link id, a score like a question. */
function alarm({ code, on, atLeast, atMost, severity, action, outranks, text }: Flag): Json {
  const looked = 'scale' in on ? [scoreLinkId(on.scale)] : 'items' in on ? on.items : [on.item]
  return {
    url: ALARM,
    extension: [
      { url: 'code', valueCode: code },
      ...looked.map((linkId) => ({ url: 'on', valueString: linkId })),
      ...('chosen' in on ? [{ url: 'chosen', valueCode: on.chosen }] : []),
      ...(atLeast === null ? [] : [{ url: 'atLeast', valueDecimal: atLeast }]),
      ...(atMost === null ? [] : [{ url: 'atMost', valueDecimal: atMost }]),
      { url: 'severity', valueCode: severity },
      { url: 'action', valueCode: action },
      ...outranks.map((lower) => ({ url: 'outranks', valueCode: lower })),
      { url: 'text', ...said('valueString', text) },
    ],
  }
}

/** A name a machine can use as an identifier: “phq-9” is Phq9. */
function machineName(id: string): string {
  return id
    .split('-')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('')
}

/** Whoever receives it must see by what right it is used, and which words are nobody's official ones. */
function copyrightOf({ licence, source, wordings, officialWording }: Instrument): string {
  const words = (['zh', 'en'] as const).map(
    (language) =>
      `${language}: ${wordings[language].status} (official words: ${officialWording[language]}), ${wordings[language].source}`,
  )
  return [licence, `Source: ${source}`, `Words: ${words.join('; ')}`].join('\n\n')
}

/** Chinese in the element, English beside it as its translation. */
function said(element: string, { zh, en }: Texts): Json {
  if (zh === en) return { [element]: zh }
  const translation = [
    { url: 'lang', valueCode: 'en' },
    { url: 'content', valueString: en },
  ]
  return { [element]: zh, [`_${element}`]: { extension: [{ url: TRANSLATION, extension: translation }] } }
}

/** Questions that stand together under one heading become a group; the order stays the paper's. */
function inSections(instrument: Instrument): Json[] {
  const found: { readonly section: string | null; readonly items: Json[] }[] = []
  instrument.items.forEach((item, index) => {
    const open = found.at(-1)
    const written = question(instrument, item, index)
    if (open && open.section === item.section) open.items.push(written)
    else found.push({ section: item.section, items: [written] })
  })
  return found.flatMap(({ section, items }, index) => {
    const named = instrument.sections.find((one) => one.id === section)
    if (!named) return items
    return [
      { linkId: `section/${named.id}/${index}`, type: 'group', ...said('text', named.name), item: items },
    ]
  })
}

function question(instrument: Instrument, item: InstrumentItem, index: number): Json {
  const { id, label, text, required } = item
  return {
    linkId: id,
    prefix: label ?? String(index + 1),
    ...said('text', text),
    required,
    ...answersOf(item),
    ...condition(instrument, item),
  }
}

function answersOf(item: InstrumentItem): Json {
  switch (item.kind) {
    case 'text':
      return { type: 'text' }
    case 'choice':
      return {
        type: 'choice',
        answerOption: item.options.map(({ value, text }) => ({
          extension: [{ url: ORDINAL, valueDecimal: value }],
          valueCoding: { code: String(value), ...said('display', text) },
        })),
      }
    case 'several':
      return {
        type: 'choice',
        repeats: true,
        answerOption: item.options.map(({ value, text }) => ({
          valueCoding: { code: value, ...said('display', text) },
        })),
      }
    case 'number': {
      const isWhole = isWholeNumber(item)
      const kind = isWhole ? 'valueInteger' : 'valueDecimal'
      const places = String(item.step).split('.')[1]?.length ?? 0
      return {
        type: isWhole ? 'integer' : 'decimal',
        extension: [
          { url: MIN_VALUE, [kind]: item.min },
          { url: MAX_VALUE, [kind]: item.max },
          ...(isWhole ? [] : [{ url: DECIMAL_PLACES, valueInteger: places }]),
        ],
      }
    }
  }
}

export function isWholeNumber({ min, step }: { readonly min: number; readonly step: number }): boolean {
  return Number.isInteger(min) && Number.isInteger(step)
}

/** `enableWhen` where it can say it; where it cannot (how many were ticked), the expression of Structured Data Capture. */
function condition({ items }: Instrument, item: InstrumentItem): Json {
  if (item.askIf === null) return {}
  const { any } = item.askIf
  const when = any.map((one) => enableWhen(items, one))
  if (when.some((one) => one === null))
    return {
      extension: [
        {
          url: ENABLE_WHEN_EXPRESSION,
          valueExpression: { language: 'text/fhirpath', expression: askedWhen(items, any) },
        },
      ],
    }
  const enabled = when.flatMap((one) => one ?? [])
  return { enableWhen: enabled, ...(enabled.length > 1 && { enableBehavior: 'any' }) }
}

function enableWhen(items: readonly InstrumentItem[], given: AskCondition): Json[] | null {
  const item = items.find(({ id }) => id === given.item)
  const isCode = (code: string | number) => ({
    question: given.item,
    operator: '=',
    answerCoding: { code: String(code) },
  })
  if ('chosen' in given) return [isCode(given.chosen)]
  if (item?.kind === 'choice') {
    const met = item.options.filter(({ value }) =>
      'equals' in given ? value === given.equals : value >= given.atLeast,
    )
    return met.map(({ value }) => isCode(value))
  }
  if (item?.kind !== 'number') return null
  const [operator, number] = 'equals' in given ? ['=', given.equals] : ['>=', given.atLeast]
  const kind = isWholeNumber(item) ? 'answerInteger' : 'answerDecimal'
  return [{ question: given.item, operator, [kind]: number }]
}
