import type { ClientFields } from '@quancheng/contract/clients.ts'
import { dayAt, isCalendarDay } from '@quancheng/rules/calendar-day.ts'
import type { ImportField } from '@quancheng/rules/import-fields.ts'
import { Refusal } from '@quancheng/rules/refusal.ts'
import type { Content } from '../../content/load.ts'
import { tidyFields } from '../fields.ts'

export interface RowProblem {
  /** The header of the column. */
  readonly column: string
  readonly code: string
  readonly value: string
}

export interface ImportedStay {
  readonly visitNumber: string | null
  readonly class: 'inpatient' | 'emergency' | 'outpatient'
  readonly departmentId: string | null
  readonly bed: string | null
  readonly attending: string | null
  readonly admittedAt: Date | null
  readonly dischargedAt: Date | null
  readonly diagnosisCode: string | null
  readonly diagnosis: string | null
}

/** A row as it would be kept. */
export interface ImportedPerson {
  readonly fields: ClientFields
  readonly recordNumber: string | null
  readonly contact: { readonly name: string; readonly relation: string; readonly phone: string | null } | null
  readonly stay: ImportedStay | null
}

export interface CheckedRow {
  /** As the sheet counts: the header is row 1. */
  readonly row: number
  readonly name: string
  readonly problems: readonly RowProblem[]
  readonly person: ImportedPerson | null
}

export interface Known {
  readonly content: Content
  readonly at: Date
  /** Departments by name and by code. */
  readonly departments: ReadonlyMap<string, string>
}

/** Column header → what it holds. */
export type Mapping = ReadonlyMap<string, ImportField>

/** Reads every row under a mapping; a row with a problem brings nobody. */
export function checkRows(
  known: Known,
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  mapping: Mapping,
): CheckedRow[] {
  const columns = headers.flatMap((header, place) => {
    const field = mapping.get(header)
    return field === undefined ? [] : [{ header, field, place }]
  })
  const seen = new Map<string, number>()
  return rows.map((cells, index) => checkRow(known, columns, cells, index + 2, seen))
}

interface Column {
  readonly header: string
  readonly field: ImportField
  readonly place: number
}

function checkRow(
  known: Known,
  columns: readonly Column[],
  cells: readonly string[],
  row: number,
  seen: Map<string, number>,
): CheckedRow {
  const problems: RowProblem[] = []
  const columnOf = new Map(columns.map((column) => [column.field, column]))
  const cell = (field: ImportField) => {
    const column = columnOf.get(field)
    const text = column === undefined ? '' : (cells[column.place] ?? '').normalize('NFC').trim()
    return text === '' ? null : text
  }
  const complain = (field: ImportField, code: string, value = cell(field) ?? '') => {
    problems.push({ column: columnOf.get(field)?.header ?? field, code, value })
    return null
  }
  for (const { field } of columns) {
    const text = cell(field)
    if (text === null) continue
    if (/^[=@]/u.test(text)) complain(field, 'formula')
    else if (text.length > 300) complain(field, 'too-long', '')
  }
  const coded = (field: ImportField, list: string, words: Readonly<Record<string, string>> = {}) => {
    const text = cell(field)
    if (text === null) return null
    const code = codeIn(known.content, list, text, words)
    return code ?? complain(field, 'unknown-code')
  }
  const moment = (field: ImportField) => {
    const text = cell(field)
    if (text === null) return null
    return momentOf(text) ?? complain(field, 'unreadable-date')
  }

  const name = cell('name')
  if (name === null) complain('name', 'missing')
  const born = cell('birthDate')
  const birthDate = born === null ? null : (dayOf(born) ?? complain('birthDate', 'unreadable-date'))
  if (birthDate !== null && birthDate > dayAt(known.at.getTime())) complain('birthDate', 'in-future')
  const sex = coded('sex', 'sex', SEX_WORDS)
  const fields = tidied({
    name: name ?? '？',
    sex: sex === null ? 0 : (Number(sex) as ClientFields['sex']),
    birthDate,
    birthEstimated: false,
    diedOn: null,
    idType: coded('idType', 'id-types', { 身份证: '01' }),
    idNumber: cell('idNumber'),
    phone: phoneOf(cell('phone'), () => complain('phone', 'unreadable-phone')),
    address: cell('address'),
    ethnicity: coded('ethnicity', 'ethnicity'),
    marital: coded('marital', 'marital'),
    payer: coded('payer', 'payer', PAYER_WORDS),
    education: coded('education', 'education', EDUCATION_WORDS),
    occupation: cell('occupation'),
    language: null,
    living: null,
    incomeFen: null,
  })
  const stay = stayIn()
  const contact = contactIn()
  const recordNumber = cell('recordNumber')
  once('idNumber', fields.idNumber)
  if (cell('visitNumber') === null) once('recordNumber', recordNumber)
  once('visitNumber', cell('visitNumber'))
  const person = problems.length > 0 ? null : { fields, recordNumber, contact, stay }
  return { row, name: name ?? '', problems, person }

  function tidied(entered: ClientFields): ClientFields {
    const tidy = tidyFields(entered, known.at)
    if (!(tidy instanceof Refusal)) return tidy
    const field =
      tidy.code === 'clients.id-number-contradicts' ? (tidy.facts.field as 'sex' | 'birthDate') : 'idNumber'
    complain(field, tidy.code.replace(/^clients\./u, ''))
    return entered
  }

  function once(field: ImportField, value: string | null): void {
    if (value === null) return
    const key = `${field}\0${value}`
    const before = seen.get(key)
    if (before === undefined) seen.set(key, row)
    else if (field !== 'idNumber' || cell('visitNumber') === null) complain(field, 'twice-in-file')
  }

  function stayIn(): ImportedStay | null {
    const told = [
      'visitNumber',
      'department',
      'bed',
      'admittedAt',
      'dischargedAt',
      'diagnosis',
      'diagnosisCode',
    ] as const
    const [admittedAt, dischargedAt] = [moment('admittedAt'), moment('dischargedAt')]
    if (told.every((field) => cell(field) === null)) return null
    const place = cell('department')
    const departmentId =
      place === null
        ? null
        : (known.departments.get(keyOf(place)) ?? complain('department', 'unknown-department'))
    if (admittedAt !== null && dischargedAt !== null && dischargedAt < admittedAt)
      complain('dischargedAt', 'before-admission')
    return {
      visitNumber: cell('visitNumber'),
      class: classIn(),
      departmentId,
      bed: cell('bed'),
      attending: cell('attending'),
      admittedAt,
      dischargedAt,
      diagnosisCode: cell('diagnosisCode'),
      diagnosis: cell('diagnosis'),
    }
  }

  function classIn(): ImportedStay['class'] {
    const text = cell('class')
    if (text === null) return 'inpatient'
    const found = CLASS_WORDS[text.toLowerCase()]
    if (found === undefined) complain('class', 'unknown-code')
    return found ?? 'inpatient'
  }

  function contactIn(): ImportedPerson['contact'] {
    const who = cell('contactName')
    const phone = phoneOf(cell('contactPhone'), () => complain('contactPhone', 'unreadable-phone'))
    const relation = coded('contactRelation', 'relations-gb4761', RELATION_WORDS)
    return who === null ? null : { name: who, relation: relation ?? '99', phone }
  }
}

function phoneOf(text: string | null, complain: () => null): string | null {
  if (text === null) return null
  const digits = text.replace(/\D/gu, '')
  return digits.length < 5 || digits.length > 24 || /\p{L}/u.test(text) ? complain() : text
}

const SEX_WORDS = {
  男性: '1',
  女性: '2',
  m: '1',
  male: '1',
  f: '2',
  female: '2',
  未知: '0',
  不详: '0',
  unknown: '0',
}
const PAYER_WORDS = {
  职工医保: '310',
  城镇职工: '310',
  居民医保: '390',
  城乡居民医保: '390',
  新农合: '380',
  自费: 'self',
  全自费: 'self',
}
const EDUCATION_WORDS = {
  高中: '4',
  中专: '4',
  技校: '4',
  大专: '5',
  本科: '5',
  大学: '5',
  大学本科: '5',
  硕士: '5',
  博士: '5',
  研究生: '5',
}
const RELATION_WORDS = { 丈夫: '11', 妻子: '12', 爱人: '10', 儿子: '20', 女儿: '30', 父亲: '51', 母亲: '52' }
const CLASS_WORDS: Readonly<Record<string, ImportedStay['class']>> = {
  住院: 'inpatient',
  急诊: 'emergency',
  门诊: 'outpatient',
  inpatient: 'inpatient',
  emergency: 'emergency',
  outpatient: 'outpatient',
}

/** A code, its name in either language, or a word people use for it. */
function codeIn(
  content: Content,
  list: string,
  text: string,
  words: Readonly<Record<string, string>>,
): string | null {
  const codes = content.codes.get(list)?.codes ?? []
  const wanted = keyOf(text)
  const word = Object.entries(words).find(([known]) => keyOf(known) === wanted)?.[1]
  const found = codes.find(
    ({ code, name }) => code === (word ?? text) || keyOf(name.zh) === wanted || keyOf(name.en) === wanted,
  )
  return found?.code ?? null
}

export function keyOf(text: string): string {
  return text.normalize('NFKC').replace(/\s/gu, '').toLowerCase()
}

const MOMENT =
  /^(\d{4})(?:[-/.年]\s*(\d{1,2})[-/.月]\s*(\d{1,2})日?|(\d{2})(\d{2}))(?:[ T]*(\d{1,2})[:时](\d{1,2})(?:[:分](\d{1,2})秒?|分)?)?$/u

/** 2024-03-05, 2024/3/5, 2024.3.5, 20240305, 2024年3月5日; null when there is no such day. */
function dayOf(text: string): string | null {
  const match = MOMENT.exec(text.normalize('NFKC'))
  if (!match) return null
  const [, year = '', month, dayText, plainMonth, plainDay] = match
  const day = `${year}-${(month ?? plainMonth ?? '').padStart(2, '0')}-${(dayText ?? plainDay ?? '').padStart(2, '0')}`
  return isCalendarDay(day) ? day : null
}

/** The same with an hour, in China's time; without one, noon: the day is what was said. */
function momentOf(text: string): Date | null {
  const day = dayOf(text)
  if (day === null) return null
  const match = MOMENT.exec(text.normalize('NFKC'))
  const [hour = '12', minute = '00', second = '00'] = [match?.[6], match?.[7], match?.[8]]
  const at = new Date(
    `${day}T${hour.padStart(2, '0')}:${minute.padStart(2, '0')}:${second.padStart(2, '0')}+08:00`,
  )
  return Number.isNaN(at.getTime()) ? null : at
}
