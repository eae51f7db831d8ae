import { createHash } from 'node:crypto'
import type { CaseFile } from '@quancheng/contract/cases.ts'
import type { SummaryBody } from '@quancheng/contract/summaries.ts'
import { dayAt } from '@quancheng/rules/calendar-day.ts'
import type { SummaryPart } from '@quancheng/rules/summary.ts'
import { type Speech, speak } from '../../printing/public.ts'

/** The hospital's record is Chinese, whatever language the screen speaks. */
const speech = speak('zh-CN')

const TITLES = {
  reason: '求助原因',
  needs: '需求',
  goals: '目标',
  plan: '服务计划',
  done: '已提供的服务',
  discharge: '出院与随访约定',
} as const

/**
 * What a summary says, from what lies in the file. What was said in a talk, process recordings, assessments and
 * diagnoses are not read at all: they cannot slip in.
 */
export function summaryParts(file: CaseFile): SummaryPart[] {
  const { code } = speech
  const part = (which: SummaryPart['code'], lines: readonly (string | null)[]): SummaryPart => ({
    code: which,
    title: TITLES[which],
    lines: lines.filter((line) => line !== null && line.trim() !== '') as string[],
  })
  return [
    part('reason', [file.problem]),
    part(
      'needs',
      file.needs
        .filter(({ state }) => state !== 'withdrawn')
        .map((need) => `${code('domain', need.domain)}：${need.text}（${code('needState', need.state)}）`),
    ),
    part(
      'goals',
      file.goals
        .filter(({ state }) => state !== 'dropped')
        .map((goal) => `${goal.text}（${code('goalState', goal.state)}）`),
    ),
    part('plan', planLines(file)),
    part('done', doneLines(file, speech)),
    part('discharge', [
      ...file.closures
        .filter(({ state, reopenedAt }) => state !== 'returned' && reopenedAt === null)
        .map((closure) => closure.summary),
      ...file.followUps
        .filter(({ state }) => state === 'planned')
        .map((one) => `${one.plannedOn} ${code('channel', one.method)}随访（${one.assignee.name}）`),
    ]),
  ]
}

/** What `goals` and `plan` say, with states instead of words. */
function courseOf(file: CaseFile): NonNullable<SummaryBody['course']> {
  const signed = file.records.filter(({ state }) => state === 'signed')
  return {
    goals: file.goals.filter(({ state }) => state !== 'dropped').map(({ text, state }) => ({ text, state })),
    actions: actionsOf(agreedPlan(file)).map(({ id, goal, text }) => ({
      text,
      goal,
      state: file.goals.find((each) => each.id === id)?.state ?? null,
      started: signed.some(({ goalIds }) => goalIds.includes(id)),
    })),
  }
}

/** Of what was not chosen nothing leaves, not even its states. */
export function courseChosen(
  course: SummaryBody['course'],
  sections: readonly string[],
): SummaryBody['course'] {
  return (
    course && {
      goals: sections.includes('goals') ? course.goals : [],
      actions: sections.includes('plan') ? course.actions : [],
    }
  )
}

function agreedPlan(file: CaseFile): CaseFile['plans'][number] | undefined {
  return file.plans.find(({ state }) => state === 'agreed')
}

function actionsOf(plan: CaseFile['plans'][number] | undefined) {
  return (plan?.goals ?? []).flatMap(({ id, text: goal, actions, responsible }) =>
    actions === null
      ? []
      : [{ id, goal, text: `${actions}${responsible === null ? '' : `（${responsible}）`}` }],
  )
}

function planLines(file: CaseFile): (string | null)[] {
  const plan = agreedPlan(file)
  if (!plan) return []
  return [
    plan.summary,
    ...actionsOf(plan).map(({ goal, text }) => `${goal}：${text}`),
    plan.reviewOn === null ? null : `计划于 ${plan.reviewOn} 复核`,
  ]
}

/** When, how and how long; what it was for. Not a word of what was said. */
function doneLines(file: CaseFile, { code }: Speech): string[] {
  return file.records
    .filter(({ state }) => state === 'signed')
    .toSorted((a, b) => a.occurredAt.localeCompare(b.occurredAt))
    .map((record) => {
      const purpose = record.purpose === null ? '' : `：${record.purpose}`
      return `${dayAt(Date.parse(record.occurredAt))} ${code('channel', record.channel)} ${record.minutes} 分钟${purpose}`
    })
}

interface Around {
  readonly file: CaseFile
  readonly institution: string
  readonly stay: SummaryBody['stay']
  readonly worker: SummaryBody['worker']
}

export function summaryBody({ file, institution, stay, worker }: Around): SummaryBody {
  return {
    title: '医务社会工作小结',
    institution,
    caseNumber: file.number,
    client: { name: file.client.name, sex: file.client.sex, birthDate: file.client.birthDate },
    stay,
    worker,
    contact: '',
    note: null,
    parts: summaryParts(file).map((one) => ({ ...one, lines: [...one.lines] })),
    course: courseOf(file),
  }
}

/** Changes when any fact that was shown changes. */
export function printOf(body: SummaryBody): string {
  return createHash('sha256')
    .update(JSON.stringify([body.client, body.stay, body.parts, body.course]))
    .digest('base64url')
}
