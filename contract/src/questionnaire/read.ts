import type { Flag, InstrumentItem } from '../content/instrument.ts'
import type { Texts } from '../content/texts.ts'
import { alarmIn, bandIn, type FileBand, type Named, type Reading } from './bands-and-alarms.ts'
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
  OURS,
  TRANSLATION,
} from './fhir-names.ts'
import { type Entry, type Understood, understand } from './scoring.ts'

/** What is bounded before anything is made of a file from outside. */
export const QUESTIONNAIRE_LIMITS = {
  bytes: 1_000_000,
  items: 300,
  depth: 10,
  options: 30,
  text: 2000,
} as const

/** Something said about a place of the file. A problem keeps the file out; a note says what was not taken over. */
export interface Remark {
  readonly code: RemarkCode
  /** The link id, or a name of an element. */
  readonly place: string
  readonly isProblem: boolean
}

const PROBLEMS = [
  'not-json',
  'too-large',
  'not-a-questionnaire',
  'no-title',
  'too-many-items',
  'too-deep',
  'no-link-id',
  'link-id-twice',
  'text-too-long',
  'no-text',
  'no-options',
  'too-many-options',
  'options-elsewhere',
  'some-weights',
  'same-weight',
  'weight-not-a-number',
  'condition-not-understood',
  'condition-not-earlier',
  'no-questions',
  'extension-unknown',
  'band-not-understood',
  'too-many-bands',
  'alarm-not-understood',
  'alarm-on-nothing',
  'too-many-alarms',
] as const
const NOTES = [
  'kind-as-text',
  'number-without-range',
  'kind-left-out',
  'hidden-left-out',
  'words-left-out',
  'free-text-left-out',
  'no-weights',
  'expression-not-understood',
  'other-expression',
  'one-language',
  'sections-left-out',
  'retired',
] as const
export type RemarkCode = (typeof PROBLEMS)[number] | (typeof NOTES)[number]

export interface ReadScale extends Understood {
  readonly id: string
  readonly name: Texts
  /** Null where the file does not say. */
  readonly higherIs: 'worse' | 'better' | null
  readonly bands: readonly FileBand[]
}

/** What was understood of a Questionnaire. Where `remarks` holds a problem nothing may be made of it. */
export interface ReadQuestionnaire {
  /** By what the same questionnaire is known again in another version. */
  readonly identity: string
  readonly slug: string
  readonly version: string
  readonly title: Texts
  readonly purpose: Texts
  readonly instruction: Texts | null
  readonly copyright: string | null
  readonly sections: readonly { readonly id: string; readonly name: Texts }[]
  readonly items: readonly InstrumentItem[]
  readonly scales: readonly ReadScale[]
  readonly flags: readonly Flag[]
  /** The questions a sum over everything would count: those whose options all carry a weight. */
  readonly weighed: readonly string[]
  readonly remarks: readonly Remark[]
}

const KEY = /^[a-z][a-z0-9-]{0,59}$/
const MOST_WEIGHT = 10_000
const MOST_SECTIONS = 20
const MOST_SCALES = 20
const MOST_BANDS = 12
const MOST_ALARMS = 40
const MOST_REMARKS = 100

/** Reads a FHIR R4 Questionnaire as far as an instrument of ours can say the same; the rest is named by its place. */
export function readQuestionnaire(text: string): ReadQuestionnaire {
  const reader = new Reader()
  const resource = reader.parse(text)
  if (resource) reader.walk(resource)
  return reader.result(resource ?? {})
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isRecord) : []
}

function textOf(value: unknown): string | null {
  if (typeof value !== 'string') return null
  // Invisible controls would only serve to disguise what a text says.
  const plain = value.replace(/[\p{Cc}\p{Bidi_Control}]/gu, (sign) => (sign === '\n' ? '\n' : ' ')).trim()
  return plain === '' ? null : plain
}

const extensionOf = (of: Json, url: string) => listOf(of.extension).find((one) => one.url === url)

const VALUES = ['valueCoding', 'valueInteger', 'valueString', 'valueDate', 'valueTime'] as const

class Reader {
  private readonly remarks: Remark[] = []
  private readonly items: InstrumentItem[] = []
  private readonly sections: { id: string; name: Texts }[] = []
  private readonly linkIds = new Map<string, InstrumentItem | null>()
  private readonly calculated: { linkId: string; name: Texts | null; expression: unknown; from: Json }[] = []
  private readonly scaleIds = new Map<string, string>()
  private readonly weights = new Map<string, Entry['weights']>()
  private readonly codes = new Map<string, readonly string[]>()
  private language: 'zh' | 'en' = 'zh'
  private contained: readonly Json[] = []
  private seen = 0
  private instruction: Texts | null = null
  private roots: readonly Entry[] = []

  /** Problems and notes are bounded apart: however many notes there are, no problem goes unsaid. */
  private say(code: RemarkCode, place: string): void {
    const isProblem = PROBLEMS.some((one) => one === code)
    if (this.remarks.filter((one) => one.isProblem === isProblem).length < MOST_REMARKS)
      this.remarks.push({ code, place: place.slice(0, 80), isProblem })
  }

  parse(text: string): Json | null {
    if (text.length > QUESTIONNAIRE_LIMITS.bytes) {
      this.say('too-large', '')
      return null
    }
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch {
      this.say('not-json', '')
      return null
    }
    if (isRecord(value) && value.resourceType === 'Questionnaire') return value
    this.say('not-a-questionnaire', '')
    return null
  }

  walk(resource: Json): void {
    const title = textOf(resource.title) ?? ''
    const said = typeof resource.language === 'string' ? resource.language : null
    this.language = said ? (said.startsWith('zh') ? 'zh' : 'en') : /\p{Script=Han}/u.test(title) ? 'zh' : 'en'
    this.contained = listOf(resource.contained)
    this.onlyOurs(resource, [ALARM], 'extension')
    if (resource.status === 'retired') this.say('retired', 'status')
    this.roots = this.entries(listOf(resource.item), { depth: 1, section: null, askIf: null })
    if (this.items.length === 0 && !this.hasProblem()) this.say('no-questions', 'item')
  }

  private hasProblem(): boolean {
    return this.remarks.some(({ isProblem }) => isProblem)
  }

  result(resource: Json): ReadQuestionnaire {
    const title = this.texts(resource, 'title') ?? this.texts(resource, 'name')
    const isRead = resource.resourceType === 'Questionnaire'
    if (isRead && !title) this.say('no-title', 'title')
    const shown = title ?? { zh: '—', en: '—' }
    if (title && title.zh === title.en) this.say('one-language', 'title')
    const scales = this.hasProblem() ? [] : this.scales()
    const flags = this.hasProblem() ? [] : this.alarms(resource)
    const identity = [resource.url, resource.id, resource.name, shown.zh].find((one) => textOf(one) !== null)
    return {
      identity: String(identity),
      slug: slugOf([
        resource.name,
        resource.id,
        String(resource.url ?? '')
          .split('/')
          .at(-1),
      ]),
      version: (textOf(resource.version) ?? '1').slice(0, 30),
      title: shown,
      purpose: this.texts(resource, 'description') ?? this.texts(resource, 'purpose') ?? shown,
      instruction: this.instruction,
      copyright: textOf(resource.copyright)?.slice(0, 600) ?? null,
      sections: this.sections,
      items: this.items,
      scales,
      flags,
      weighed: this.items.filter(({ id }) => this.weights.get(id) === 'all').map(({ id }) => id),
      remarks: this.remarks,
    }
  }

  /** An element in both languages; where the file has one, its words stand for both and nothing is translated. */
  private texts(of: Json, element: string): Texts | null {
    const own = textOf(of[element])
    if (own === null) return null
    const beside = of[`_${element}`]
    const other = this.language === 'zh' ? 'en' : 'zh'
    const translated = isRecord(beside)
      ? listOf(beside.extension)
          .filter(({ url }) => url === TRANSLATION)
          .map((one) => ({
            language: listOf(one.extension).find(({ url }) => url === 'lang')?.valueCode,
            content: listOf(one.extension).find(({ url }) => url === 'content')?.valueString,
          }))
          .find(({ language }) => typeof language === 'string' && language.startsWith(other))
      : undefined
    const second = textOf(translated?.content) ?? own
    return this.language === 'zh' ? { zh: own, en: second } : { zh: second, en: own }
  }

  private entries(items: readonly Json[], around: Around): readonly Entry[] {
    const found: Entry[] = []
    if (items.length > 0 && around.depth > QUESTIONNAIRE_LIMITS.depth) {
      this.say('too-deep', String(items[0]?.linkId ?? ''))
      return found
    }
    for (const item of items) {
      if (++this.seen > QUESTIONNAIRE_LIMITS.items) {
        if (this.seen === QUESTIONNAIRE_LIMITS.items + 1) this.say('too-many-items', 'item')
        return found
      }
      found.push(this.entry(item, around))
    }
    return found
  }

  private entry(item: Json, around: Around): Entry {
    const linkId = textOf(item.linkId)
    const place = linkId ?? `#${this.seen}`
    if (linkId === null) this.say('no-link-id', place)
    else if (this.linkIds.has(linkId)) this.say('link-id-twice', place)
    const askIf = this.condition(item, place, around.askIf)
    const inside = listOf(item.item)
    const made = this.made(item, place, around, askIf)
    // Only now: a question that waits for itself must not find itself among the earlier ones.
    this.linkIds.set(place, made)
    const section = item.type === 'group' ? this.section(item, around.section, inside) : around.section
    return {
      linkId: place,
      item: made,
      weights: made ? (this.weights.get(made.id) ?? 'none') : 'none',
      inside: this.entries(inside, { depth: around.depth + 1, section, askIf }),
    }
  }

  private section(item: Json, outer: string | null, inside: readonly Json[]): string | null {
    const name = this.bounded(item, 'text', String(item.linkId))
    if (name === null || !inside.some(({ type }) => type !== 'group' && type !== 'display')) return outer
    if (this.sections.length >= MOST_SECTIONS) {
      this.say('sections-left-out', String(item.linkId))
      return null
    }
    const id = `s${this.sections.length + 1}`
    this.sections.push({ id, name })
    return id
  }

  private bounded(of: Json, element: string, place: string): Texts | null {
    const texts = this.texts(of, element)
    if (texts && Math.max(texts.zh.length, texts.en.length) > QUESTIONNAIRE_LIMITS.text) {
      this.say('text-too-long', place)
      return { zh: texts.zh.slice(0, 20), en: texts.en.slice(0, 20) }
    }
    return texts
  }

  private made(item: Json, place: string, around: Around, askIf: AskIf): InstrumentItem | null {
    const { type } = item
    const calculated = extensionOf(item, CALCULATED)
    this.onlyOurs(item, calculated ? [BAND, HIGHER_IS] : [], place)
    if (calculated) {
      const { valueExpression } = calculated
      const expression = isRecord(valueExpression) ? valueExpression.expression : null
      this.calculated.push({ linkId: place, name: this.bounded(item, 'text', place), expression, from: item })
      return null
    }
    if (type === 'group') return null
    if (type === 'display') {
      const words = this.bounded(item, 'text', place)
      if (this.items.length === 0 && this.instruction === null && words) this.instruction = words
      else this.say('words-left-out', place)
      return null
    }
    if (extensionOf(item, HIDDEN)?.valueBoolean === true) {
      this.say('hidden-left-out', place)
      return null
    }
    for (const { url } of listOf(item.extension))
      if (typeof url === 'string' && /expression$/i.test(url) && url !== ENABLE_WHEN_EXPRESSION)
        this.say('other-expression', place)
    const text = this.bounded(item, 'text', place)
    if (text === null) {
      this.say('no-text', place)
      return null
    }
    const label = textOf(item.prefix)
    const base = {
      id: this.keyOf(place),
      section: around.section,
      required: item.required === true,
      text,
      label: label !== null && label.length <= 6 ? label : null,
      askIf,
    }
    const made = this.kind(item, place, base)
    if (made) this.items.push(made)
    return made
  }

  /** A link id that is a name in our way stays; any other gets a number, and never one that is taken. */
  private keyOf(linkId: string): string {
    const taken = new Set(this.items.map(({ id }) => id))
    if (KEY.test(linkId) && !taken.has(linkId)) return linkId
    let number = this.items.length + 1
    while (taken.has(`q${number}`)) number++
    return `q${number}`
  }

  private kind(item: Json, place: string, base: Base): InstrumentItem | null {
    switch (item.type) {
      case 'boolean':
        return {
          ...base,
          kind: 'choice',
          options: [
            { value: 1, text: { zh: '是', en: 'Yes' } },
            { value: 0, text: { zh: '否', en: 'No' } },
          ],
        }
      case 'choice':
      case 'open-choice':
        if (item.type === 'open-choice') this.say('free-text-left-out', place)
        return this.choice(item, place, base)
      case 'integer':
      case 'decimal':
        return this.number(item, place, base)
      case 'string':
      case 'text':
        return { ...base, kind: 'text', options: [] }
      case 'date':
      case 'dateTime':
      case 'time':
      case 'url':
      case 'quantity':
        this.say('kind-as-text', place)
        return { ...base, kind: 'text', options: [] }
      default:
        this.say('kind-left-out', place)
        return null
    }
  }

  private number(item: Json, place: string, base: Base): InstrumentItem {
    const bound = (url: string) => {
      const found = extensionOf(item, url)
      const value = found?.valueInteger ?? found?.valueDecimal
      return typeof value === 'number' && Math.abs(value) <= MOST_WEIGHT ? value : null
    }
    const [min, max] = [bound(MIN_VALUE), bound(MAX_VALUE)]
    const places = extensionOf(item, DECIMAL_PLACES)?.valueInteger
    const step =
      item.type === 'integer' ? 1 : places === 1 ? 0.1 : places === 2 ? 0.01 : places === 3 ? 0.001 : 1
    const steps = min === null || max === null ? 0 : (max - min) / step
    if (
      min === null ||
      max === null ||
      !(steps > 0 && steps <= 10_000) ||
      Math.abs(steps - Math.round(steps)) > 1e-6
    ) {
      this.say('number-without-range', place)
      return { ...base, kind: 'text', options: [] }
    }
    this.weights.set(base.id, 'none')
    return { ...base, kind: 'number', min, max, step }
  }

  private choice(item: Json, place: string, base: Base): InstrumentItem | null {
    const options = this.options(item, place)
    if (options === null) return null
    if (options.length === 0) {
      this.say('no-options', place)
      return null
    }
    if (options.length > QUESTIONNAIRE_LIMITS.options) {
      this.say('too-many-options', place)
      return null
    }
    this.codes.set(
      base.id,
      options.map(({ code }) => code),
    )
    if (item.repeats === true) {
      const codes = options.map(({ code }, index) => (KEY.test(code) ? code : `o${index + 1}`))
      const isOnce = new Set(codes).size === codes.length
      return {
        ...base,
        kind: 'several',
        options: options.map(({ text }, index) => ({
          value: isOnce ? (codes[index] ?? '') : `o${index + 1}`,
          text,
        })),
      }
    }
    if (options.length < 2) {
      this.say('no-options', place)
      return null
    }
    const weights = options.flatMap(({ weight }) => weight ?? [])
    if (weights.length > 0 && weights.length < options.length) this.say('some-weights', place)
    if (weights.some((weight) => !Number.isFinite(weight) || Math.abs(weight) > MOST_WEIGHT))
      this.say('weight-not-a-number', place)
    if (new Set(weights).size < weights.length) this.say('same-weight', place)
    if (weights.length === 0) this.say('no-weights', place)
    this.weights.set(
      base.id,
      weights.length === options.length ? 'all' : weights.length > 0 ? 'some' : 'none',
    )
    return {
      ...base,
      kind: 'choice',
      // Without weights an answer is known by its place, and no scale counts it.
      options: options.map(({ weight, text }, index) => ({ value: weight ?? index, text })),
    }
  }

  private options(item: Json, place: string): readonly Option[] | null {
    const listed = Array.isArray(item.answerOption) ? listOf(item.answerOption) : null
    const offered = listed ?? this.inValueSet(item)
    if (offered === null) {
      this.say(item.answerValueSet === undefined ? 'no-options' : 'options-elsewhere', place)
      return null
    }
    return offered.slice(0, QUESTIONNAIRE_LIMITS.options + 1).map((option) => {
      const value = VALUES.map((name) => option[name]).find((one) => one !== undefined)
      const coding = isRecord(value) ? value : null
      const plain = coding === null && value !== undefined ? String(value) : null
      const code = textOf(coding?.code) ?? plain ?? ''
      const text = coding ? (this.bounded(coding, 'display', place) ?? same(code)) : same(plain ?? '')
      if (text.zh === '') this.say('no-text', place)
      const weight = weightOf(option, coding) ?? (typeof value === 'number' ? value : null)
      if (weight === 'none') this.say('weight-not-a-number', place)
      return { code, text: text.zh === '' ? same('—') : text, weight: weight === 'none' ? null : weight }
    })
  }

  /** Options kept in a value set inside the file; one that lives elsewhere is not fetched. */
  private inValueSet({ answerValueSet }: Json): readonly Json[] | null {
    if (typeof answerValueSet !== 'string' || !answerValueSet.startsWith('#')) return null
    const set = this.contained.find(
      (one) => one.resourceType === 'ValueSet' && `#${String(one.id)}` === answerValueSet,
    )
    const include = isRecord(set?.compose) ? listOf(set.compose.include) : []
    const concepts = include.flatMap(({ concept }) => listOf(concept))
    return concepts.length === 0
      ? null
      : concepts.map((concept) => ({ extension: concept.extension, valueCoding: concept }))
  }

  /** When a question is asked; what a group waits for, everything in it waits for. */
  private condition(item: Json, place: string, outer: AskIf): AskIf {
    if (extensionOf(item, ENABLE_WHEN_EXPRESSION)) {
      this.say('condition-not-understood', place)
      return outer
    }
    const when = listOf(item.enableWhen).slice(0, 20)
    if (when.length === 0) return outer
    const isAll = when.length > 1 && item.enableBehavior !== 'any'
    if (isAll || outer !== null || (Array.isArray(item.enableWhen) && item.enableWhen.length > 20)) {
      this.say('condition-not-understood', place)
      return null
    }
    const any = when.flatMap((one) => this.conditionOn(one, place))
    if (any.length > 20) this.say('condition-not-understood', place)
    return any.length === 0 ? null : { any: any.slice(0, 20) }
  }

  private conditionOn(one: Json, place: string): readonly AskOne[] {
    const question = textOf(one.question) ?? ''
    const item = this.linkIds.get(question)
    if (item === undefined) {
      this.say('condition-not-earlier', place)
      return []
    }
    const found = item ? this.met(item, one) : []
    if (found.length === 0) this.say('condition-not-understood', place)
    return found
  }

  private met(item: InstrumentItem, one: Json): readonly AskOne[] {
    const { operator } = one
    if (item.kind === 'number') {
      const value = one.answerInteger ?? one.answerDecimal
      if (typeof value !== 'number' || !Number.isFinite(value)) return []
      if (operator === '=') return [{ item: item.id, equals: value }]
      if (operator === '>=') return [{ item: item.id, atLeast: value }]
      return operator === '>' ? [{ item: item.id, atLeast: value + item.step }] : []
    }
    if (item.kind === 'text') return []
    if (operator === 'exists' && one.answerBoolean === true && item.kind === 'choice')
      return item.options.map(({ value }) => ({ item: item.id, equals: value }))
    if (operator !== '=' && operator !== '!=') return []
    const index = this.optionAt(item, one)
    if (index === null) return []
    if (item.kind === 'several') {
      const option = item.options[index]
      return operator === '=' && option ? [{ item: item.id, chosen: option.value }] : []
    }
    return item.options
      .filter((_, place) => (place === index) === (operator === '='))
      .map(({ value }) => ({ item: item.id, equals: value }))
  }

  private optionAt(item: InstrumentItem, one: Json): number | null {
    if (item.kind === 'number' || item.kind === 'text') return null
    if (typeof one.answerBoolean === 'boolean')
      return this.codes.has(item.id) ? null : one.answerBoolean ? 0 : 1
    const coding = isRecord(one.answerCoding)
      ? one.answerCoding.code
      : (one.answerString ?? one.answerInteger)
    const place = (this.codes.get(item.id) ?? []).indexOf(String(coding))
    return place === -1 ? null : place
  }

  private scales(): readonly ReadScale[] {
    if (this.calculated.length > MOST_SCALES) this.say('too-many-items', 'calculatedExpression')
    const ids = new Set<string>()
    return this.calculated.slice(0, MOST_SCALES).flatMap(({ linkId, name, expression, from }) => {
      const known = typeof expression === 'string' ? understand(expression, this.roots) : null
      if (known === null) {
        this.say('expression-not-understood', linkId)
        return []
      }
      if (known.lacking.length > 0) {
        for (const place of known.lacking) this.say('some-weights', place)
        return []
      }
      const own = linkId.replace(/^score\//, '')
      const id = KEY.test(own) && !ids.has(own) ? own : `score-${ids.size + 1}`
      ids.add(id)
      this.scaleIds.set(linkId, id)
      return [{ ...known, id, name: name ?? { zh: '总分', en: 'Score' }, ...this.banded(from, linkId) }]
    })
  }

  /** An extension of ours that this version does not know, or that stands elsewhere, may be an alarm: it is not passed over. */
  private onlyOurs(of: Json, allowed: readonly string[], place: string): void {
    for (const { url } of listOf(of.extension))
      if (typeof url === 'string' && url.startsWith(OURS) && !allowed.includes(url))
        this.say('extension-unknown', place)
  }

  private banded(of: Json, place: string): Pick<ReadScale, 'higherIs' | 'bands'> {
    const written = listOf(of.extension)
    const found = written.filter(({ url }) => url === BAND)
    const directions = written.filter(({ url }) => url === HIGHER_IS).map(({ valueCode }) => valueCode)
    const [said = null] = directions
    const higherIs = said === 'worse' || said === 'better' ? said : null
    if (found.length > MOST_BANDS) this.say('too-many-bands', place)
    const bands = found.slice(0, MOST_BANDS).flatMap((one) => bandIn(one, this.reading) ?? [])
    const isTurned = bands.some(({ from, to }) => from > to)
    const keys = new Set(bands.map(({ key }) => key))
    const isOneDirection = said === higherIs && directions.length < 2
    if (isTurned || !isOneDirection || keys.size < Math.min(found.length, MOST_BANDS))
      this.say('band-not-understood', place)
    // Without a direction nobody knows which end is grave.
    if (found.length > 0 && higherIs === null) this.say('band-not-understood', place)
    return { higherIs, bands }
  }

  private alarms(resource: Json): readonly Flag[] {
    const found = listOf(resource.extension).filter(({ url }) => url === ALARM)
    if (found.length > MOST_ALARMS) this.say('too-many-alarms', 'extension')
    const flags: Flag[] = []
    for (const [index, one] of found.slice(0, MOST_ALARMS).entries()) {
      const flag = alarmIn(one, this.reading)
      const place = `alarm ${index + 1}`
      if (flag === 'on-nothing') this.say('alarm-on-nothing', place)
      else if (flag === null || flags.some(({ code }) => code === flag.code))
        this.say('alarm-not-understood', place)
      else flags.push(flag)
    }
    return flags
  }

  private readonly reading: Reading = {
    texts: (of, element) => this.texts(of, element),
    named: (linkId): Named => {
      const scale = this.scaleIds.get(linkId)
      if (scale !== undefined) return { scale }
      const item = this.linkIds.get(linkId)
      return item ? { item: item.id } : null
    },
    optionOf: (id, code) => {
      const item = this.items.find((one) => one.id === id)
      if (item?.kind !== 'several') return null
      return item.options[(this.codes.get(id) ?? []).indexOf(code)]?.value ?? null
    },
  }
}

type AskIf = InstrumentItem['askIf']
type AskOne = NonNullable<AskIf>['any'][number]
type Base = Pick<InstrumentItem, 'id' | 'section' | 'required' | 'text' | 'label' | 'askIf'>

interface Around {
  readonly depth: number
  readonly section: string | null
  readonly askIf: AskIf
}

interface Option {
  readonly code: string
  readonly text: Texts
  readonly weight: number | null
}

function same(text: string): Texts {
  return { zh: text.slice(0, QUESTIONNAIRE_LIMITS.text), en: text.slice(0, QUESTIONNAIRE_LIMITS.text) }
}

const WEIGHTS = /\/(ordinalValue|itemWeight|questionnaire-ordinalValue|iso21090-CO-value)$/

/** The weight of an option, beside it or in its coding; `none` where something stands there that is no number. */
function weightOf(option: Json, coding: Json | null): number | 'none' | null {
  const found = [option, coding ?? {}]
    .flatMap((of) => listOf(of.extension))
    .find(({ url }) => typeof url === 'string' && WEIGHTS.test(url))
  if (!found) return null
  const value = found.valueDecimal ?? found.valueInteger
  return typeof value === 'number' && Number.isFinite(value) ? value : 'none'
}

/** A short Latin name for the address and the journal; what has none is called a form. */
function slugOf(names: readonly unknown[]): string {
  for (const name of names) {
    const slug = (textOf(name) ?? '')
      .replace(/([a-z])([A-Z])/g, '$1-$2')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^[^a-z]+|-+$/g, '')
      .slice(0, 30)
    if (slug !== '') return slug
  }
  return 'form'
}
