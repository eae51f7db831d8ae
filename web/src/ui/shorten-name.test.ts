import { expect, test } from 'vitest'
import { shortenName } from './shorten-name.ts'

test.each([
  ['欧阳慧敏', '欧阳慧敏'],
  ['阿依努尔·买买提江', '阿依努尔·买买提江'],
  ['阿卜杜热合曼·阿卜杜克里木', '阿卜杜热合曼·阿…'],
  ['诺日布扎木苏', '诺日布扎木苏'],
])('%s is written %s in a name column', (name, shown) => {
  expect(shortenName(name)).toBe(shown)
})

test('two cousins with one first name stay apart as long as the column allows', () => {
  expect(shortenName('阿卜杜热合曼·买买提江')).not.toBe(shortenName('阿卜杜热合曼·阿卜杜克里木'))
})
