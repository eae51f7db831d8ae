import { expect, test } from 'vitest'
import { fillNotice } from './fill-notice.ts'

test('a notice carries what is known, and says where something is missing', () => {
  expect(
    fillNotice('原因：{cause}。请联系：{contact}。', { cause: '选错了群', contact: ' ' }, '（未填）'),
  ).toBe('原因：选错了群。请联系：（未填）。')
})
