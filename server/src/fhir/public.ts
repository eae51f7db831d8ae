import type { SummaryBody } from '@quancheng/contract/summaries.ts'

/** A signed summary with everything FHIR asks about it. */
export interface SignedSummary {
  readonly id: string
  readonly caseId: string
  readonly clientId: string
  readonly version: number
  readonly signedAt: Date
  /** The version before, or the one a receiver has. */
  readonly replaces: string | null
  /** A newer version stands in its place. */
  readonly isReplaced: boolean
  readonly isCaseOpen: boolean
  readonly body: SummaryBody
  readonly numbers: readonly { readonly issuer: string; readonly value: string }[]
}

export type Resource = { readonly resourceType: string } & Readonly<Record<string, unknown>>

const SEX = { 0: 'unknown', 1: 'male', 2: 'female', 9: 'other' } as const

/** Ids of this house, as every system may keep them. */
export const SUMMARIES = 'urn:ietf:rfc:3986'
export const urnOf = (id: string) => `urn:uuid:${id}`

/** The patient with the hospital's own numbers: no address, no telephone, no identity card. */
export function patient({ clientId, body, numbers }: SignedSummary): Resource {
  return {
    resourceType: 'Patient',
    id: clientId,
    identifier: identifiers(numbers),
    name: [{ use: 'official', text: body.client.name }],
    gender: SEX[body.client.sex],
    ...(body.client.birthDate !== null && { birthDate: body.client.birthDate }),
  }
}

/** As it is sent: there the patient is known by the hospital's number alone, and an invented one is marked as a test. */
export function sentDocument(summary: SignedSummary, isTest: boolean): Resource {
  const { id: _, subject: about, ...document } = documentReference(summary)
  const { reference: __, ...known } = about as Readonly<Record<string, unknown>>
  const test = { system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason', code: 'HTEST' }
  return {
    ...document,
    resourceType: 'DocumentReference',
    ...(isTest && { meta: { security: [test] } }),
    subject: known,
  }
}

/** The words of the summary as the ward reads them. */
export function documentReference(summary: SignedSummary): Resource {
  const { body, signedAt } = summary
  return {
    resourceType: 'DocumentReference',
    id: summary.id,
    masterIdentifier: { system: SUMMARIES, value: urnOf(summary.id) },
    identifier: [{ system: SUMMARIES, value: urnOf(summary.id) }],
    status: summary.isReplaced ? 'superseded' : 'current',
    docStatus: 'final',
    type: { text: body.title },
    subject: subject(summary),
    date: signedAt.toISOString(),
    author: [{ display: body.worker.name }],
    authenticator: { display: body.worker.name },
    custodian: { display: body.institution },
    ...(summary.replaces !== null && {
      relatesTo: [
        {
          code: 'replaces',
          target: { identifier: { system: SUMMARIES, value: urnOf(summary.replaces) } },
        },
      ],
    }),
    description: `${body.title} ${body.caseNumber} 第 ${summary.version} 版`,
    content: [
      {
        attachment: {
          contentType: 'text/plain; charset=utf-8',
          language: 'zh-CN',
          title: body.title,
          creation: signedAt.toISOString(),
          data: Buffer.from(textOf(body)).toString('base64'),
        },
      },
    ],
  }
}

/** Goals and plan as they were signed, word for word and with the states they had then. */
export function carePlan(summary: SignedSummary): Resource {
  const { body } = summary
  const lines = body.parts
    .filter(({ code }) => code === 'goals' || code === 'plan')
    .flatMap((part) => part.lines)
  const goals = (body.course?.goals ?? []).map((goal, at) => ({ ...goal, id: `goal-${at + 1}` }))
  const activities = body.course
    ? body.course.actions.map((action) => activityOf(action, goals))
    : lines.map((line) => ({ detail: { status: 'unknown', description: line } }))
  return {
    resourceType: 'CarePlan',
    id: summary.id,
    ...(goals.length > 0 && {
      contained: goals.map((goal) => goalOf(goal, subject(summary))),
      goal: goals.map(({ id }) => ({ reference: `#${id}` })),
    }),
    identifier: [{ system: SUMMARIES, value: urnOf(summary.caseId) }],
    status: summary.isReplaced ? 'revoked' : summary.isCaseOpen ? 'active' : 'completed',
    intent: 'plan',
    category: [{ text: '医务社会工作' }],
    title: `医务社会工作服务计划 ${body.caseNumber}`,
    ...(lines.length > 0 && { description: lines.join('\n') }),
    subject: subject(summary),
    created: summary.signedAt.toISOString(),
    author: { display: body.worker.name },
    supportingInfo: [{ reference: `DocumentReference/${summary.id}` }],
    ...(activities.length > 0 && { activity: activities }),
  }
}

type Course = NonNullable<SummaryBody['course']>
type Goal = Course['goals'][number] & { readonly id: string }
type Action = Course['actions'][number]

/** R4 knows no goal that was reached in part: not met, “there might or might not have been progress”, and the field's word beside it. */
const ACHIEVED = {
  open: ['in-progress', '进行中'],
  achieved: ['achieved', '达成'],
  'partly-achieved': ['not-achieved', '部分达成'],
  'not-achieved': ['not-achieved', '未达成'],
} as const

function goalOf({ id, text, state }: Goal, about: object): Resource {
  const said = state === 'dropped' ? null : ACHIEVED[state]
  return {
    resourceType: 'Goal',
    id,
    lifecycleStatus: state === 'open' ? 'active' : state === 'dropped' ? 'cancelled' : 'completed',
    ...(said && {
      achievementStatus: {
        coding: [{ system: 'http://terminology.hl7.org/CodeSystem/goal-achievement', code: said[0] }],
        text: said[1],
      },
    }),
    description: { text },
    subject: about,
  }
}

function activityOf(action: Action, goals: readonly Goal[]) {
  const goal = goals.find(({ text }) => text === action.goal)
  return {
    detail: {
      status: activityStatus(action),
      description: action.text,
      ...(goal && { goal: [{ reference: `#${goal.id}` }] }),
    },
  }
}

/** An action has begun when a signed record serves its goal, and ends with it (R4 CarePlanActivityStatus). */
function activityStatus({ state, started }: Action): string {
  switch (state) {
    case null:
      return 'unknown'
    case 'open':
      return started ? 'in-progress' : 'not-started'
    case 'dropped':
      return started ? 'stopped' : 'cancelled'
    case 'achieved':
    case 'partly-achieved':
    case 'not-achieved':
      return started ? 'completed' : 'unknown'
  }
}

export function searchset(self: string, resources: readonly Resource[]): Resource {
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    total: resources.length,
    link: [{ relation: 'self', url: self }],
    ...(resources.length > 0 && {
      entry: resources.map((resource) => ({
        fullUrl: `${new URL('/fhir/', self).href}${resource.resourceType}/${String(resource.id)}`,
        resource,
        search: { mode: 'match' },
      })),
    }),
  }
}

export function outcome(code: string, diagnostics: string): Resource {
  return { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code, diagnostics }] }
}

/** What this door does, as it does it: three kinds of resource, read and searched by patient. */
export function capabilities(at: Date): Resource {
  const searchable = (type: string, names: readonly (readonly [string, string])[]) => ({
    type,
    interaction: [{ code: 'read' }, { code: 'search-type' }],
    searchParam: names.map(([name, kind]) => ({ name, type: kind })),
  })
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: at.toISOString(),
    kind: 'instance',
    implementation: { description: '全程 Quancheng：社工小结' },
    fhirVersion: '4.0.1',
    format: ['json'],
    rest: [
      {
        mode: 'server',
        security: { description: 'A bearer token the institution gives to one record system.' },
        resource: [
          searchable('Patient', [['identifier', 'token']]),
          searchable('DocumentReference', [['patient', 'reference']]),
          searchable('CarePlan', [['patient', 'reference']]),
        ],
      },
    ],
  }
}

function subject({ clientId, numbers, body }: SignedSummary) {
  const [number] = identifiers(numbers)
  return {
    reference: `Patient/${clientId}`,
    ...(number && { identifier: number }),
    display: body.client.name,
  }
}

/** An issuer that is no address of its own is named under this house's. */
function identifiers(numbers: SignedSummary['numbers']): { system: string; value: string }[] {
  return numbers.map(({ issuer, value }) => ({ system: systemOf(issuer), value }))
}

export function systemOf(issuer: string): string {
  return /^(urn:|https?:)/.test(issuer) ? issuer : `urn:quancheng:issuer:${encodeURIComponent(issuer)}`
}

function textOf(body: SummaryBody): string {
  return [
    body.title,
    ...body.parts.flatMap((part) => ['', part.title, ...part.lines]),
    ...(body.note === null ? [] : ['', '给病区的话', body.note]),
    '',
    `社工：${body.worker.name} ${body.contact}`,
  ].join('\n')
}
