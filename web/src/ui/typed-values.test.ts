import { expect, test } from 'vitest'
import { readMinutes, readMoney, readPhone, writeMoney } from './typed-values.ts'

test.each([
  ['1234', 123_400],
  ['1,234.5', 123_450],
  ['0.1', 10],
  ['１２．５０', 1_250],
  ['19.99', 1_999],
  ['12.345', null],
  ['abc', null],
  ['', null],
])('“%s” yuan is %s fen', (typed, fen) => {
  expect(readMoney(typed)).toBe(fen)
})

test('an amount written and read again is the same amount', () => {
  for (const fen of [0, 1, 10, 99, 100, 123_450, 3_000_000]) expect(readMoney(writeMoney(fen))).toBe(fen)
})

test.each([
  ['13800000000', '13800000000'],
  ['138 0000 0000', '13800000000'],
  ['+86 138-0000-0000', '13800000000'],
  ['0991-1234567', '09911234567'],
  ['1380000000', null],
  ['12345678', null],
])('the phone “%s” is read as %s', (typed, phone) => {
  expect(readPhone(typed)).toBe(phone)
})

test('minutes are whole, at least one, and no longer than a service can be', () => {
  expect(readMinutes('30', 600)).toBe(30)
  expect(readMinutes('0', 600)).toBeNull()
  expect(readMinutes('601', 600)).toBeNull()
  expect(readMinutes('7.5', 600)).toBeNull()
})
