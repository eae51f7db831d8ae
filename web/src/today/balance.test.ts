import { expect, test } from 'vitest'
import { balanceOf, type TeamWorker } from './balance.ts'

const worker = (name: string, open: number, more: Partial<TeamWorker> = {}): TeamWorker => ({
  worker: { id: name, name },
  title: '',
  open,
  risks: { crisis: 0, high: 0, medium: 0, low: 0, none: open },
  stages: {
    intake: open,
    assessment: 0,
    plan: 0,
    intervention: 0,
    evaluation: 0,
    closure: 0,
    'follow-up': 0,
  },
  unsigned: 0,
  overdue: 0,
  weekMinutes: 0,
  ...more,
})

test('the head is told who carries the most and who the least', () => {
  const found = balanceOf([worker('林若溪', 23), worker('苏志远', 27), worker('陈默', 17)])
  expect([found?.most.worker.name, found?.least.worker.name]).toEqual(['苏志远', '陈默'])
})

test('of two with the same number of cases the one with more overdue is named', () => {
  const found = balanceOf([worker('林若溪', 20), worker('何嘉怡', 20, { overdue: 3 }), worker('陈默', 4)])
  expect(found?.most.worker.name).toBe('何嘉怡')
})

test('a team where all carry the same, or of one, has nothing to balance', () => {
  expect(balanceOf([worker('林若溪', 20), worker('陈默', 20)])).toBeNull()
  expect(balanceOf([worker('林若溪', 20)])).toBeNull()
  expect(balanceOf([])).toBeNull()
})
