import { describe, expect, test } from 'vitest'
import { checkCharacter, maskIdNumber, readIdNumber } from './id-number.ts'
import { Refusal } from './refusal.ts'

const whole = (first17: string) => first17 + checkCharacter(first17)

describe('an identity number', () => {
  test('says when a woman in Beijing was born', () => {
    expect(readIdNumber('11010519491231002X')).toEqual({
      number: '11010519491231002X',
      birthDate: '1949-12-31',
      sex: 2,
      province: '11',
    })
  })

  test.each([
    ['a small x', '11010519491231002x'],
    ['full-width characters', '１１０１０５１９４９１２３１００２Ｘ'],
    ['spaces as on the card', ' 110105 19491231 002X '],
    ['an invisible mark from a copied page', '\u200e11010519491231002X'],
  ])('is understood when typed with %s', (_how, typed) => {
    expect(readIdNumber(typed)).toMatchObject({ number: '11010519491231002X' })
  })

  test('of fifteen digits from an old booklet becomes the eighteen of the same person', () => {
    expect(readIdNumber('110105491231002')).toEqual(readIdNumber('11010519491231002X'))
  })

  test('with an odd seventeenth digit is a man’s', () => {
    expect(readIdNumber(whole('32010219570304001'))).toMatchObject({ sex: 1, birthDate: '1957-03-04' })
  })

  test.each(['810000', '820000', '830000'])('of a resident from region %s is accepted', (region) => {
    expect(readIdNumber(whole(`${region}19900101001`))).toMatchObject({ province: region.slice(0, 2) })
  })

  test.each([
    ['one digit short', '1101051949123100X', new Refusal('clients.id-number-length', { length: 17 })],
    ['empty', '', new Refusal('clients.id-number-length', { length: 0 })],
    [
      'with a letter O',
      '1101O519491231002X',
      new Refusal('clients.id-number-length', { length: 16, from: 5, to: 5 }),
    ],
    [
      'with X inside',
      '11010519491231X020',
      new Refusal('clients.id-number-length', { length: 17, from: 15, to: 15 }),
    ],
    ['from no province', '99010519491231002X', new Refusal('clients.id-number-region', { from: 1, to: 2 })],
    [
      'born on 31 April',
      whole('11010519490431002'),
      new Refusal('clients.id-number-date', { from: 7, to: 14 }),
    ],
    [
      'born 29 Feb 1900',
      whole('11010519000229002'),
      new Refusal('clients.id-number-date', { from: 7, to: 14 }),
    ],
    ['of old form, month 13', '110105491331002', new Refusal('clients.id-number-date', { from: 7, to: 12 })],
    [
      'with a wrong end',
      '110105194912310021',
      new Refusal('clients.id-number-check-digit', { from: 17, to: 18 }),
    ],
  ])('%s is refused with the place to look at', (_what, typed, refusal) => {
    expect(readIdNumber(typed)).toEqual(refusal)
  })

  test('of somebody born tomorrow is refused where the day is known', () => {
    const number = whole('11010520240302002')
    expect(readIdNumber(number, '2024-03-01')).toEqual(
      new Refusal('clients.id-number-date', { from: 7, to: 14 }),
    )
    expect(readIdNumber(number, '2024-03-02')).toMatchObject({ birthDate: '2024-03-02' })
  })

  test('never passes with any one digit mistyped', () => {
    const right = '32010219570304001'
    const number = whole(right)
    for (let place = 0; place < 17; place += 1)
      for (const digit of '0123456789') {
        if (digit === number[place]) continue
        expect(readIdNumber(number.slice(0, place) + digit + number.slice(place + 1))).toBeInstanceOf(Refusal)
      }
  })

  test('never passes with two neighbouring digits swapped', () => {
    const number = whole('32010219570304129')
    for (let place = 0; place < 16; place += 1) {
      const [left = '', right = ''] = number.slice(place, place + 2)
      if (left === right) continue
      const swapped = number.slice(0, place) + right + left + number.slice(place + 2)
      expect(readIdNumber(swapped)).toBeInstanceOf(Refusal)
    }
  })

  test.each([
    ['11010519491231002X', '1101**********002X'],
    ['110105491231002', '1101*******1002'],
    ['E12345678', '*********'],
    ['EA123456789', 'EA12***6789'],
  ])('%s is shown as %s', (number, shown) => {
    expect(maskIdNumber(number)).toBe(shown)
  })
})
