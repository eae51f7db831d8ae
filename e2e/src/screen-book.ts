import { randomUUID } from 'node:crypto'
import type { APIRequestContext, BrowserContext, Page } from 'playwright-core'

/** Where the demonstration has what a screen shows: found by asking, as ids differ from house to house. */
export interface Places {
  readonly caseId: string
  readonly ownCaseId: string
  readonly clientId: string
  readonly otherClientId: string
  /** Under eighteen, with a case of the worker's. */
  readonly minorId: string
  readonly requestId: string
  readonly closureId: string | null
  /** A questionnaire that nobody has answered yet, by what its link carries. */
  readonly quiz: string
  /** What the link carries by which somebody says how it was, once it is over. */
  readonly rating: string
  /** Links that are used up by whoever opens them. */
  readonly fresh: { quiz(): Promise<string>; rating(): Promise<string> }
}

export interface Screen {
  readonly name: string
  /** Who looks; null at the door. */
  readonly who: string | null
  readonly address: (places: Places) => string | Promise<string>
  /** What to do before it looks as it should: a panel, a menu, a dialog. */
  readonly first?: (page: Page) => Promise<void>
  /** Nothing is there yet, or nothing that fits. */
  readonly empty?: true
  /** Also photographed at night. */
  readonly dark?: true
  /** Not a screen of phones. */
  readonly deskOnly?: true
}

const WORKER = 'linruoxi'
const HEAD = 'zhengshufen'
const NURSE = 'jiangwen'
const ENGINEER = 'fanglei'
const NEWCOMER = 'xuanyue'
const OF_OTHER_TEAM = 'suzhiyuan'

const press = (keys: string) => (page: Page) => page.keyboard.press(keys)
/** Single letters act while focus is on a list. */
const pressInList = (keys: string) => async (page: Page) => {
  await page.locator('[data-row]').first().focus()
  await page.keyboard.press(keys)
}
const onCase =
  (tab: string, form = '') =>
  (places: Places) =>
    `/cases/${places.caseId}/${tab}${form === '' ? '' : `?do=${form}`}`

/** A questionnaire of somebody's own, with a score that is understood and a question that is not scored. */
const QUESTIONNAIRE = {
  name: 'sleep.json',
  mimeType: 'application/json',
  buffer: Buffer.from(
    JSON.stringify({
      resourceType: 'Questionnaire',
      title: '住院患者睡眠问卷',
      status: 'active',
      item: [
        ...['晚上睡不着吗？', '半夜醒来后很难再睡着吗？'].map((text, index) => ({
          linkId: `q${index + 1}`,
          text,
          type: 'choice',
          answerOption: ['从不', '有时', '总是'].map((display, valueDecimal) => ({
            extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/ordinalValue', valueDecimal }],
            valueCoding: { code: `a${valueDecimal}`, display },
          })),
        })),
        { linkId: 'since', text: '从哪天起？', type: 'date' },
        {
          linkId: 'sum',
          text: '总分',
          type: 'decimal',
          extension: [
            {
              url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression',
              valueExpression: {
                language: 'text/fhirpath',
                expression: '%resource.item.answer.value.weight().sum()',
              },
            },
          ],
        },
      ],
    }),
  ),
}

/** Every screen there is: photographed by `npm run screens`, and gone over for barriers by the accessibility test. */
export const SCREENS: readonly Screen[] = [
  { name: 'sign-in', who: null, address: () => '/sign-in', dark: true },
  { name: 'today', who: WORKER, address: () => '/today', dark: true },
  { name: 'today-week', who: WORKER, address: () => '/today?span=week' },
  { name: 'today-empty', who: NEWCOMER, address: () => '/today', empty: true },
  { name: 'today-head', who: HEAD, address: () => '/today?as=team', dark: true },
  { name: 'today-head-figure', who: HEAD, address: () => '/today?as=team&figure=newCases' },
  {
    name: 'today-head-closure',
    who: HEAD,
    address: ({ closureId }) => `/today?as=team${closureId === null ? '' : `&closure=${closureId}`}`,
  },
  { name: 'today-head-empty', who: 'pengtao', address: () => '/today?as=team', empty: true },
  { name: 'search', who: WORKER, address: () => '/today', first: search('王') },
  { name: 'search-empty', who: WORKER, address: () => '/today', first: search('qqqqq'), empty: true },
  { name: 'keys', who: WORKER, address: () => '/intake?view=ended', first: pressInList('?'), deskOnly: true },
  { name: 'intake', who: WORKER, address: () => '/intake?view=all', dark: true },
  { name: 'intake-ended', who: WORKER, address: () => '/intake?view=ended' },
  { name: 'intake-one', who: WORKER, address: ({ requestId }) => `/intake/${requestId}?view=all` },
  { name: 'intake-empty', who: NEWCOMER, address: () => '/intake', empty: true },
  { name: 'intake-raised', who: NURSE, address: () => '/intake' },
  { name: 'intake-new', who: NURSE, address: () => '/intake/new' },
  { name: 'intake-call', who: WORKER, address: () => '/intake/call' },
  { name: 'clients', who: WORKER, address: () => '/clients' },
  { name: 'clients-none-found', who: WORKER, address: () => '/clients?q=qqqqq', empty: true },
  { name: 'clients-empty', who: NEWCOMER, address: () => '/clients', empty: true },
  { name: 'client', who: WORKER, address: ({ clientId }) => `/clients/${clientId}`, dark: true },
  {
    name: 'client-family',
    who: WORKER,
    address: ({ clientId }) => `/clients/${clientId}/family`,
    dark: true,
  },
  { name: 'client-edit', who: WORKER, address: ({ clientId }) => `/clients/${clientId}/edit` },
  { name: 'client-new', who: WORKER, address: () => '/clients/new' },
  {
    name: 'clients-compare',
    who: HEAD,
    address: ({ clientId, otherClientId }) => `/clients/compare?left=${clientId}&right=${otherClientId}`,
  },
  { name: 'clients-import', who: WORKER, address: () => '/clients/import' },
  { name: 'rights', who: HEAD, address: () => '/clients/rights', empty: true, dark: true },
  { name: 'rights-answered', who: HEAD, address: () => '/clients/rights?view=answered', empty: true },
  {
    name: 'rights-ask',
    who: WORKER,
    address: ({ clientId }) => `/clients/${clientId}`,
    first: async (page) => page.locator('[data-asks-right]').click(),
  },
  {
    name: 'stored-closed',
    who: HEAD,
    address: ({ clientId }) => `/clients/stored/${clientId}`,
    empty: true,
  },
  { name: 'urgent', who: NEWCOMER, address: () => '/clients/urgent', empty: true, dark: true },
  {
    name: 'urgent-waiting',
    who: OF_OTHER_TEAM,
    address: ({ minorId }) => `/clients/urgent?client=${minorId}`,
    first: askOnce,
    dark: true,
  },
  {
    name: 'urgent-one',
    who: 'zhoumin',
    address: ({ clientId }) => `/clients/urgent?client=${clientId}`,
  },
  { name: 'risk', who: HEAD, address: () => '/settings/risk', dark: true },
  { name: 'cases', who: HEAD, address: () => '/cases?view=all', dark: true },
  { name: 'cases-mine', who: WORKER, address: () => '/cases' },
  {
    name: 'cases-none-found',
    who: HEAD,
    address: () => '/cases?view=all&stage=closure&risk=crisis',
    empty: true,
  },
  { name: 'cases-empty', who: NEWCOMER, address: () => '/cases', empty: true },
  { name: 'case', who: HEAD, address: onCase('overview'), dark: true },
  { name: 'case-assessments', who: HEAD, address: onCase('assessments'), dark: true },
  { name: 'case-plan', who: HEAD, address: onCase('plan') },
  { name: 'case-records', who: HEAD, address: onCase('records') },
  { name: 'case-family', who: HEAD, address: onCase('family'), dark: true },
  { name: 'case-ending', who: HEAD, address: onCase('ending') },
  { name: 'case-papers', who: HEAD, address: onCase('papers') },
  { name: 'case-print', who: HEAD, address: onCase('papers?do=print') },
  { name: 'case-journal', who: HEAD, address: onCase('journal') },
  { name: 'case-own', who: WORKER, address: ({ ownCaseId }) => `/cases/${ownCaseId}/overview` },
  { name: 'record', who: WORKER, address: ({ ownCaseId }) => `/cases/${ownCaseId}/overview?record=1` },
  ...(
    [
      'need',
      'goal',
      'make-plan',
      'evaluate',
      'close',
      'plan-follow-up',
      'consent',
      'task',
      'change',
      'process',
      'review',
    ] as const
  ).map(
    (form): Screen => ({
      name: `case-form-${form}`,
      who: WORKER,
      address: ({ ownCaseId }) => `/cases/${ownCaseId}/overview?do=${form}`,
    }),
  ),
  ...(['phq-9', 'distress-thermometer', 'needs-assessment', 'gad-7'] as const).map(
    (instrument): Screen => ({
      name: `take-${instrument}`,
      who: WORKER,
      address: ({ ownCaseId }) => `/cases/${ownCaseId}/assessments/${instrument}`,
    }),
  ),
  { name: 'supervision', who: HEAD, address: () => '/supervision', dark: true },
  { name: 'supervision-by-step', who: HEAD, address: () => '/supervision?by=stage' },
  { name: 'supervision-drafts', who: HEAD, address: () => '/supervision?list=drafts' },
  { name: 'supervision-twice', who: HEAD, address: () => '/supervision?list=twice' },
  { name: 'supervision-gone-on', who: HEAD, address: () => '/supervision?list=gone-on', dark: true },
  { name: 'supervision-draw', who: HEAD, address: () => '/supervision?draw=1' },
  { name: 'supervision-sample', who: HEAD, address: () => '/supervision', first: openFirstRow },
  { name: 'supervision-own', who: WORKER, address: () => '/supervision' },
  { name: 'supervision-empty', who: 'pengtao', address: () => '/supervision', empty: true },
  { name: 'case-form-standard', who: HEAD, address: onCase('overview', 'standard') },
  { name: 'case-form-remark', who: HEAD, address: onCase('overview', 'remark') },
  { name: 'cases-archive', who: HEAD, address: () => '/cases/archive', dark: true },
  { name: 'cases-archive-lent', who: HEAD, address: () => '/cases/archive?view=lent', empty: true },
  { name: 'cases-transfer', who: HEAD, address: () => '/cases/transfer', empty: true },
  { name: 'cases-transfer-own', who: WORKER, address: () => '/cases/transfer', dark: true },
  { name: 'safety', who: WORKER, address: () => '/safety', dark: true },
  { name: 'safety-watch', who: WORKER, address: () => '/safety', first: openFirstRow },
  {
    name: 'safety-look',
    who: WORKER,
    address: () => '/safety',
    first: async (page) => {
      await openFirstRow(page)
      await page.locator('.side-panel-foot button').first().click()
    },
  },
  { name: 'safety-reports', who: HEAD, address: () => '/safety?tab=all' },
  { name: 'safety-report', who: HEAD, address: () => '/safety?tab=reports', first: openFirstRow },
  { name: 'safety-raise', who: NURSE, address: () => '/safety?do=report' },
  { name: 'safety-plan', who: WORKER, address: () => '/safety', first: openPlan },
  { name: 'safety-ended', who: WORKER, address: () => '/safety?tab=ended', empty: true },
  { name: 'safety-empty', who: 'pengtao', address: () => '/safety', empty: true },
  { name: 'conferences', who: NURSE, address: () => '/conferences', dark: true },
  { name: 'conference', who: NURSE, address: () => '/conferences', first: openFirstRow },
  { name: 'conference-say', who: NURSE, address: () => '/conferences?act=say', first: openFirstRow },
  {
    name: 'conference-decision',
    who: NURSE,
    address: () => '/conferences',
    first: (page) =>
      page
        .getByRole('button', { name: /答复办理情况|Say what became of it/ })
        .first()
        .click(),
  },
  { name: 'conferences-empty', who: NEWCOMER, address: () => '/conferences', empty: true },
  {
    name: 'case-form-conference',
    who: WORKER,
    address: ({ ownCaseId }) => `/cases/${ownCaseId}/overview?do=conference`,
  },
  { name: 'library', who: WORKER, address: () => '/library' },
  { name: 'library-own', who: HEAD, address: () => '/library' },
  {
    name: 'library-own-draft',
    who: HEAD,
    address: () => '/library/jiangsu-tjssg-001-2020',
    first: async (page) => {
      await page.getByRole('button', { name: /以此为底本|Make our own/ }).click()
      await page.waitForURL(/library\/own/)
    },
    dark: true,
  },
  {
    name: 'library-standard',
    who: WORKER,
    address: () => '/library/shenzhen-db4403t-214-2021',
    dark: true,
  },
  { name: 'settings', who: ENGINEER, address: () => '/settings' },
  { name: 'settings-member', who: ENGINEER, address: () => '/settings', first: openFirstRow },
  { name: 'settings-institution', who: ENGINEER, address: () => '/settings/institution', dark: true },
  {
    name: 'settings-institution-form',
    who: ENGINEER,
    address: () => '/settings/institution',
    first: async (page) => page.locator('.page-head button').click(),
  },
  { name: 'settings-departments', who: ENGINEER, address: () => '/settings/departments' },
  {
    name: 'settings-department-form',
    who: ENGINEER,
    address: () => '/settings/departments',
    first: openFirstRow,
  },
  { name: 'settings-teams', who: ENGINEER, address: () => '/settings/teams' },
  { name: 'settings-team-form', who: ENGINEER, address: () => '/settings/teams', first: openFirstRow },
  { name: 'settings-sources', who: ENGINEER, address: () => '/settings/feed/sources' },
  {
    name: 'settings-source-form',
    who: ENGINEER,
    address: () => '/settings/feed/sources',
    first: openFirstRow,
  },
  { name: 'cases-not-in-record', who: HEAD, address: () => '/cases/not-in-record' },
  { name: 'settings-destinations', who: ENGINEER, address: () => '/settings/feed/destinations' },
  {
    name: 'settings-destination-form',
    who: ENGINEER,
    address: () => '/settings/feed/destinations',
    first: async (page) => page.locator('.state button').first().click(),
  },
  { name: 'settings-readers', who: ENGINEER, address: () => '/settings/feed/readers' },
  { name: 'settings-outbox', who: ENGINEER, address: () => '/settings/feed/outbox', empty: true },
  {
    name: 'settings-outbox-withheld',
    who: ENGINEER,
    address: () => '/settings/feed/outbox?state=withheld',
    empty: true,
  },
  { name: 'door-quiz', who: null, address: ({ quiz }) => `/h/quiz#${quiz}` },
  {
    name: 'door-quiz-item',
    who: null,
    address: ({ quiz }) => `/h/quiz#${quiz}`,
    first: async (page) => page.locator('.act .btn').first().click(),
    dark: true,
  },
  {
    name: 'door-quiz-large',
    who: null,
    address: ({ quiz }) => `/h/quiz#${quiz}`,
    first: large,
  },
  {
    name: 'door-quiz-done',
    who: null,
    address: async ({ fresh }) => `/h/quiz#${await fresh.quiz()}`,
    first: answerQuiz,
  },
  {
    name: 'door-quiz-done-large',
    who: null,
    address: async ({ fresh }) => `/h/quiz#${await fresh.quiz()}`,
    first: async (page) => {
      await answerQuiz(page)
      await large(page)
    },
  },
  { name: 'door-rate', who: null, address: ({ rating }) => `/h/rate#${rating}` },
  { name: 'door-rate-large', who: null, address: ({ rating }) => `/h/rate#${rating}`, first: large },
  {
    name: 'door-rate-done',
    who: null,
    address: async ({ fresh }) => `/h/rate#${await fresh.rating()}`,
    first: rateIt,
  },
  {
    name: 'door-rate-done-large',
    who: null,
    address: async ({ fresh }) => `/h/rate#${await fresh.rating()}`,
    first: async (page) => {
      await rateIt(page)
      await large(page)
    },
  },
  { name: 'door-dead-link-large', who: null, address: () => '/h/rate#nobody', first: large, empty: true },
  { name: 'door-dead-link', who: null, address: () => '/h/rate#nobody', empty: true },
  { name: 'settings-compliance', who: HEAD, address: () => '/settings/compliance', dark: true },
  { name: 'settings-incidents', who: WORKER, address: () => '/settings/compliance/incidents', empty: true },
  {
    name: 'settings-incident-report',
    who: HEAD,
    address: () => '/settings/compliance/incidents',
    first: async (page) => page.locator('.state button').first().click(),
  },
  { name: 'settings-compliance-form', who: HEAD, address: () => '/settings/compliance?write=automated' },
  { name: 'settings-compliance-empty', who: 'pengtao', address: () => '/settings/compliance', empty: true },
  { name: 'settings-door', who: ENGINEER, address: () => '/settings/door', dark: true },
  { name: 'settings-posters', who: ENGINEER, address: () => '/settings/posters' },
  { name: 'settings-instruments', who: ENGINEER, address: () => '/settings/instruments' },
  {
    name: 'settings-instruments-import',
    who: HEAD,
    address: () => '/settings/instruments/import',
    empty: true,
  },
  {
    name: 'settings-instruments-import-read',
    who: HEAD,
    address: () => '/settings/instruments/import',
    first: (page) => page.locator('input[type=file]').setInputFiles(QUESTIONNAIRE),
    dark: true,
  },
  { name: 'settings-duties', who: ENGINEER, address: () => '/settings/duties' },
  { name: 'settings-feed', who: ENGINEER, address: () => '/settings/feed' },
  { name: 'settings-journal', who: ENGINEER, address: () => '/settings/journal' },
  { name: 'me', who: WORKER, address: () => '/me' },
  { name: 'not-found', who: WORKER, address: () => '/nowhere', empty: true },
  { name: 'case-not-ours', who: 'chengkexin', address: onCase('overview'), empty: true },
  { name: 'nothing-open', who: 'guowei', address: () => '/today', empty: true },
]

/** Large type, as on a phone whose owner wants it; a second press would make it small again. */
async function large(page: Page): Promise<void> {
  const isLarge = await page.evaluate(() => document.documentElement.dataset.type === 'large')
  if (!isLarge) await page.locator('.tools button').last().click()
}

/** Five questions of well-being, none of them alarming. */
async function answerQuiz(page: Page): Promise<void> {
  await page.locator('.act .btn').first().click()
  for (const _ of Array(5)) {
    const asked = await page.locator('h1.item').innerText()
    await page.locator('.picks .pick').first().click()
    await page.waitForFunction((was) => document.querySelector('h1.item')?.textContent !== was, asked)
  }
  await page.locator('.act .btn').first().click()
  await page.locator('.act').waitFor({ state: 'detached' })
}

async function rateIt(page: Page): Promise<void> {
  await page.locator('.asked .pick').first().click()
  await page.locator('.act .btn').first().click()
  await page.locator('.act').waitFor({ state: 'detached' })
}

async function openFirstRow(page: Page): Promise<void> {
  await page.locator('[data-row]').first().click()
  await page.locator('dialog[open], .side-panel').first().waitFor()
}

/** The graver of two watched people has a safety plan already: it opens to be written anew. */
async function openPlan(page: Page): Promise<void> {
  await page.locator('[data-row]').last().click()
  await page.locator('.side-panel a.link').first().click()
  await page.locator('.person-safety .button').first().click()
  await page.locator('dialog[open]').waitFor()
}

/** The file of a minor is asked for; whoever looks a second time finds it waiting. */
async function askOnce(page: Page): Promise<void> {
  const waiting = page.locator('[data-approval=waiting]')
  await waiting.or(page.locator('.state')).first().waitFor()
  if ((await waiting.count()) > 0) return
  await page.locator('.urgent-form textarea').fill('孩子独自在急诊，找不到监护人')
  await press('Control+Enter')(page)
  await waiting.waitFor()
}

function search(words: string) {
  return async (page: Page) => {
    await press('Control+k')(page)
    await page.getByRole('combobox').fill(words)
    await page.getByRole('option').or(page.locator('.palette-list p')).first().waitFor()
  }
}

/** Opens a screen and waits until it stands still: nothing loading, letters drawn, nothing moving. */
export async function show(context: BrowserContext, screen: Screen, places: Places): Promise<Page> {
  const page = await context.newPage()
  await page.goto(await screen.address(places))
  await settle(page)
  await screen.first?.(page)
  await settle(page)
  return page
}

async function settle(page: Page): Promise<void> {
  await page.locator('main :is(h1, h2, table):visible').first().waitFor()
  await page.waitForFunction(() => document.querySelector('.skeleton-line, [aria-busy="true"]') === null)
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
}

interface Asked {
  readonly id: string
  readonly client: { readonly id: string } | null
}

/** Asks the house where there is something to see. */
export async function findPlaces(worker: APIRequestContext, head: APIRequestContext): Promise<Places> {
  const cases = await rows<{ id: string; client: { id: string } }>(
    head,
    '/api/cases/list?view=all&sort=served',
  )
  const own = await rows<{ id: string; client: { id: string; age: number | null } }>(
    worker,
    '/api/cases/list?view=mine&limit=200',
  )
  const minor = own.find(({ client }) => client.age !== null && client.age < 18)
  const waiting = await rows<Asked>(worker, '/api/intake/list?view=all')
  const ended = await rows<Asked>(worker, '/api/intake/list?view=ended')
  const { closures } = await answer<{ closures: readonly { closureId: string }[] }>(head, '/api/today/head')
  const [richest] = cases
  const request = waiting[0] ?? ended[0]
  const other = [...waiting, ...ended]
    .flatMap(({ client }) => client ?? [])
    .find(({ id }) => id !== richest?.client.id)
  if (!richest || !request || !other || !minor)
    throw new Error('the demonstration has no case, no request, no client or no minor')
  return {
    caseId: richest.id,
    ownCaseId: own[0]?.id ?? richest.id,
    clientId: richest.client.id,
    otherClientId: other.id,
    minorId: minor.client.id,
    requestId: request.id,
    closureId: closures[0]?.closureId ?? null,
    quiz: await giveQuiz(worker, other.id, 'phq-9'),
    rating: await giveRating(worker, head),
    fresh: {
      quiz: () => giveQuiz(worker, other.id, 'who-5'),
      rating: () => giveRating(worker, head),
    },
  }
}

const newSecret = () => randomUUID().replaceAll('-', '').slice(0, 22)

async function giveQuiz(worker: APIRequestContext, clientId: string, instrument: string): Promise<string> {
  const secret = newSecret()
  await tell(worker, '/assessments/links/make', { clientId, caseId: null, instrument, secret })
  return secret
}

/** For each link a case of its own: whoever has said how it was is not asked again. */
async function giveRating(worker: APIRequestContext, head: APIRequestContext): Promise<string> {
  const secret = newSecret()
  const unknown = ['diedOn', 'idType', 'idNumber', 'phone', 'address', 'ethnicity', 'marital', 'payer']
  const more = ['education', 'occupation', 'language', 'living', 'incomeFen']
  const { id: clientId } = await tell(worker, '/clients/add', {
    fields: {
      ...Object.fromEntries([...unknown, ...more].map((field) => [field, null])),
      name: '柏秋雁',
      sex: 2,
      birthDate: '1961-04-02',
      birthEstimated: false,
    },
    sureThatNew: true,
  })
  const { id: caseId } = await tell(worker, '/cases/open', {
    clientId,
    kind: 'brief',
    pack: null,
    problem: '押金不够',
  })
  const closure = await tell(worker, '/cases/closure/ask', {
    caseId,
    seen: 1,
    reason: 'client-withdrew',
    summary: '家里凑上了',
    missingReason: '只见过一面',
    followUps: [],
  })
  const decision = { closureId: closure.id, seen: closure.revision, approved: true, remark: null }
  await tell(head, '/cases/closure/decide', decision)
  await tell(worker, '/relations/rating/give', { caseId, secret })
  return secret
}

async function tell(
  who: APIRequestContext,
  path: string,
  input: Readonly<Record<string, unknown>>,
): Promise<{ readonly id: string; readonly revision: number }> {
  const data = { commandId: randomUUID(), ...input }
  const answer = await who.post(`/api${path}`, { headers: { 'x-quancheng': '1' }, data })
  if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`)
  return (await answer.json()) as { readonly id: string; readonly revision: number }
}

async function rows<Row>(asked: APIRequestContext, path: string): Promise<readonly Row[]> {
  return (await answer<{ rows: readonly Row[] }>(asked, path)).rows
}

async function answer<Answer>(asked: APIRequestContext, path: string): Promise<Answer> {
  const response = await asked.get(path)
  if (!response.ok()) throw new Error(`${path} answered ${response.status()}: ${await response.text()}`)
  return (await response.json()) as Answer
}
