import { expect, test } from 'vitest'
import { masked } from './public.ts'

test.each([
  ['client.name', '欧阳慧敏', '欧阳*敏'],
  ['client.id_number', '11010519491231002X', '1101**********002X'],
  ['client.phone', '138 0013 4027', '138****4027'],
  ['client.phone', '8234', '****'],
  ['client.address', '江苏省南京市玄武区长江路100号3幢', '江苏省南京市玄武区****'],
  ['client.address', '北京市海淀区中关村大街1号', '北京市海淀区****'],
  ['client.address', '新疆维吾尔自治区喀什地区疏附县某村2组', '新疆维吾尔自治区喀什地区疏附县****'],
  ['client.address', '中关村大街1号', '****'],
  ['service_record.content', '案主谈到与母亲的争吵', null],
  ['client.phone', null, null],
])('%s %s is shown as %s to those who may not see it whole', (column, text, shown) => {
  expect(masked(column, text)).toBe(shown)
})
