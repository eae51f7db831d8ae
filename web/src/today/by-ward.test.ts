import type { RequestLine } from '@quancheng/contract/intake.ts'
import type { TodayRow } from '@quancheng/contract/today.ts'
import { expect, test } from 'vitest'
import { byWard } from './by-ward.ts'

const row = (id: string, department: string | null, bed: string | null, inHospital = true) =>
  ({ id, client: { department, bed, inHospital } }) as TodayRow
const request = (id: string, department: string | null, bed: string | null) =>
  ({ id, department, bed }) as RequestLine

test('a round goes ward by ward and bed by bed; whoever has gone home comes last', () => {
  const wards = byWard(
    [request('q', '神经内科', '3')],
    [
      row('a', '神经内科', '21'),
      row('b', '神经内科', '9'),
      row('c', '产科', '8', false),
      row('d', '产科', null),
    ],
  )
  expect(wards.map(({ name, requests, rows }) => [name, [...requests, ...rows].map(({ id }) => id)])).toEqual(
    [
      ['产科', ['d']],
      ['神经内科', ['q', 'b', 'a']],
      [null, ['c']],
    ],
  )
})

test('a task of nobody stands with those on no ward, and an empty day has no ward', () => {
  expect(byWard([], [{ id: 'x', client: null } as TodayRow])).toEqual([
    { name: null, requests: [], rows: [{ id: 'x', client: null }] },
  ])
  expect(byWard([], [])).toEqual([])
})
