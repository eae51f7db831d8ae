import type { CaseFile, ProcessRecording, StageReview } from '@quancheng/contract/cases.ts'
import type { ClientFields } from '@quancheng/contract/clients.ts'
import type { StandardPack } from '@quancheng/contract/content/standard-pack.ts'
import type { SafetyPlan } from '@quancheng/contract/safety.ts'
import { ageOn, dayAt } from '@quancheng/rules/calendar-day.ts'
import { type Form, formsOf } from '@quancheng/rules/forms.ts'
import type { Content } from '../content/load.ts'
import { assessmentSheet } from './assessment-sheet.ts'
import { consentSheet } from './consent-sheet.ts'
import { closureSheet, evaluationSheet, followUpsSheet } from './ending-sheets.ts'
import { familySheet, type PrintedFamily } from './family-sheet.ts'
import { choices, day, instant, list, maybe, part, written } from './format.ts'
import type { Block, Paper, Row, Sheet } from './paper.ts'
import { planSheet } from './plan-sheet.ts'
import { contactLog, recordsSheet } from './record-sheets.ts'
import { referralSheet } from './referral-sheet.ts'
import { processSheet, reviewSheet } from './reflection-sheets.ts'
import { safetyPlanSheet } from './safety-plan-sheet.ts'
import { suggestionsSheet } from './suggestions-sheet.ts'
import { type Locale, type Speech, speak } from './words.ts'

export interface Printing {
  readonly file: CaseFile
  readonly content: Content
  /** The pack of the case, in its version. */
  readonly pack: StandardPack
  readonly organisation: string
  /** What raised the case, when somebody asked for it. */
  readonly request: { readonly source: string; readonly urgency: string; readonly raisedAt: string } | null
  readonly client: ClientFields
  readonly family: PrintedFamily | null
  /** Only those that who prints may see. */
  readonly processes: readonly ProcessRecording[]
  readonly reviews: readonly StageReview[]
  /** Newest first. */
  readonly safetyPlans: readonly SafetyPlan[]
  readonly printedBy: string
  readonly printedAt: Date
  readonly locale: Locale
  /** Which forms to print; none named: the whole file with cover and contents. */
  readonly forms: readonly Form[]
}

export interface FormSheet {
  readonly form: Form
  readonly required: boolean
  readonly sheet: Sheet
}

/** Every form of a case as a view of what the file says, in the order and under the names of its pack. */
export function formSheets(printing: Printing): readonly FormSheet[] {
  const { file, content, pack, family, request, printedAt } = printing
  const speech = speak(printing.locale)
  const { w, text } = speech
  const make: Readonly<Record<Form, (title: string | null) => Sheet>> = {
    intake: (title) => intakeSheet(title ?? w('intake'), printing, speech),
    suggestions: () => suggestionsSheet(file, request?.urgency ?? null, speech),
    consent: (title) => consentSheet(title ?? w('consents'), file, content, speech),
    assessment: (title) => assessmentSheet(title ?? w('assessments'), file, content, speech),
    family: () => familySheet(file, family, printedAt, speech),
    'safety-plan': () => safetyPlanSheet(file, printing.safetyPlans, content, speech),
    plan: (title) => planSheet(title ?? w('plan'), file, content, speech),
    contacts: () => contactLog(file, speech),
    records: () => recordsSheet(file, speech),
    process: () => processSheet(file, printing.processes, speech),
    review: () => reviewSheet(file, printing.reviews, speech),
    referral: () => referralSheet(file, speech),
    evaluation: (title) => evaluationSheet(title ?? w('evaluation'), file, content, speech),
    closure: (title) => closureSheet(title ?? w('closure'), printing, speech),
    'follow-ups': (title) => followUpsSheet(title ?? w('followUps'), file, speech),
  }
  return formsOf(pack.course.steps, file.kind).map(({ form, required, named }) => {
    const name = named === null ? null : pack.paperNames[named]
    return { form, required, sheet: make[form](name ? text(name) : null) }
  })
}

/** A case file as the papers a hospital keeps: those asked for, or all that say something, with cover and contents. */
export function casePaper(printing: Printing): Paper {
  const speech = speak(printing.locale)
  const { w } = speech
  const { file, organisation, forms } = printing
  const every = formSheets(printing)
  const isWhole = forms.length === 0
  const chosen = every.filter(({ form, sheet }) => (isWhole ? sheet.entries !== 0 : forms.includes(form)))
  const sheets = chosen.map(({ sheet }) => sheet)
  return {
    institution: `${organisation}${speech.locale === 'en' ? ' · Medical social work' : ' · 医务社会工作'}`,
    title: `${w('caseFile')} ${file.number}`,
    number: file.number,
    hasCover: isWhole,
    sheets: isWhole
      ? [coverSheet(printing, speech), contentsSheet(printing, speech, every), ...sheets]
      : sheets,
    foot: [
      w('followsPack', packText(printing, speech)),
      w('ownFields'),
      `${organisation}　${w('printedBy')}　${printing.printedBy}　${instant(printing.printedAt.toISOString())}`,
    ],
    pageText: w('page'),
    language: printing.locale,
  }
}

/** A pack as it is cited: designation, name and which version of ours. */
function packText(printing: Printing, speech: Speech): string {
  return `${printing.pack.designation} ${packNamed(printing.file.pack, speech)}`
}

function packNamed(
  { name, version }: Pick<CaseFile['pack'], 'name' | 'version'>,
  { w, text, locale }: Speech,
): string {
  const edition = w('packVersion', version)
  return locale === 'en' ? `${text(name)} (${edition})` : `《${text(name)}》（${edition}）`
}

function coverSheet(printing: Printing, speech: Speech): Sheet {
  const { file } = printing
  const { w, code } = speech
  return {
    id: 'cover',
    title: w('caseFile'),
    entries: null,
    meta: [],
    blocks: [
      {
        kind: 'form',
        rows: [
          {
            fields: [
              { label: w('client'), value: file.client.name },
              {
                label: w('sexAge'),
                value: list([
                  code('sex', file.client.sex),
                  file.client.age === null ? null : w('years', file.client.age),
                ]),
              },
            ],
          },
          {
            fields: [
              { label: w('worker'), value: file.worker.name },
              { label: w('supervisor'), value: file.supervisor?.name ?? '' },
            ],
          },
          ...(file.coWorkers.length > 0
            ? [{ fields: [{ label: w('coWorkers'), value: list(file.coWorkers.map((one) => one.name)) }] }]
            : []),
          {
            fields: [
              { label: w('department'), value: maybe(file.client.department ?? file.department) },
              { label: w('kindOf'), value: code('kind', file.kind) },
            ],
          },
          {
            fields: [
              { label: w('openedAt'), value: day(file.openedAt) },
              { label: w('closedAt'), value: file.closedAt === null ? '' : day(file.closedAt) },
            ],
          },
          { fields: [{ label: w('pack'), value: packText(printing, speech) }] },
          ...file.pack.earlier.map((earlier) => ({
            fields: [
              {
                label: w('earlierPack'),
                value: `${packNamed(earlier, speech)}${w('packUntil', day(earlier.until))}`,
              },
            ],
          })),
        ],
      },
      { kind: 'note', text: w('confidential') },
    ],
  }
}

/** What is bound in here and on which page; what the pack asks for and is not there is named. */
function contentsSheet(printing: Printing, speech: Speech, every: readonly FormSheet[]): Sheet {
  const { file, pack } = printing
  const { w, code, text } = speech
  return {
    id: 'contents',
    title: w('contents'),
    entries: null,
    meta: [
      { label: w('client'), value: file.client.name },
      { label: w('caseNumber'), value: file.number },
      { label: w('state'), value: code('state', file.state) },
    ],
    blocks: [
      {
        kind: 'contents',
        titles: [w('number'), w('sheet'), w('need'), w('entries'), w('pageTitle')],
        lines: every.map(({ required, sheet }) => ({
          id: sheet.id,
          title: sheet.title,
          mark: required ? (sheet.entries === 0 ? w('requiredMissing') : w('required')) : '',
          entries: sheet.entries === null ? '' : String(sheet.entries),
          isThere: sheet.entries !== 0,
        })),
      },
      courseTable(file, pack, speech),
      ...(file.pack.unset.length > 0
        ? [
            {
              kind: 'note' as const,
              text: `${w('unset')}：${list(file.pack.unset.map(({ name }) => text(name)))}`,
            },
          ]
        : []),
    ],
  }
}

function courseTable(file: CaseFile, pack: StandardPack, speech: Speech): Block {
  const { w, text } = speech
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
          const name = pack.paperNames[paper as keyof typeof pack.paperNames]
          return `${there ? '■' : '□'} ${name ? text(name) : paper}`
        })
        .join('　') || '—',
    ]),
    empty: '',
  }
}

function intakeSheet(title: string, { file, content, request, client }: Printing, speech: Speech): Sheet {
  const { w, code, text } = speech
  const stay = file.encounters.find((one) => one.status === 'in-progress') ?? file.encounters[0] ?? null
  const named = (codes: string, value: string | null) => {
    const entry = value === null ? null : content.findCode(codes, value)
    return entry ? text(entry.name) : maybe(value)
  }
  const born = client.birthDate
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
  const agreed = file.consents
    .filter(({ living }) => living)
    .map(({ scope }) => content.findConsentText(scope))
  return {
    id: 'intake',
    title,
    entries: null,
    meta: [
      { label: w('caseNumber'), value: file.number },
      { label: w('openedAt'), value: day(file.openedAt) },
    ],
    blocks: [
      {
        kind: 'form',
        rows: [
          part(speech, 1, w('theClient')),
          {
            fields: [
              { label: w('name'), value: client.name },
              { label: w('sex'), value: code('sex', client.sex) },
              {
                label: w('birth'),
                value: `${maybe(born)}${ageThen === null ? '' : ` ${w('years', ageThen)}`}`,
              },
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
              { label: w('ethnicity'), value: named('ethnicity', client.ethnicity) },
              { label: w('marital'), value: named('marital', client.marital) },
              { label: w('education'), value: named('education', client.education) },
            ],
          },
          {
            fields: [
              { label: w('occupation'), value: maybe(client.occupation) },
              { label: w('livingWith'), value: named('living', client.living) },
              { label: w('payer'), value: named('payer', stay?.payer ?? client.payer) },
            ],
          },
          { fields: [{ label: w('address'), value: maybe(client.address) }] },
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
              { label: w('admitted'), value: stay?.admittedAt ? day(stay.admittedAt) : '' },
            ],
          },
          {
            fields: [
              { label: w('attending'), value: maybe(stay?.attending ?? null) },
              {
                label: w('diagnosis'),
                value: list([stay?.diagnosis ?? null, stay?.diagnosisCode ?? null]),
              },
            ],
          },
          ...(contacts.length > 0
            ? contacts
            : [
                {
                  fields: [
                    { label: w('contact'), value: '' },
                    { label: w('relation'), value: '' },
                    { label: w('phone'), value: '' },
                  ],
                },
              ]),
          part(speech, 2, w('theRequest')),
          { fields: [{ label: w('source'), value: choices(speech, 'source', request?.source ?? null) }] },
          {
            fields: [
              { label: w('receivedAt'), value: request === null ? '' : instant(request.raisedAt) },
              { label: w('acceptedAt'), value: instant(file.openedAt) },
            ],
          },
          { fields: [{ label: w('problem'), value: written(file.problem, 3) }] },
          { fields: [{ label: w('strengths'), value: written(file.strengths, 2) }] },
          part(speech, 3, w('firstJudgement')),
          { fields: [{ label: w('urgency'), value: choices(speech, 'urgency', request?.urgency ?? null) }] },
          { fields: [{ label: w('risk'), value: choices(speech, 'risk', file.risk) }] },
          { fields: [{ label: w('kindOf'), value: choices(speech, 'kind', file.kind) }] },
          {
            fields: [
              {
                label: w('consents'),
                value: list(agreed.map((consent) => (consent ? text(consent.name) : null))),
              },
            ],
          },
        ],
      },
      ...(file.encounters.length > 1 ? [staysTable(file, named, speech)] : []),
      {
        kind: 'sign',
        boxes: [
          { label: w('clientOrGuardian'), name: '', small: w('dateByHand') },
          {
            label: w('worker'),
            name: file.worker.name,
            small: `${w('acceptedAt')}　${instant(file.openedAt)}`,
          },
          { label: w('supervisor'), name: '', small: w('dateByHand') },
        ],
      },
    ],
  }
}

export function staysTable(
  file: Pick<CaseFile, 'encounters'>,
  named: (codes: string, value: string | null) => string,
  { w, code }: Speech,
): Block {
  return {
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
      one.admittedAt === null ? '' : day(one.admittedAt),
      one.dischargedAt === null ? '' : day(one.dischargedAt),
      list([one.department, one.bed]),
      named('disposition', one.disposition),
    ]),
    empty: w('none'),
  }
}
