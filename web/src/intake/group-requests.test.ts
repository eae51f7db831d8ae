import type { QueueLine } from '@quancheng/contract/intake.ts'
import { expect, test } from 'vitest'
import { groupRequests } from './group-requests.ts'

const NOW = Date.parse('2026-11-20T10:00:00+08:00')

const request = (name: string, more: Partial<QueueLine> = {}): QueueLine => ({
  id: name,
  client: null,
  name,
  department: null,
  bed: null,
  source: 'nurse',
  from: null,
  urgency: 'soon',
  state: 'waiting',
  summary: { zh: '', en: '' },
  raisedAt: '2026-11-20T08:00:00+08:00',
  dueAt: '2026-11-21T08:00:00+08:00',
  pausedAt: null,
  escalation: 0,
  offeredTo: null,
  takenBy: null,
  endedAt: null,
  caseId: null,
  revision: 1,
  risk: null,
  ...more,
})

const names = (rows: readonly QueueLine[]) => rows.map((row) => row.name)

test('what is overdue, nearly overdue or a crisis is looked at first', () => {
  const groups = groupRequests(
    [
      request('何美玲', { dueAt: '2026-11-20T09:34:00+08:00' }),
      request('欧阳慧敏', { dueAt: '2026-11-20T10:30:00+08:00' }),
      request('吴晓梅', { urgency: 'crisis', dueAt: null }),
      request('司马晓彤'),
    ],
    NOW,
  )
  expect(names(groups.first)).toEqual(['何美玲', '欧阳慧敏', '吴晓梅'])
  expect(names(groups.waiting)).toEqual(['司马晓彤'])
})

test('a request without a deadline waits, and is never called overdue', () => {
  expect(names(groupRequests([request('王建国', { dueAt: null })], NOW).waiting)).toEqual(['王建国'])
})

test('what waits for somebody’s answer stands apart, however long ago it was due', () => {
  const groups = groupRequests(
    [request('张先生', { state: 'paused', dueAt: '2026-11-19T08:00:00+08:00' })],
    NOW,
  )
  expect(names(groups.paused)).toEqual(['张先生'])
  expect(groups.first).toEqual([])
})
