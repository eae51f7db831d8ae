import { describe, expect, test } from 'vitest'
import { readTime, writeTime } from './time.ts'

describe('a time stamp', () => {
  test.each([
    ['20240315143000', '2024-03-15', '2024-03-15T06:30:00.000Z'],
    ['20240315143000+0100', '2024-03-15', '2024-03-15T13:30:00.000Z'],
    ['20120711120510.2-0500', '2012-07-11', '2012-07-11T17:05:10.200Z'],
    ['202403151430', '2024-03-15', '2024-03-15T06:30:00.000Z'],
    ['20240315', '2024-03-15', '2024-03-14T16:00:00.000Z'],
    ['20110613122406637', '2011-06-13', '2011-06-13T04:24:06.637Z'],
    ['20240229', '2024-02-29', '2024-02-28T16:00:00.000Z'],
    ['1951', null, null],
    ['195102', null, null],
  ])('%s is %s, at %s', (text, day, instant) => {
    expect(readTime(text, '+08:00')).toEqual({ day, instant })
  })

  test.each([
    '20230229',
    '20241301',
    '202413',
    '20240315246000',
    '2024031525',
    'something wrong here',
    '15/03/2024',
    '20240315143000+9900',
    '00000000',
  ])('%s is no time', (text) => {
    expect(readTime(text, '+08:00')).toBeNull()
  })

  test('we write the time in the sender’s own zone', () => {
    expect(writeTime(new Date('2024-03-15T20:30:00Z'), '+08:00')).toBe('20240316043000+0800')
    expect(writeTime(new Date('2024-03-15T02:30:00Z'), '-05:00')).toBe('20240314213000-0500')
  })
})
