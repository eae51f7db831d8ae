import { describe, expect, test } from 'vitest'
import { charsetNamed, decode, encode } from './charset.ts'

describe('the character set of a message', () => {
  test.each([
    ['UNICODE UTF-8', 'utf-8'],
    ['utf8', 'utf-8'],
    ['GB 18030-2000', 'gb18030'],
    ['GBK', 'gb18030'],
    ['8859/1', 'iso-8859-1'],
    ['ISO_8859-1', 'iso-8859-1'],
    ['', 'unstated'],
    ['ASCII', 'unstated'],
    ['UNICODE UTF-16', 'unsupported'],
    ['BIG-5', 'unsupported'],
  ])('MSH-18 "%s" means %s', (name, charset) => {
    expect(charsetNamed(name)).toBe(charset)
  })

  test('a name with a rare character survives GB 18030 both ways', () => {
    const text = '䶮𠮷女士，喆'
    expect(decode(encode(text, 'gb18030'), 'gb18030')).toBe(text)
  })

  test('GB 18030 bytes taken for UTF-8 are refused, never turned into a different name', () => {
    expect(decode(encode('张三', 'gb18030'), 'utf-8')).toBeNull()
  })

  test('half a character at the end is not GB 18030', () => {
    expect(decode(encode('张三', 'gb18030').subarray(0, 3), 'gb18030')).toBeNull()
  })
})
