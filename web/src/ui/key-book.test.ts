import { describe, expect, test } from 'vitest'
import { beginsSequence, bindingFor, capsOf, type KeyBinding, type Situation } from './key-book.ts'

const bind = (keys: string, where: KeyBinding['where'] = 'list'): KeyBinding => ({
  keys,
  where,
  does: keys,
  run: () => undefined,
})
const bindings = [
  bind('j'),
  bind('g t'),
  bind('t'),
  bind('ctrl+k', 'anywhere'),
  bind('?'),
  bind('arrowdown'),
  bind('shift+x'),
]
const press = (key: string, more: Partial<{ ctrl: boolean; shift: boolean }> = {}) => ({
  key,
  ctrl: false,
  shift: false,
  alt: false,
  ...more,
})
const inList: Situation = { inList: true, typing: false, lettersOn: true, before: null }
const found = (key: ReturnType<typeof press>, here: Situation = inList) =>
  bindingFor(key, bindings, here)?.keys ?? null

describe('a key pressed', () => {
  test('while a worker types a record writes a letter and does nothing else', () => {
    expect(found(press('j'), { ...inList, typing: true })).toBeNull()
    expect(found(press('k', { ctrl: true }), { ...inList, typing: true })).toBe('ctrl+k')
  })

  test('outside a list does nothing when it is a single letter', () => {
    expect(found(press('j'), { ...inList, inList: false })).toBeNull()
    expect(found(press('j'))).toBe('j')
  })

  test('does nothing when single letters were switched off, but arrows and Ctrl K still work', () => {
    const off = { ...inList, lettersOn: false }
    expect(found(press('j'), off)).toBeNull()
    expect(found(press('?', { shift: true }), off)).toBeNull()
    expect(found(press('ArrowDown'), off)).toBe('arrowdown')
    expect(found(press('k', { ctrl: true }), off)).toBe('ctrl+k')
  })

  test('after G goes to Today, alone hands a request on', () => {
    expect(beginsSequence(press('g'), bindings)).toBe(true)
    expect(found(press('t'), { ...inList, before: 'g' })).toBe('g t')
    expect(found(press('t'))).toBe('t')
  })

  test('with Shift means the key it types, or Shift and a letter', () => {
    expect(found(press('?', { shift: true }))).toBe('?')
    expect(found(press('X', { shift: true }))).toBe('shift+x')
  })
})

test('keys are drawn as they are printed on the caps', () => {
  expect(capsOf('ctrl+k')).toEqual(['Ctrl', 'K'])
  expect(capsOf('g t')).toEqual(['G', 'T'])
})
