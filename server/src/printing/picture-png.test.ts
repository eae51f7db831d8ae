import { expect, test } from 'vitest'
import { fontsFor } from './fonts.ts'
import { pngOf } from './picture-png.ts'

test('a drawing for Word has its words in it, three dots for each unit', async () => {
  const { sans } = await fontsFor('外婆')
  const drawing = (words: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40" font-family="Sans"><rect width="80" height="40" fill="#fff"/><text x="10" y="25">${words}</text></svg>`
  const [written, empty] = [await pngOf(drawing('外婆'), sans), await pngOf(drawing(''), sans)]
  expect(written.subarray(1, 4).toString()).toBe('PNG')
  expect([written.readUInt32BE(16), written.readUInt32BE(20)]).toEqual([240, 120])
  expect(written.equals(empty)).toBe(false)
})
