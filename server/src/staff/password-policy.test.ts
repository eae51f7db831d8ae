import { expect, test } from 'vitest'
import { refuseWeak } from './password-policy.ts'

const lin = { login: 'linrx', mode: 'production' } as const

test.each([
  ['eleven char', 'staff.password-too-short'],
  ['水滴石穿绳锯木断', 'staff.password-too-short'],
  ['my linrx password', 'staff.password-contains-login'],
  ['ＬＩＮＲＸ的密码今天换了', 'staff.password-contains-login'],
  ['Qwerty123456', 'staff.password-too-common'],
  ['ababababababab', 'staff.password-too-common'],
  ['98765432109876', 'staff.password-too-common'],
  ['quancheng-demo', 'staff.password-too-common'],
])('“%s” is refused: %s', (password, code) => {
  expect(refuseWeak(password, lin)?.code).toBe(code)
})

test.each(['ward round at seven', '水滴石穿，绳锯木断，愚公移山', 'x9!kqpw2zmra'])(
  '“%s” will do',
  (password) => {
    expect(refuseWeak(password, lin)).toBeNull()
  },
)

test('the demonstration’s own password will do there', () => {
  expect(refuseWeak('quancheng-demo', { login: 'linrx', mode: 'demo' })).toBeNull()
})
