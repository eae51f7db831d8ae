import { expect, test } from 'vitest'
import {
  confirmReport,
  type DutyReport,
  decideDecline,
  declineReport,
  fileReport,
  REPORT_STATES,
  reportDueAt,
} from './duty-report.ts'
import { Refusal } from './refusal.ts'

const MINUTES = { remind: 30, report: 20, decide: 10 }
const FOUND: DutyReport = {
  state: 'found',
  confirmedBy: null,
  dueAtMs: 30 * 60_000,
  told: 1,
  declinedBy: null,
}

function done<T>(answer: T | Refusal): T {
  if (answer instanceof Refusal) throw new Error(answer.code)
  return answer
}
const codeOf = (answer: unknown) => (answer instanceof Refusal ? answer.code : null)

test('F3-10 what was found is confirmed within its minutes, then reported within its own', () => {
  expect(reportDueAt('found', 0, MINUTES)).toBe(30 * 60_000)
  const confirmed = done(confirmReport(FOUND, 'zhou', 1_000, MINUTES))
  expect(confirmed).toMatchObject({ state: 'confirmed', told: 0, dueAtMs: 1_000 + 20 * 60_000 })
  expect(codeOf(confirmReport(confirmed, 'head', 2_000, MINUTES))).toBe('safety.report-confirmed')
  expect(done(fileReport(confirmed))).toMatchObject({ state: 'reported', dueAtMs: null })
})

test('F3-10 nothing leads away from a report that was made', () => {
  const reported: DutyReport = { ...FOUND, state: 'reported' }
  for (const answer of [
    confirmReport(reported, 'zhou', 0, MINUTES),
    fileReport(reported),
    declineReport(reported, '弄错了', 'zhou', 0, MINUTES),
    decideDecline(reported, { agreed: true, remark: '同意' }, 'head', 0, MINUTES),
  ])
    expect(codeOf(answer)).toBe('safety.report-reported')
})

test('F3-10 one can report in every state, also after it was decided not to', () => {
  for (const state of REPORT_STATES.filter((each) => each !== 'reported'))
    expect(done(fileReport({ ...FOUND, state })).state).toBe('reported')
})

test('must 10: not reporting takes reasons and a second person, and the clock goes on meanwhile', () => {
  expect(codeOf(declineReport(FOUND, '', 'zhou', 0, MINUTES))).toBe('safety.reason-missing')
  const asked = done(declineReport(FOUND, '旧伤，已核实', 'zhou', 0, MINUTES))
  expect(asked).toMatchObject({ state: 'declining', dueAtMs: 10 * 60_000, told: 0 })
  const agreed = { agreed: true, remark: '核对过病历' }
  expect(codeOf(decideDecline(asked, agreed, 'zhou', 0, MINUTES))).toBe('safety.own-decline')
  expect(codeOf(decideDecline(asked, { agreed: true, remark: null }, 'head', 0, MINUTES))).toBe(
    'safety.remark-missing',
  )
  expect(done(decideDecline(asked, agreed, 'head', 0, MINUTES)).state).toBe('not-reported')
  expect(done(decideDecline(asked, { agreed: false, remark: '要报' }, 'head', 0, MINUTES))).toMatchObject({
    state: 'found',
    declinedBy: null,
    dueAtMs: 30 * 60_000,
  })
})
