import type { CaseFile } from '@quancheng/contract/cases.ts'
import type { Content } from '../content/load.ts'
import { day, instant, list, maybe, metaOf, number } from './format.ts'
import type { Block, Sheet } from './paper.ts'
import type { Speech } from './words.ts'

/** Goals, and every version of the plan that was made of them, with who agreed. */
export function planSheet(title: string, file: CaseFile, content: Content, speech: Speech): Sheet {
  const { w } = speech
  const agreed = file.plans.find(({ state }) => state === 'agreed') ?? null
  return {
    id: 'plan',
    title,
    entries: file.goals.length + file.plans.length,
    meta: metaOf(file, speech),
    blocks: [
      needsTable(file, speech),
      goalsTable(file, speech),
      ...(file.plans.length === 0
        ? [blankPlan(speech)]
        : file.plans.map((plan) => planForm(plan, content, speech))),
      {
        kind: 'sign',
        boxes: [
          {
            label: w('clientOrGuardian'),
            name: agreed?.signer ?? '',
            small: agreed?.agreedAt ? instant(agreed.agreedAt) : w('dateByHand'),
          },
          {
            label: w('worker'),
            name: agreed?.madeBy.name ?? '',
            small: agreed ? day(agreed.madeAt) : w('dateByHand'),
          },
          { label: w('supervisor'), name: '', small: w('dateByHand') },
        ],
      },
    ],
  }
}

function blankPlan({ w }: Speech): Block {
  return {
    kind: 'form',
    rows: [
      { heading: w('plan') },
      { fields: [{ label: w('summary'), value: { blank: 4 } }] },
      {
        fields: [
          { label: w('agreedBy'), value: '' },
          { label: w('agreedAt'), value: '' },
          { label: w('reviewOn'), value: '' },
        ],
      },
    ],
  }
}

export function needsTable(file: CaseFile, { w, code }: Speech): Block {
  return {
    kind: 'table',
    heading: w('needs'),
    columns: [
      { title: w('domain'), width: 13, align: 'center' },
      { title: w('content'), width: 41 },
      { title: w('severity'), width: 11, align: 'center' },
      { title: w('severityNow'), width: 11, align: 'center' },
      { title: w('priority'), width: 10, align: 'center' },
      { title: w('state'), width: 14, align: 'center' },
    ],
    rows: file.needs.map((need) => [
      code('domain', need.domain),
      need.text,
      code('severity', need.severity),
      code('severity', need.severityNow),
      code('priority', need.priority),
      code('needState', need.state),
    ]),
    empty: w('none'),
  }
}

function goalsTable(file: CaseFile, { w, code }: Speech): Block {
  return {
    kind: 'table',
    heading: w('goals'),
    columns: [
      { title: w('goal'), width: 34 },
      { title: w('baseline'), width: 14, align: 'center' },
      { title: w('target'), width: 14, align: 'center' },
      { title: w('current'), width: 14, align: 'center' },
      { title: w('dueOn'), width: 13, align: 'center' },
      { title: w('state'), width: 11, align: 'center' },
    ],
    rows: file.goals.map((goal) => [
      list([goal.text, goal.actions === null ? null : `（${goal.actions}）`]),
      number(goal.baseline, goal.unit),
      number(goal.target, goal.unit),
      number(goal.current, goal.unit),
      maybe(goal.dueOn),
      code('goalState', goal.state),
    ]),
    empty: w('none'),
  }
}

function planForm(plan: CaseFile['plans'][number], content: Content, { w, code, text }: Speech): Block {
  const relation =
    plan.agreedBy === 'guardian' && plan.signerRelation !== null
      ? content.findCode('relations-gb4761', plan.signerRelation)
      : null
  const signer =
    plan.agreedBy === null
      ? ''
      : list([plan.signer, code('agreedBy', plan.agreedBy), relation ? text(relation.name) : null])
  return {
    kind: 'form',
    rows: [
      { heading: `${w('plan')}　${w('version')} ${plan.version}　${code('planState', plan.state)}` },
      { fields: [{ label: w('summary'), value: maybe(plan.summary) }] },
      {
        fields: [
          {
            label: w('needs'),
            value: plan.needs.map((need) => `${code('domain', need.domain)}　${need.text}`),
          },
        ],
      },
      {
        fields: [
          {
            label: w('goals'),
            value: plan.goals.map((goal) =>
              list([goal.text, `${number(goal.baseline)} → ${number(goal.target, goal.unit)}`, goal.dueOn]),
            ),
          },
        ],
      },
      {
        fields: [
          { label: w('agreedBy'), value: signer },
          { label: w('agreedAt'), value: plan.agreedAt === null ? '' : instant(plan.agreedAt) },
          { label: w('reviewOn'), value: maybe(plan.reviewOn) },
        ],
      },
      {
        fields: [{ label: w('worker'), value: `${plan.madeBy.name}　${day(plan.madeAt)}` }],
      },
    ],
  }
}
