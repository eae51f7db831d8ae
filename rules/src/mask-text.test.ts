import { expect, test } from 'vitest'
import { type KnownOfFile, masker } from './mask-text.ts'

const WORDS = { person: '某人', number: '[号码]', address: '[地址]', bed: '[床号]' }
const known = (over: Partial<KnownOfFile> = {}): KnownOfFile => ({
  names: ['张伟', '张慧敏', '欧阳明', '林若溪', 'Mary Ann Smith', '阿依古丽·买买提'],
  numbers: ['2026-0001', 'M-100', '13800001111'],
  addresses: ['临澜市清河镇纺织路18号3栋402室'],
  beds: ['12'],
  births: [{ day: '1968-07-24', age: '57岁' }],
  words: WORDS,
  ...over,
})
const mask = masker(known())

test.each([
  ['张伟说女儿张慧敏周六到', '张某1说女儿张某2周六到'],
  ['慧敏的电话打不通，小伟在外地', '张某2的电话打不通，张某1在外地'],
  ['张 伟（主要照顾者）', '张某1（主要照顾者）'],
  ['欧阳明和林若溪谈过', '欧阳某1和林某1谈过'],
  ['阿依古丽·买买提来过，阿依古丽说维语', '某人2来过，某人2说维语'],
  [
    'Talked to Mary Ann Smith; MARY ANN SMITH agreed, Mrs Smith smiled',
    'Talked to 某人1; 某人1 agreed, Mrs 某人1 smiled',
  ],
  ['Marygold and Smithson are nobody of the file', 'Marygold and Smithson are nobody of the file'],
  ['Mary说SMITH女士明天来', '某人1说某人1女士明天来'],
  ['生于1968年7月24日（1968-07-24，1968.7.24）', '生于57岁（57岁，57岁）'],
  ['身份证650099196807241367', '身份证[号码]'],
  ['身份证 650099 19680724 136X，卡 6222 0000 1111 2222 333', '身份证 [号码]，卡 [号码]'],
  ['打138 0000 1111或010-87654321，微信 zhangwei68', '打[号码]或[号码]，微信 [号码]'],
  ['个案 2026-0001，病案号M-100', '个案 [号码]，病案号[号码]'],
  ['住临澜市清河镇纺织路18号3栋402室', '住[地址]'],
  ['他家在纺织路18号3栋402室，邻居在人民路6号', '他家在[地址]，邻居在[地址]'],
  ['肿瘤内科　12', '肿瘤内科　[床号]'],
  ['在12床边谈了 12 分钟，隔壁13床', '在[床号]边谈了 12 分钟，隔壁[床号]'],
  ['押金差 20,000 元，PHQ-9 17 分，2026-01-05 09:30', '押金差 20,000 元，PHQ-9 17 分，2026-01-05 09:30'],
])('in a copy for eyes outside %s is %s', (text, said) => {
  expect(mask(text)).toBe(said)
})

test('the same person is called the same in one document, and by their order, not by their name, in another', () => {
  expect(mask('张慧敏、张伟、张慧敏')).toBe('张某2、张某1、张某2')
  expect(masker(known({ names: ['张慧敏', '张伟'] }))('张慧敏、张伟')).toBe('张某1、张某2')
  expect(masker(known({ names: ['张伟', '张伟', ''] }))('张伟')).toBe('张某1')
})

test('must 15: whatever stood in a text, no name, number or address of the file is left in it', () => {
  const { names, numbers, addresses } = known()
  for (const secret of [...names, ...numbers, ...addresses])
    for (const text of [`他叫${secret}。`, `${secret}${secret}`, `（${secret}）`, `“${secret}”说`])
      expect(mask(text)).not.toContain(secret)
})
