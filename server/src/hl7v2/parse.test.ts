import { describe, expect, test } from 'vitest'
import {
  escapeText,
  field,
  findSegment,
  type Message,
  parseMessage,
  part,
  segmentsNamed,
  value,
} from './parse.ts'

function parsed(text: string): Message {
  const message = parseMessage(text, (bytes) => bytes.toString('utf8'))
  if (!('segments' in message)) throw new Error(message.en)
  return message
}

const pid = (text: string) => {
  const message = parsed(`MSH|^~\\&|HIS\r${text}`)
  return { message, segment: findSegment(message, 'PID') }
}

describe('reading a message', () => {
  test.each(['\r', '\n', '\r\n'])('segments may end with %j', (end) => {
    const message = parsed(['MSH|^~\\&|HIS', 'PID|1', '', 'NK1|1', 'NK1|2', ''].join(end))
    expect(message.segments.map((segment) => `${segment.id}${segment.occurrence}`)).toEqual([
      'MSH1',
      'PID1',
      'NK11',
      'NK12',
    ])
  })

  test('the sender may bring its own delimiters', () => {
    const message = parsed('MSH#*!?%#HIS\rPID#1##7*A%B!8')
    const segment = findSegment(message, 'PID')
    expect(field(message, segment, 3)).toEqual([[['7'], ['A', 'B']], [['8']]])
  })

  test('the truncation character of 2.7 is accepted', () => {
    expect(parsed('MSH|^~\\&#|HIS\rPID|1').segments).toHaveLength(2)
  })

  test('nothing sent and "delete" are told apart, for a field and for a part', () => {
    const { message, segment } = pid('PID|1|""||  |""^Anna^^|^^')
    expect(value(message, segment, 2)).toBeNull()
    expect(value(message, segment, 3)).toBeUndefined()
    expect(value(message, segment, 4)).toBeUndefined()
    expect(value(message, segment, 5)).toBeNull()
    expect(value(message, segment, 5, 2)).toBe('Anna')
    expect(value(message, segment, 6)).toBeUndefined()
    expect(value(message, segment, 30)).toBeUndefined()
  })

  test('a "delete" among repetitions says nothing about the others', () => {
    const { message, segment } = pid('PID|1||29^^^A^PI~""')
    expect(field(message, segment, 3)?.map((repetition) => part(repetition, 1))).toEqual(['29'])
  })

  test.each([
    ['a\\F\\b\\S\\c\\T\\d\\R\\e\\E\\f', 'a|b^c&d~e\\f'],
    ['one\\.br\\two', 'one\ntwo'],
    ['\\H\\bold\\N\\', 'bold'],
    ['\\XE5BCA0\\三', '张三'],
    ['C:\\temp', 'C:\\temp'],
    ['\\Zwhat\\ever', '\\Zwhat\\ever'],
    ['100\\', '100\\'],
  ])('%s is read as %s', (sent, read) => {
    const { message, segment } = pid(`PID|${sent}`)
    expect(value(message, segment, 1)).toBe(read)
  })

  test('what we write comes back as it was', () => {
    const message = parsed('MSH|^~\\&|HIS')
    const text = 'a|b^c&d~e\\f 张三'
    const again = pid(`PID|${escapeText(message.delimiters, text)}`)
    expect(value(again.message, again.segment, 1)).toBe(text)
  })

  test.each([
    ['<html>', '100'],
    ['', '100'],
    ['MSH', '102'],
    ['MSH|^^^^|HIS', '102'],
    ['MSHABCDE|HIS', '102'],
    ['MSH|^~\\&|HIS\rPID|1|12 Long Street\nSecond line|', '100'],
  ])('%j is no message, and says why with %s', (text, code) => {
    const fault = parseMessage(text, (bytes) => bytes.toString())
    expect('code' in fault && fault.code).toBe(code)
  })

  test('segments of one name are counted', () => {
    expect(segmentsNamed(parsed('MSH|^~\\&|HIS\rDG1|1\rDG1|2'), 'DG1').map((dg1) => dg1.occurrence)).toEqual([
      1, 2,
    ])
  })
})
