import type { CaseFile } from '@quancheng/contract/cases.ts'
import type { StandardPack } from '@quancheng/contract/content/standard-pack.ts'
import { dayAt } from '@quancheng/rules/calendar-day.ts'
import type { Content } from '../content/load.ts'
import { mainScale, scaleLines } from './assessment-sheet.ts'
import type { Printing } from './case-paper.ts'
import { day, instant, list, maybe, metaOf, number, part, written } from './format.ts'
import type { Block, Row, ScaleLine, Sheet } from './paper.ts'
import type { Speech } from './words.ts'

/** What came of it: every evaluation, with the client's own view. */
export function evaluationSheet(title: string, file: CaseFile, content: Content, speech: Speech): Sheet {
  const { w } = speech
  const last = file.evaluations.at(-1) ?? null
  return {
    id: 'evaluation',
    title,
    entries: file.evaluations.length,
    meta: metaOf(file, speech),
    blocks: [
      ...(file.evaluations.length === 0
        ? [blankEvaluation(speech)]
        : file.evaluations.flatMap((evaluation) => evaluationBlocks(evaluation, content, speech))),
      {
        kind: 'sign',
        boxes: [
          { label: w('clientOrGuardian'), name: '', small: w('dateByHand') },
          { label: w('worker'), name: last?.by.name ?? '', small: last ? instant(last.at) : w('dateByHand') },
          { label: w('supervisor'), name: '', small: w('dateByHand') },
        ],
      },
    ],
  }
}

function blankEvaluation({ w }: Speech): Block {
  return {
    kind: 'form',
    rows: [
      {
        fields: [
          { label: w('by'), value: '' },
          { label: w('tScore'), value: '' },
          { label: w('satisfaction'), value: '' },
        ],
      },
      { fields: [{ label: w('summary'), value: { blank: 4 } }] },
      { fields: [{ label: w('clientView'), value: { blank: 3 } }] },
    ],
  }
}

/** How it ended: who it was about, what came of each goal, why it was closed and who agreed. */
export function closureSheet(
  title: string,
  { file, content, pack }: Pick<Printing, 'file' | 'content' | 'pack'>,
  speech: Speech,
): Sheet {
  const { w, code } = speech
  const approved = file.closures.find((closure) => closure.state === 'approved')
  const lines = measuredLines(file, content, speech)
  const signed = file.records.filter(({ state }) => state === 'signed')
  return {
    id: 'closure',
    title,
    entries: file.closures.length,
    meta: [
      { label: w('caseNumber'), value: file.number },
      { label: w('closedAt'), value: file.closedAt === null ? '' : day(file.closedAt) },
    ],
    blocks: [
      {
        kind: 'form',
        rows: [
          part(speech, 1, w('basics')),
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
              { label: w('department'), value: maybe(file.department) },
            ],
          },
          {
            fields: [
              { label: w('openedAt'), value: day(file.openedAt) },
              { label: w('closedAt'), value: file.closedAt === null ? '' : day(file.closedAt) },
              { label: w('servedDays'), value: file.closedAt === null ? '' : w('days', daysOf(file)) },
            ],
          },
          {
            fields: [
              { label: w('worker'), value: file.worker.name },
              { label: w('supervisor'), value: file.supervisor?.name ?? '' },
              { label: w('volume'), value: w('times', signed.length) },
            ],
          },
          { fields: [{ label: w('problemAtFirst'), value: written(file.problem, 2) }] },
        ],
      },
      {
        kind: 'table',
        heading: part(speech, 2, w('goalsAndResults')).heading,
        columns: [
          { title: w('goal'), width: 40 },
          { title: w('baseline'), width: 16, align: 'center' },
          { title: w('target'), width: 16, align: 'center' },
          { title: w('atEnd'), width: 16, align: 'center' },
          { title: w('attainment'), width: 12, align: 'center' },
        ],
        rows: file.goals.map((goal) => [
          goal.text,
          number(goal.baseline, goal.unit),
          number(goal.target, goal.unit),
          number(goal.current, goal.unit),
          code('goalState', goal.state),
        ]),
        empty: w('none'),
      },
      ...(lines.length > 0
        ? [
            {
              kind: 'scales' as const,
              heading: part(speech, 3, w('beforeAfter')).heading,
              lines,
              note: w('changeNote'),
            },
          ]
        : []),
      ...(file.closures.length === 0
        ? [blankClosure(pack, speech)]
        : file.closures.toReversed().map((closure) => closureForm(closure, pack, speech))),
      {
        kind: 'sign',
        boxes: [
          { label: w('clientOrGuardian'), name: '', small: w('dateByHand') },
          {
            label: w('worker'),
            name: approved?.askedBy.name ?? '',
            small: approved ? `${w('signature')}　${instant(approved.askedAt)}` : w('dateByHand'),
          },
          {
            label: w('supervisor'),
            name: approved?.decidedBy?.name ?? '',
            small: approved?.decidedAt
              ? `${w('signature')}　${instant(approved.decidedAt)}`
              : w('dateByHand'),
          },
        ],
      },
    ],
  }
}

const DAY_MS = 86_400_000

function daysOf({ openedAt, closedAt }: CaseFile): number {
  const last = dayAt(Date.parse(closedAt ?? openedAt))
  return Math.round((Date.parse(last) - Date.parse(dayAt(Date.parse(openedAt)))) / DAY_MS)
}

function blankClosure(pack: StandardPack, { w, text }: Speech): Block {
  const reasons = pack.closureReasons
  return {
    kind: 'form',
    rows: [
      { heading: w('closure') },
      {
        fields: [
          {
            label: w('closureReason'),
            value: { choices: reasons.map(({ name }) => ({ text: text(name), on: false })) },
          },
        ],
      },
      { fields: [{ label: w('closureSummary'), value: { blank: 4 } }] },
      { fields: [{ label: w('decision'), value: { blank: 2 } }] },
    ],
  }
}

function evaluationBlocks(
  evaluation: CaseFile['evaluations'][number],
  content: Content,
  speech: Speech,
): Block[] {
  const { w, code } = speech
  return [
    {
      kind: 'form',
      rows: [
        { heading: `${w('evaluation')}　${day(evaluation.at)}` },
        {
          fields: [
            { label: w('by'), value: evaluation.by.name },
            { label: w('tScore'), value: evaluation.tScore === null ? '' : number(evaluation.tScore) },
            {
              label: w('satisfaction'),
              value: evaluation.satisfaction === null ? '' : `${evaluation.satisfaction} / 5`,
            },
          ],
        },
        { fields: [{ label: w('summary'), value: evaluation.summary }] },
        { fields: [{ label: w('clientView'), value: maybe(evaluation.clientView) }] },
      ],
    },
    {
      kind: 'table',
      heading: w('goals'),
      columns: [
        { title: w('goal'), width: 64 },
        { title: w('attainment'), width: 16, align: 'center' },
        { title: w('result'), width: 20, align: 'center' },
      ],
      rows: evaluation.goals.map((goal) => [
        goal.text,
        goal.attainment === null ? '—' : signedNumber(goal.attainment),
        code('goalState', goal.state),
      ]),
      empty: w('none'),
    },
    ...beforeAndAfter(evaluation, content, speech),
    { kind: 'note', text: w('tScoreNote') },
  ]
}

function signedNumber(value: number): string {
  return value > 0 ? `+${value}` : String(value).replace('-', '−')
}

function lastEvaluation({ evaluations }: CaseFile): CaseFile['evaluations'][number] | undefined {
  return evaluations.toSorted((one, other) => one.at.localeCompare(other.at)).at(-1)
}

/** Each instrument once: as the last evaluation set it side by side, or else its first and last taking. */
function measuredLines(file: CaseFile, content: Content, speech: Speech): ScaleLine[] {
  const paired = pairLines(lastEvaluation(file), content, speech)
  return scaleLines(file, content, speech).map(
    (line) => paired.find(({ name }) => name === line.name) ?? line,
  )
}

function pairLines(
  evaluation: CaseFile['evaluations'][number] | undefined,
  content: Content,
  speech: Speech,
): ScaleLine[] {
  return (evaluation?.pairs ?? []).flatMap((pair) => pairLine(pair, content, speech))
}

function beforeAndAfter(
  evaluation: CaseFile['evaluations'][number],
  content: Content,
  speech: Speech,
): Block[] {
  const { w } = speech
  const lines = pairLines(evaluation, content, speech)
  return lines.length > 0 ? [{ kind: 'scales', heading: w('beforeAfter'), lines, note: w('changeNote') }] : []
}

function pairLine(
  pair: CaseFile['evaluations'][number]['pairs'][number],
  content: Content,
  { w, text, code }: Speech,
): ScaleLine[] {
  const instrument = content.findInstrument(pair.instrument, pair.version ?? undefined)
  const scale = mainScale(instrument)
  if (!instrument || !scale) return []
  const bandOf = (key: string | null) => {
    const band = scale.bands.find((one) => one.key === key)
    return band ? `（${text(band.name)}）` : ''
  }
  return [
    {
      name: `${text(instrument.shortName)}（${number(scale.lowest)}–${number(scale.highest)}）`,
      lowest: scale.lowest,
      highest: scale.highest,
      bands: scale.bands,
      points: [pair.first, pair.last],
      text: [
        `${number(pair.first)}${bandOf(pair.firstBand)} → ${number(pair.last)}${bandOf(pair.lastBand)}`,
        pair.reliable === null ? w('reliableUnset') : code('reliable', pair.reliable),
        ...(pair.voided ? [w('voided')] : []),
      ].join(' · '),
    },
  ]
}

function closureForm(closure: CaseFile['closures'][number], pack: StandardPack, speech: Speech): Block {
  const { w, code, text } = speech
  const reasons = pack.closureReasons
  const paperName = (paper: string) => {
    const name = pack.paperNames[paper as keyof typeof pack.paperNames]
    return name ? text(name) : paper
  }
  const rows: Row[] = [
    { heading: `${w('closure')}　${code('closureState', closure.state)}` },
    {
      fields: [
        {
          label: w('closureReason'),
          value: {
            choices: reasons.map(({ reason, name }) => ({ text: text(name), on: reason === closure.reason })),
          },
        },
      ],
    },
    { fields: [{ label: w('closureSummary'), value: closure.summary }] },
    ...(closure.missing.length > 0
      ? [
          { fields: [{ label: w('missing'), value: list(closure.missing.map(paperName)) }] },
          { fields: [{ label: w('missingReason'), value: maybe(closure.missingReason) }] },
        ]
      : []),
    {
      fields: [
        { label: w('askedBy'), value: closure.askedBy.name },
        { label: w('askedAt'), value: instant(closure.askedAt) },
      ],
    },
    {
      fields: [
        { label: w('decision'), value: list([closure.decidedBy?.name ?? null, closure.remark]) },
        { label: w('decidedAt'), value: closure.decidedAt === null ? '' : instant(closure.decidedAt) },
      ],
    },
    ...(closure.reopenedAt === null
      ? []
      : [
          {
            fields: [
              {
                label: w('reopened'),
                value: list([
                  closure.reopenedBy?.name ?? null,
                  instant(closure.reopenedAt),
                  closure.reopenReason,
                ]),
              },
            ],
          },
        ]),
  ]
  return { kind: 'form', rows }
}

/** Every follow-up with who was tried when, and what it found. */
export function followUpsSheet(title: string, file: CaseFile, speech: Speech): Sheet {
  const { w, code } = speech
  const shown = file.followUps.filter((followUp) => followUp.state !== 'cancelled')
  return {
    id: 'follow-ups',
    title,
    entries: shown.length,
    meta: metaOf(file, speech),
    blocks:
      shown.length === 0
        ? [{ kind: 'note', text: w('none') }]
        : shown.map((followUp, index) => ({
            kind: 'card' as const,
            title: w('attemptsUnit', index + 1),
            when: `${w('plannedOn')} ${followUp.plannedOn}`,
            how: `${code('channel', followUp.method)}　·　${code('followUpState', followUp.state)}`,
            rows: followUpRows(followUp, speech),
          })),
  }
}

function followUpRows(followUp: CaseFile['followUps'][number], speech: Speech): Row[] {
  const { w, code } = speech
  const asked = Object.entries(followUp.domains).map(
    ([domain, quality]) => `${code('followUpDomain', domain)}：${code('quality', quality)}`,
  )
  const rows: Row[] = [
    {
      fields: [
        { label: w('assignee'), value: followUp.assignee.name },
        ...(followUp.withContact === null
          ? []
          : [{ label: w('bereaved'), value: followUp.withContact.name }]),
        { label: w('doneAt'), value: followUp.doneAt === null ? '' : instant(followUp.doneAt) },
      ],
    },
  ]
  if (followUp.attempts.length > 0)
    rows.push({
      fields: [
        {
          label: w('attempts'),
          value: followUp.attempts.map((attempt) =>
            list([
              instant(attempt.at),
              code('channel', attempt.method),
              code('attempt', attempt.result),
              attempt.by.name,
            ]),
          ),
        },
      ],
    })
  if (followUp.state !== 'done') return rows
  return [
    ...rows,
    { fields: [{ label: w('asked'), value: list(asked) }] },
    { fields: [{ label: w('finding'), value: maybe(followUp.finding) }] },
    { fields: [{ label: w('newNeeds'), value: maybe(followUp.newNeeds) }] },
    { fields: [{ label: w('next'), value: maybe(followUp.next) }] },
  ]
}
