import type { AssessmentLine } from '@quancheng/contract/assessments.ts'
import type { CaseFile } from '@quancheng/contract/cases.ts'
import type { ClientFields, ConsentRefused } from '@quancheng/contract/clients.ts'
import type { SafetyPlan } from '@quancheng/contract/safety.ts'
import { dayAt } from '@quancheng/rules/calendar-day.ts'
import type { Form } from '@quancheng/rules/forms.ts'
import type { Content } from '../content/load.ts'
import { assessmentsTable } from './assessment-sheet.ts'
import { formSheets, type Printing, staysTable } from './case-paper.ts'
import { familySheet, type PrintedFamily } from './family-sheet.ts'
import { day, instant, list, maybe } from './format.ts'
import type { Block, Paper, Row, Sheet } from './paper.ts'
import { planRows } from './safety-plan-sheet.ts'
import { type Locale, type Speech, speak } from './words.ts'

/** Everything a person may take along of their own, of all their cases. */
export interface PersonPrinting {
  readonly client: ClientFields
  readonly numbers: readonly { readonly value: string }[]
  readonly contacts: CaseFile['contacts']
  readonly encounters: CaseFile['encounters']
  readonly consents: CaseFile['consents']
  readonly refusals: readonly ConsentRefused[]
  readonly requests: readonly {
    readonly source: string
    readonly urgency: string
    readonly raisedAt: string
    readonly words: string | null
  }[]
  /** Those outside a case; the others stand in their case. */
  readonly assessments: readonly AssessmentLine[]
  readonly family: PrintedFamily | null
  readonly safetyPlans: readonly SafetyPlan[]
  readonly cases: readonly Printing[]
  readonly content: Content
  readonly organisation: string
  /** Who asked for the copy. */
  readonly asker: string
  readonly printedBy: string
  readonly printedAt: Date
  readonly locale: Locale
}

/** Said once for the person, or the house's own work about them: not among the forms of a case in a person's copy. */
const NOT_IN_A_COPY: ReadonlySet<Form> = new Set<Form>([
  'suggestions',
  'consent',
  'family',
  'safety-plan',
  'process',
  'review',
  'closure',
])

/** The whole of one person's file, for the person: the same is left out of it as of the copy as data. */
export function personPaper(printing: PersonPrinting): Paper {
  const speech = speak(printing.locale)
  const { w } = speech
  const ofCases = printing.cases.flatMap(({ file, ...one }) =>
    formSheets({ ...one, file: { ...file, safety: [], tasks: [] } })
      .filter(({ form, sheet }) => !NOT_IN_A_COPY.has(form) && sheet.entries !== 0)
      .map(({ sheet }) => ({ ...sheet, id: `${file.number}-${sheet.id}`, number: file.number })),
  )
  const own = [
    personSheet(printing, speech),
    aroundSheet(printing, speech),
    consentsSheet(printing, speech),
    ...(printing.family === null
      ? []
      : [
          familySheet(
            { client: { name: printing.client.name }, number: '' },
            printing.family,
            printing.printedAt,
            speech,
          ),
        ]),
    ...(printing.assessments.length === 0 ? [] : [assessmentsSheet(printing, speech)]),
    ...(printing.safetyPlans.length === 0 ? [] : [safetySheet(printing, speech)]),
  ]
  const bound = [...own.map((sheet) => ({ ...sheet, number: '' })), ...ofCases]
  return {
    institution: `${printing.organisation}${speech.locale === 'en' ? ' · Medical social work' : ' · 医务社会工作'}`,
    title: w('personFile'),
    // Of the person's own numbers none is fit for a code on every page.
    number: dayAt(printing.printedAt.getTime()),
    hasCover: true,
    sheets: [
      coverSheet(printing, speech),
      {
        id: 'contents',
        title: w('contents'),
        entries: null,
        meta: [{ label: w('client'), value: printing.client.name }],
        blocks: [
          {
            kind: 'contents',
            titles: [w('number'), w('sheet'), w('caseNumber'), w('entries'), w('pageTitle')],
            lines: bound.map((sheet) => ({
              id: sheet.id,
              title: sheet.title,
              mark: sheet.number,
              entries: sheet.entries === null ? '' : String(sheet.entries),
              isThere: true,
            })),
          },
        ],
      },
      ...bound,
    ],
    foot: [
      w('copyFor', printing.asker),
      `${printing.organisation}　${w('printedBy')}　${printing.printedBy}　${instant(printing.printedAt.toISOString())}`,
    ],
    pageText: w('page'),
    language: printing.locale,
  }
}

function coverSheet({ client, cases, asker, printedAt }: PersonPrinting, { w }: Speech): Sheet {
  return {
    id: 'cover',
    title: w('personFile'),
    entries: null,
    meta: [],
    blocks: [
      {
        kind: 'form',
        rows: [
          {
            fields: [
              { label: w('client'), value: client.name },
              { label: w('birth'), value: maybe(client.birthDate) },
            ],
          },
          {
            fields: [
              { label: w('copyAsker'), value: asker },
              { label: w('copyMade'), value: dayAt(printedAt.getTime()) },
            ],
          },
          { fields: [{ label: w('cases'), value: list(cases.map(({ file }) => file.number)) }] },
        ],
      },
      { kind: 'note', text: w('copyNote') },
      { kind: 'note', text: w('confidential') },
    ],
  }
}

function named({ content }: PersonPrinting, { text }: Speech) {
  return (codes: string, value: string | null): string => {
    const entry = value === null ? null : content.findCode(codes, value)
    return entry ? text(entry.name) : maybe(value)
  }
}

function personSheet(printing: PersonPrinting, speech: Speech): Sheet {
  const { client, numbers } = printing
  const { w, code } = speech
  const name = named(printing, speech)
  const rows: Row[] = [
    {
      fields: [
        { label: w('name'), value: client.name },
        { label: w('sex'), value: code('sex', client.sex) },
        { label: w('birth'), value: maybe(client.birthDate) },
      ],
    },
    {
      fields: [
        { label: w('idNumber'), value: maybe(client.idNumber) },
        { label: w('phone'), value: maybe(client.phone) },
      ],
    },
    {
      fields: [
        { label: w('ethnicity'), value: name('ethnicity', client.ethnicity) },
        { label: w('marital'), value: name('marital', client.marital) },
        { label: w('education'), value: name('education', client.education) },
      ],
    },
    {
      fields: [
        { label: w('occupation'), value: maybe(client.occupation) },
        { label: w('livingWith'), value: name('living', client.living) },
        { label: w('payer'), value: name('payer', client.payer) },
      ],
    },
    { fields: [{ label: w('address'), value: maybe(client.address) }] },
    { fields: [{ label: w('hospitalNumbers'), value: list(numbers.map(({ value }) => value)) }] },
  ]
  return {
    id: 'person',
    title: w('theClient'),
    entries: null,
    meta: [{ label: w('client'), value: client.name }],
    blocks: [{ kind: 'form', rows }],
  }
}

function aroundSheet(printing: PersonPrinting, speech: Speech): Sheet {
  const { client, contacts, encounters, requests } = printing
  const { w, code } = speech
  const name = named(printing, speech)
  return {
    id: 'around',
    title: w('around'),
    entries: contacts.length + encounters.length + requests.length,
    meta: [{ label: w('client'), value: client.name }],
    blocks: [
      {
        kind: 'table',
        heading: w('people'),
        columns: [
          { title: w('name'), width: 22 },
          { title: w('relation'), width: 22 },
          { title: w('phone'), width: 26 },
          { title: w('remark'), width: 30 },
        ],
        rows: contacts.map((one) => [
          list([one.name, one.guardian ? w('guardian') : null, one.mainCarer ? w('mainCarer') : null]),
          name('relations-gb4761', one.relation),
          maybe(one.phone),
          maybe(one.note),
        ]),
        empty: w('none'),
      },
      staysTable({ encounters }, name, speech),
      {
        kind: 'table',
        heading: w('theRequest'),
        columns: [
          { title: w('receivedAt'), width: 22, align: 'center' },
          { title: w('source'), width: 16, align: 'center' },
          { title: w('urgency'), width: 14, align: 'center' },
          { title: w('content'), width: 48 },
        ],
        rows: requests.map((one) => [
          instant(one.raisedAt),
          code('source', one.source),
          code('urgency', one.urgency),
          maybe(one.words),
        ]),
        empty: w('none'),
      },
    ],
  }
}

function consentsSheet({ client, consents, refusals, content }: PersonPrinting, speech: Speech): Sheet {
  const { w, code, text } = speech
  const scopeName = (scope: CaseFile['consents'][number]['scope'], recipient: string | null) => {
    const words = content.findConsentText(scope)
    return list([words ? text(words.name) : scope, recipient])
  }
  return {
    id: 'consents',
    title: w('consents'),
    entries: consents.length + refusals.length,
    meta: [{ label: w('client'), value: client.name }],
    blocks: [
      {
        kind: 'table',
        heading: null,
        columns: [
          { title: w('scope'), width: 34 },
          { title: w('signer'), width: 18 },
          { title: w('method'), width: 12, align: 'center' },
          { title: w('signedAt'), width: 20, align: 'center' },
          { title: w('validity'), width: 16, align: 'center' },
        ],
        rows: [
          ...consents.map((one) => [
            scopeName(one.scope, one.recipient),
            one.signedBy === null ? w('emergency') : list([one.signer, code('agreedBy', one.signedBy)]),
            code('method', one.method),
            instant(one.signedAt),
            one.living
              ? w('living')
              : one.withdrawnAt === null
                ? w('ended')
                : list([w('withdrawn'), day(one.withdrawnAt)]),
          ]),
          ...refusals.map((one) => [
            scopeName(one.scope, one.recipient),
            list([one.signer, code('agreedBy', one.refusedBy)]),
            '',
            instant(one.at),
            w('refusedConsent'),
          ]),
        ],
        empty: w('none'),
      },
    ],
  }
}

function assessmentsSheet({ client, assessments, content }: PersonPrinting, speech: Speech): Sheet {
  const { w } = speech
  return {
    id: 'assessments',
    title: w('assessments'),
    entries: assessments.length,
    meta: [{ label: w('client'), value: client.name }],
    blocks: [assessmentsTable({ assessments: [...assessments] }, content, speech)],
  }
}

function safetySheet({ client, safetyPlans, content }: PersonPrinting, speech: Speech): Sheet {
  const { w, text } = speech
  return {
    id: 'safety-plan',
    title: w('safetyPlan'),
    entries: safetyPlans.length,
    meta: [{ label: w('client'), value: client.name }],
    blocks: safetyPlans.flatMap((plan): Block[] => [
      { kind: 'form', rows: planRows(plan, content, text) },
      {
        kind: 'note',
        text: list([w('safetyPlanVersion', plan.version), instant(plan.signedAt), plan.signedBy.name]),
      },
    ]),
  }
}
