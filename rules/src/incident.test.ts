import { expect, test } from 'vitest'
import { askClosing, decideClosing, tick } from './incident.ts'

const all = { cause: '邮件发错', harm: '被人知道', measures: '已撤回', advice: '留意来电', contact: '8123' }
const contain = { id: 'contain', mayBeNotNeeded: false, notice: null }
const persons = { id: 'tell-persons', mayBeNotNeeded: true, notice: 'to-persons' }
const given = { state: 'open', step: persons, ticked: [], outcome: 'done', said: all } as const

test.each([
  ['people told with all three contents', {}, null],
  ['people told without how to reach us', { said: { ...all, contact: ' ' } }, 'compliance.notice-incomplete'],
  ['people who need not be told', { outcome: 'not-needed', said: { ...all, advice: null } }, null],
  ['a leak that need not be stopped', { step: contain, outcome: 'not-needed' }, 'compliance.step-needed'],
  ['a step ticked twice', { ticked: ['tell-persons'] }, 'compliance.step-ticked'],
  ['a step of what is being closed', { state: 'closing' }, 'compliance.incident-closing'],
] as const)('%s', (_, over, code) => {
  expect(tick({ ...given, ...over })?.code ?? null).toBe(code)
})

test('an incident is closed with every step ticked, by two people', () => {
  expect(askClosing('open', [contain, persons], ['contain'])).toMatchObject({
    code: 'compliance.steps-open',
    facts: { count: 1 },
  })
  expect(askClosing('open', [contain, persons], ['tell-persons', 'contain'])).toBeNull()
  expect(decideClosing('closing', 'a', 'a')?.code).toBe('compliance.same-person')
  expect(decideClosing('closing', 'a', 'b')).toBeNull()
  expect(decideClosing('open', null, 'b')?.code).toBe('compliance.not-closing')
})
