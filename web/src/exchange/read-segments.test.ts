import { expect, test } from 'vitest'
import { isAbout, readSegments } from './read-segments.ts'

const ADMISSION = [
  'MSH|^~\\&|HIS|ZYY|QC|ZYY|20261120093000||ADT^A01|7731|P|2.5',
  'PID|1||40017^^^HIS^MR||陈^桂兰||19681302|2',
  'NK1|1|王^慧|CHD',
  'NK1|2|王^志明|SPO',
].join('\r')

test('an admission is read line by line, with its fields numbered as the hospital’s people number them', () => {
  const [header, person] = readSegments(ADMISSION)
  expect(header?.fields.find(({ at }) => at === 9)?.value).toBe('ADT^A01')
  expect(person?.fields.map(({ at }) => at)).toEqual([1, 3, 5, 7, 8])
  expect(person?.fields.find(({ at }) => at === 7)?.value).toBe('19681302')
})

test('a message that came with other line ends is read the same', () => {
  expect(readSegments(ADMISSION.replaceAll('\r', '\n'))).toEqual(readSegments(ADMISSION))
})

test('what is wrong is marked at its own field of its own line, and nowhere else', () => {
  const [, person, first, second] = readSegments(ADMISSION)
  if (!person || !first || !second) throw new Error('four lines were sent')
  expect(isAbout('PID-7', person, 7)).toBe(true)
  expect(isAbout('PID-7', person, 8)).toBe(false)
  expect(isAbout('NK1[2]-3', second, 3)).toBe(true)
  expect(isAbout('NK1[2]-3', first, 3)).toBe(false)
  expect(isAbout('NK1', first)).toBe(true)
  expect(isAbout(null, person, 7)).toBe(false)
})

test('a field that should be there and is empty is shown as empty, where it belongs', () => {
  const nameless = ADMISSION.replace('陈^桂兰', '').replace('40017^^^HIS^MR', '')
  const fields = (location: string) => readSegments(nameless, location)[1]?.fields.map(({ at }) => at)
  expect(fields('PID-3')).toEqual([1, 3, 7, 8])
  expect(fields('PID-11')).toEqual([1, 7, 8, 11])
  expect(fields('PV1')).toEqual([1, 7, 8])
})
