import type { CaseFile, ServiceRecord } from '@quancheng/contract/cases.ts'
import { day, instant, list, maybe, metaOf, number } from './format.ts'
import type { Block, Row, Sheet } from './paper.ts'
import type { Speech } from './words.ts'

/** Every contact in one line each: services and attempts to follow up. */
export function contactLog(file: CaseFile, speech: Speech): Sheet {
  const { w, code } = speech
  const services = signed(file).map((record) => ({
    at: record.occurredAt,
    cells: [
      instant(record.occurredAt),
      code('channel', record.channel),
      w('minutesUnit', record.minutes),
      maybe(record.present),
      maybe(record.purpose),
      record.worker.name,
    ],
  }))
  const attempts = file.followUps.flatMap((followUp) =>
    followUp.attempts.map((attempt) => ({
      at: attempt.at,
      cells: [
        instant(attempt.at),
        code('channel', attempt.method),
        '—',
        '—',
        list([w('followUps'), code('attempt', attempt.result)]),
        attempt.by.name,
      ],
    })),
  )
  return {
    id: 'contacts',
    title: w('contactLog'),
    entries: services.length + attempts.length,
    meta: metaOf(file, speech),
    blocks: [
      {
        kind: 'table',
        heading: null,
        columns: [
          { title: w('when'), width: 18, align: 'center' },
          { title: w('how'), width: 10, align: 'center' },
          { title: w('minutes'), width: 11, align: 'center' },
          { title: w('present'), width: 24 },
          { title: w('purpose'), width: 26 },
          { title: w('worker'), width: 11, align: 'center' },
        ],
        rows: [...services, ...attempts]
          .toSorted((first, second) => Date.parse(first.at) - Date.parse(second.at))
          .map(({ cells }) => cells),
        empty: w('none'),
      },
    ],
  }
}

/** Every signed record with its amendments; drafts are not part of the file. */
export function recordsSheet(file: CaseFile, speech: Speech): Sheet {
  const { w } = speech
  const records = signed(file)
  const [first, last] = [records[0], records.at(-1)]
  const period = first && last ? `${day(first.occurredAt)} – ${day(last.occurredAt)}` : '—'
  return {
    id: 'records',
    title: w('records'),
    entries: records.length,
    meta: [...metaOf(file, speech), { label: w('period'), value: period }],
    blocks:
      records.length === 0
        ? [{ kind: 'note', text: w('none') }]
        : records.map((record, index) => recordCard(file, record, index + 1, speech)),
  }
}

function signed(file: CaseFile): ServiceRecord[] {
  return file.records.filter((record) => record.state === 'signed')
}

function recordCard(file: CaseFile, record: ServiceRecord, ordinal: number, speech: Speech): Block {
  const { w, code } = speech
  const goals = file.goals.filter((goal) => record.goalIds.includes(goal.id)).map((goal) => goal.text)
  const rows: Row[] = [
    {
      fields: [
        { label: w('place'), value: maybe(record.place) },
        { label: w('present'), value: maybe(record.present) },
      ],
    },
    one(w('purpose'), record.purpose),
    one(w('content'), record.content),
    one(w('response'), record.response),
    one(w('nextStep'), list([record.nextStep, record.nextOn])),
    ...(goals.length > 0 ? [one(w('goals'), list(goals))] : []),
    one(
      w('recordedAt'),
      list([
        record.worker.name,
        record.signedAt === null ? null : instant(record.signedAt),
        record.late ? `（${w('late')}）` : `（${w('inTime')}）`,
      ]),
    ),
    ...record.amendments.map((amendment) =>
      one(w('amendment'), [
        list([amendment.by.name, instant(amendment.at)]),
        `${w('reason')}：${amendment.reason}`,
        ...Object.entries(amendment.before).map(
          ([field, before]) => `${w('before')} ${code('field', field)}：${beforeText(field, before, speech)}`,
        ),
      ]),
    ),
  ]
  return {
    kind: 'card',
    title: w('ordinal', ordinal),
    when: instant(record.occurredAt),
    how: `${code('channel', record.channel)}　·　${w('minutesUnit', record.minutes)}`,
    rows,
  }
}

function beforeText(field: string, before: unknown, { code }: Speech): string {
  if (before === null || before === '') return '—'
  if (field === 'channel') return code('channel', String(before))
  if (field === 'occurredAt') return instant(String(before))
  if (typeof before === 'number') return number(before)
  return Array.isArray(before) ? String(before.length) : String(before)
}

function one(label: string, value: string | readonly string[] | null): Row {
  return { fields: [{ label, value: typeof value === 'string' || value === null ? maybe(value) : value }] }
}
