import type { Endpoint } from '@quancheng/contract/endpoint.ts'
import { describe, expect, test } from 'vitest'
import { en } from './en.ts'
import { codedText, fill, makeTranslate } from './translate.ts'
import { zh } from './zh.ts'

type Rooms = Readonly<Record<string, Readonly<Record<string, string>>>>
const factsOf = (text: string) => [...text.matchAll(/\{(\w+)/g)].map(([, name]) => name)

describe('the texts', () => {
  test('English says everything that Chinese says, with the same facts', () => {
    const rooms = Object.entries(zh as Rooms)
    for (const [room, texts] of rooms) {
      const english = (en as Rooms)[room] ?? {}
      expect(Object.keys(english), room).toEqual(Object.keys(texts))
      for (const [key, text] of Object.entries(texts)) {
        expect(new Set(factsOf(english[key] ?? '')), `${room}.${key}`).toEqual(new Set(factsOf(text)))
        expect(english[key], `${room}.${key}`).not.toMatch(/\p{Script=Han}/u)
      }
    }
  })

  test('every no that a room of the contract can answer has a sentence, once the room has its texts', () => {
    const modules = import.meta.glob<Readonly<Record<string, unknown>>>('../../../contract/src/*.ts', {
      eager: true,
    })
    const endpoints = Object.values(modules).flatMap((module) =>
      Object.values(module).flatMap((thing) =>
        typeof thing === 'object' && thing !== null
          ? Object.values(thing as Readonly<Record<string, Endpoint>>).filter((each) =>
              Array.isArray(each?.refusals),
            )
          : [],
      ),
    )
    const codes = [...new Set(endpoints.flatMap((endpoint) => endpoint.refusals))]
    expect(codes).toContain('staff.wrong-password')
    const silent = codes
      .filter(
        (code) => code.split('.')[0] === 'refusal' || !code.includes('.') || (code.split('.')[0] ?? '') in zh,
      )
      .filter((code) => codedText(zh, 'zh', 'refusal', code, {}) === null)
    expect(silent).toEqual([])
  })
})

describe('a sentence with facts', () => {
  test('takes its facts, with figures in the reader’s own manner', () => {
    const t = makeTranslate(zh, 'zh')
    expect(t('app.searchNothing', { words: '欧阳会敏' })).toBe('没有找到“欧阳会敏”。试试拼音首字母，或床号。')
    expect(fill('{count} rows', { count: 3104 }, 'en')).toBe('3,104 rows')
  })

  test('speaks of one day and of two days differently in English', () => {
    const t = makeTranslate(en, 'en')
    expect(t('ui.clock.overDays', { days: 1 })).toBe('1 day over')
    expect(t('ui.clock.overDays', { days: 2 })).toBe('2 days over')
  })

  test('for a code nobody has a sentence for says which code it was', () => {
    expect(codedText(zh, 'zh', 'refusal', 'moon.full', {})).toBeNull()
    expect(makeTranslate(zh, 'zh')('refusal.unknown', { code: 'moon.full' })).toContain('moon.full')
  })
})
