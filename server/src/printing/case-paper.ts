import type { CaseFile } from '@quancheng/contract/cases.ts'
import { ageOn, dayAt } from '@quancheng/rules/calendar-day.ts'
import type { Content } from '../content/load.ts'
import { consentsAndAssessments } from './assessment-sheet.ts'
import { evaluationAndClosure, followUpsSheet } from './ending-sheets.ts'
import { choices, clientText, day, instant, list, maybe } from './format.ts'
import type { Block, Paper, Row, Sheet } from './paper.ts'
import { needsAndPlan } from './plan-sheet.ts'
import { contactLog, recordsSheet } from './record-sheets.ts'
import { type Locale, type Speech, speak } from './words.ts'

export interface Printing {
  readonly file: CaseFile
  readonly content: Content
  readonly organisation: string
  /** What raised the case, when somebody asked for it. */
  readonly request: { readonly source: string; readonly urgency: string; readonly raisedAt: string } | null
  readonly printedBy: string
  readonly printedAt: Date
  readonly locale: Locale
}

/** A case file as the papers a hospital keeps: cover, intake, plan, consents and scores, contacts, records, ending. */
export function casePaper(printing: Printing): Paper {
  const speech = speak(printing.locale)
  const { file, organisation } = printing
  const sheets = [
    intakeSheet(printing, speech),
    needsAndPlan(file, printing.content, speech),
    consentsAndAssessments(file, printing.content, speech),
    contactLog(file, speech),
    recordsSheet(file, speech),
    evaluationAndClosure(file, printing.content, speech),
    followUpsSheet(file, speech),
  ]
  return {
    institution: `${organisation}${speech.locale === 'en' ? ' · Medical social work' : ' · 医务社会工作'}`,
    title: `${speech.w('caseFile')} ${file.number}`,
    number: file.number,
    sheets: [coverSheet(printing, speech, sheets), ...sheets.filter((sheet) => sheet.entries !== 0)],
    foot: [
      `${organisation}　${file.number}`,
      `${speech.w('printedBy')}　${printing.printedBy}　${instant(printing.printedAt.toISOString())}`,
    ],
    pageText: speech.w('page'),
    language: printing.locale,
  }
}

function coverSheet({ file, content }: Printing, speech: Speech, sheets: readonly Sheet[]): Sheet {
  const { w, code, text } = speech
  const pack = content.findPack(file.pack.code, file.pack.version)
  const designation = pack ? `${pack.designation}　` : ''
  return {
    title: w('caseFile'),
    entries: null,
    meta: [
      { label: w('caseNumber'), value: file.number },
      { label: w('state'), value: code('state', file.state) },
    ],
    blocks: [
      {
        kind: 'form',
        rows: [
          { fields: [{ label: w('client'), value: clientText(file, speech) }] },
          {
            fields: [
              { label: w('worker'), value: file.worker.name },
              { label: w('supervisor'), value: file.supervisor?.name ?? w('noSupervisor') },
            ],
          },
          ...(file.coWorkers.length > 0
            ? [{ fields: [{ label: w('coWorkers'), value: list(file.coWorkers.map((one) => one.name)) }] }]
            : []),
          {
            fields: [
              { label: w('kind'), value: choices(speech, 'kind', file.kind) },
              { label: w('risk'), value: choices(speech, 'risk', file.risk) },
            ],
          },
          {
            fields: [
              { label: w('openedAt'), value: day(file.openedAt) },
              { label: w('closedAt'), value: file.closedAt === null ? '—' : day(file.closedAt) },
            ],
          },
          { fields: [{ label: w('pack'), value: `${designation}${text(file.pack.name)}` }] },
          ...(file.pack.unset.length > 0
            ? [
                {
                  fields: [{ label: w('unset'), value: list(file.pack.unset.map(({ name }) => text(name))) }],
                },
              ]
            : []),
        ],
      },
      courseTable(file, content, speech),
      {
        kind: 'table',
        heading: w('contents'),
        columns: [
          { title: w('sheet'), width: 80 },
          { title: w('entries'), width: 20, align: 'center' },
        ],
        rows: sheets.map((sheet) => [sheet.title, sheet.entries === null ? '' : String(sheet.entries)]),
        empty: '',
      },
      { kind: 'note', text: w('confidential') },
    ],
  }
}

function courseTable(file: CaseFile, content: Content, speech: Speech): Block {
  const { w, text } = speech
  const paperNames = content.findPack(file.pack.code, file.pack.version)?.paperNames ?? {}
  return {
    kind: 'table',
    heading: w('course'),
    columns: [
      { title: w('step'), width: 22 },
      { title: w('since'), width: 18, align: 'center' },
      { title: w('papers'), width: 60 },
    ],
    rows: file.steps.map((step) => [
      text(step.name),
      step.since === null ? (step.skipped ? w('skipped') : '—') : day(step.since),
      step.papers
        .map(({ paper, there }) => {
          const name = paperNames[paper as keyof typeof paperNames]
          return `${there ? '■' : '□'} ${name ? text(name) : paper}`
        })
        .join('　') || '—',
    ]),
    empty: '',
  }
}

function intakeSheet({ file, content, request }: Printing, speech: Speech): Sheet {
  const { w, code, text } = speech
  const stay = file.encounters.find((one) => one.status === 'in-progress') ?? file.encounters[0] ?? null
  const named = (codes: string, value: string | null) => {
    const entry = value === null ? null : content.findCode(codes, value)
    return entry ? text(entry.name) : maybe(value)
  }
  const born = file.client.birthDate
  const ageThen = born === null ? null : ageOn(born, dayAt(Date.parse(file.openedAt)))
  const contacts = file.contacts.map(
    (contact): Row => ({
      fields: [
        {
          label: w('contact'),
          value: list([
            contact.name,
            ...(contact.guardian ? [w('guardian')] : []),
            ...(contact.mainCarer ? [w('mainCarer')] : []),
          ]),
        },
        { label: w('relation'), value: named('relations-gb4761', contact.relation) },
        { label: w('phone'), value: maybe(contact.phone) },
      ],
    }),
  )
  return {
    title: w('intake'),
    entries: null,
    meta: [
      { label: w('caseNumber'), value: file.number },
      { label: w('openedAt'), value: day(file.openedAt) },
    ],
    blocks: [
      {
        kind: 'form',
        rows: [
          { heading: w('theClient') },
          {
            fields: [
              { label: w('name'), value: file.client.name },
              { label: w('sex'), value: code('sex', file.client.sex) },
              {
                label: w('birth'),
                value: born === null ? '—' : `${born} ${ageThen === null ? '' : w('years', ageThen)}`,
              },
            ],
          },
          {
            fields: [
              {
                label: w('ward'),
                value: list([
                  file.client.department ?? file.department,
                  file.client.bed ?? stay?.bed ?? null,
                ]),
              },
              { label: w('visit'), value: maybe(stay?.visitNumber ?? null) },
              { label: w('admitted'), value: stay?.admittedAt ? day(stay.admittedAt) : '—' },
            ],
          },
          {
            fields: [
              { label: w('attending'), value: maybe(stay?.attending ?? null) },
              { label: w('payer'), value: named('payer', stay?.payer ?? null) },
              { label: w('discharged'), value: stay?.dischargedAt ? day(stay.dischargedAt) : '—' },
            ],
          },
          {
            fields: [
              { label: w('diagnosis'), value: list([stay?.diagnosis ?? null, stay?.diagnosisCode ?? null]) },
            ],
          },
          ...(contacts.length > 0 ? [{ heading: w('people') }, ...contacts] : []),
          { heading: w('theRequest') },
          { fields: [{ label: w('source'), value: choices(speech, 'source', request?.source ?? null) }] },
          {
            fields: [
              { label: w('receivedAt'), value: request ? instant(request.raisedAt) : '—' },
              { label: w('acceptedAt'), value: instant(file.openedAt) },
            ],
          },
          { fields: [{ label: w('urgency'), value: choices(speech, 'urgency', request?.urgency ?? null) }] },
          { fields: [{ label: w('problem'), value: maybe(file.problem) }] },
          { fields: [{ label: w('strengths'), value: maybe(file.strengths) }] },
        ],
      },
      {
        kind: 'table',
        heading: w('stays'),
        columns: [
          { title: w('visitKind'), width: 12, align: 'center' },
          { title: w('admitted'), width: 18, align: 'center' },
          { title: w('discharged'), width: 18, align: 'center' },
          { title: w('ward'), width: 26 },
          { title: w('disposition'), width: 26 },
        ],
        rows: file.encounters.map((one) => [
          code('encounterClass', one.class),
          one.admittedAt === null ? '—' : day(one.admittedAt),
          one.dischargedAt === null ? '—' : day(one.dischargedAt),
          list([one.department, one.bed]),
          named('disposition', one.disposition),
        ]),
        empty: w('none'),
      },
      {
        kind: 'sign',
        boxes: [
          {
            label: w('worker'),
            name: file.worker.name,
            small: `${w('acceptedAt')}　${instant(file.openedAt)}`,
          },
          { label: w('supervisor'), name: '', small: '' },
        ],
      },
    ],
  }
}
