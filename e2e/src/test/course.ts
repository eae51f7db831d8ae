import { randomUUID } from 'node:crypto'
import type { BrowserContext } from 'playwright-core'
import { ask, consent, tell } from './commands.ts'

interface Written {
  readonly id: string
  readonly revision: number
}

interface CaseFile {
  readonly id: string
  readonly revision: number
  readonly state: 'open' | 'closing' | 'closed'
  readonly stage: string
  readonly client: { readonly id: string; readonly name: string }
  readonly steps: readonly { readonly name: { readonly zh: string } }[]
  readonly next: { readonly stage: string; readonly missing: readonly string[] } | null
  readonly needs: readonly Written[]
  readonly goals: readonly Written[]
  readonly plans: readonly (Written & { readonly state: string })[]
  readonly closures: readonly (Written & { readonly state: string })[]
}

export function courseOf(worker: BrowserContext, caseId: string): Promise<CaseFile> {
  return ask(worker, `/cases/file?caseId=${caseId}`)
}

/** Somebody new, entered by hand. */
export async function enterClient(
  worker: BrowserContext,
  given: { readonly name: string; readonly born: string; readonly sex: 1 | 2 },
): Promise<string> {
  const unknown = ['diedOn', 'idType', 'idNumber', 'phone', 'address', 'ethnicity', 'marital', 'payer']
  const more = ['education', 'occupation', 'language', 'living', 'incomeFen']
  const { id } = await tell<Written>(worker, '/clients/add', {
    fields: {
      ...Object.fromEntries([...unknown, ...more].map((field) => [field, null])),
      name: given.name,
      sex: given.sex,
      birthDate: given.born,
      birthEstimated: false,
    },
    sureThatNew: true,
  })
  return id
}

export async function openCase(
  worker: BrowserContext,
  given: { readonly clientId: string; readonly pack: string; readonly kind: 'brief' | 'complex' },
): Promise<string> {
  const { id } = await tell<Written>(worker, '/cases/open', {
    ...given,
    problem: '住院押金和出院后的照护都没有着落',
  })
  return id
}

/** What a paper the standard asks for is made of, when nothing stands in its way. */
const PAPERS: Readonly<Record<string, (worker: BrowserContext, file: CaseFile) => Promise<unknown>>> = {
  'intake-form': (worker, file) =>
    tell(worker, '/cases/change', {
      caseId: file.id,
      seen: file.revision,
      changes: { problem: '住院押金和出院后的照护都没有着落', strengths: '家人愿意来' },
    }),
  consent: (worker, file) => consent(worker, file.id),
  'needs-assessment': async (worker, file) => {
    const { version, items } = await definitionOf(worker, 'needs-assessment')
    return tell(worker, '/assessments/take', {
      clientId: file.client.id,
      caseId: file.id,
      instrument: 'needs-assessment',
      version,
      mode: 'worker',
      answers: Object.fromEntries(
        items.flatMap((item) => (item.options?.[0] ? [[item.id, item.options[0].value]] : [])),
      ),
      takenAt: new Date().toISOString(),
      note: null,
    })
  },
  needs: (worker, file) =>
    tell(worker, '/cases/needs/add', {
      caseId: file.id,
      need: {
        domain: 'practical',
        text: '押金还差两万元',
        severity: 3,
        severityNow: 3,
        priority: 'high',
        state: 'open',
      },
    }),
  goals: (worker, file) =>
    tell(worker, '/cases/goals/add', {
      caseId: file.id,
      goal: {
        needId: file.needs[0]?.id ?? null,
        text: '补上押金缺口',
        measure: '缺口金额',
        unit: '元',
        instrument: null,
        baseline: 20_000,
        target: 0,
        current: 20_000,
        dueOn: daysFromNow(14),
        state: 'open',
        attainment: null,
        actions: '核对大病保险，申请医院救助',
        responsible: null,
      },
    }),
  plan: (worker, file) =>
    tell(worker, '/cases/plans/make', { caseId: file.id, summary: null, reviewOn: null }),
  'plan-agreement': (worker, file) => {
    const plan = file.plans.find(({ state }) => state === 'draft')
    return tell(worker, '/cases/plans/agree', {
      planId: plan?.id,
      seen: plan?.revision,
      agreedBy: 'client',
      signer: file.client.name,
      signerRelation: null,
      agreedAt: new Date().toISOString(),
    })
  },
  'signed-record': async (worker, file) => {
    for (const [content, response] of [
      ['和本人一起把账算了一遍：押金、自费药、护工，先核对大病保险。', '说心里有数了'],
      ['大病保险已核对，医院救助申请已交；和家人说好出院后谁来照看。', '愿意继续联系'],
    ] as const) {
      const recordId = randomUUID()
      const { revision } = await tell<Written>(worker, '/cases/records/draft', {
        caseId: file.id,
        recordId,
        seen: null,
        fields: {
          occurredAt: new Date(Date.now() - 3_600_000).toISOString(),
          minutes: 45,
          channel: 'face',
          place: '床旁',
          present: file.client.name,
          purpose: null,
          content,
          response,
          nextStep: null,
          nextOn: null,
          goalIds: file.goals.map(({ id }) => id),
        },
      })
      await tell(worker, '/cases/records/sign', { recordId, seen: revision })
    }
  },
  evaluation: (worker, file) =>
    tell(worker, '/cases/evaluate', {
      caseId: file.id,
      summary: '缺口补上了，照护有人接手。',
      clientView: '踏实多了。',
      satisfaction: 5,
      goals: file.goals.map(({ id }) => ({ goalId: id, attainment: 0, state: 'achieved' })),
    }),
}

async function definitionOf(worker: BrowserContext, instrument: string) {
  type Definition = {
    readonly id: string
    readonly version: string
    readonly items: readonly {
      readonly id: string
      readonly options?: readonly { readonly value: number }[]
    }[]
  }
  const found = (
    await ask<readonly { readonly definition: Definition }[]>(worker, '/assessments/instruments')
  ).find(({ definition }) => definition.id === instrument)
  if (!found) throw new Error(`${instrument} is not in use here`)
  return found.definition
}

/** Through every step of its standard, each paper made when it is asked for, until a supervisor has closed it. */
export async function carryThrough(
  worker: BrowserContext,
  supervisor: BrowserContext,
  caseId: string,
): Promise<readonly string[]> {
  const steps: string[] = []
  for (let turn = 0; turn < 60; turn += 1) {
    const file = await courseOf(worker, caseId)
    if (steps.at(-1) !== file.stage) steps.push(file.stage)
    const missing = file.next?.missing.find((paper) => paper in PAPERS)
    const make = missing === undefined ? undefined : PAPERS[missing]
    if (make) await make(worker, file)
    else if (file.next && file.next.stage !== 'follow-up' && file.stage !== 'closure')
      await tell(worker, '/cases/advance', { caseId, seen: file.revision, to: file.next.stage })
    else {
      await close(worker, supervisor, file)
      return steps
    }
  }
  throw new Error(`case ${caseId} goes round in circles at ${steps.at(-1)}`)
}

async function close(worker: BrowserContext, supervisor: BrowserContext, file: CaseFile): Promise<void> {
  const { id, revision } = await tell<Written>(worker, '/cases/closure/ask', {
    caseId: file.id,
    seen: file.revision,
    reason: 'goal-met',
    summary: '押金有了着落，照护有人接手。',
    missingReason: null,
    followUps: [{ plannedOn: daysFromNow(30), method: 'phone' }],
  })
  await tell(supervisor, '/cases/closure/decide', {
    closureId: id,
    seen: revision,
    approved: true,
    remark: null,
  })
}

export function daysFromNow(days: number): string {
  return new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)
}
