import { expect, test } from 'vitest'
import { readDevice } from './device-words.ts'

test('a ward computer, a phone and WeChat on it are told apart', () => {
  expect(
    readDevice('Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36'),
  ).toEqual({ browser: 'Chrome', system: 'Windows' })
  expect(
    readDevice('Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0'),
  ).toEqual({ browser: 'Edge', system: 'Windows' })
  expect(
    readDevice('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Safari/604.1'),
  ).toEqual({ browser: 'Safari', system: 'iOS' })
  expect(
    readDevice('Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 MicroMessenger/8.0'),
  ).toEqual({ browser: 'WeChat', system: 'Android' })
})

test('a program that is no browser is neither', () => {
  expect(readDevice('curl/8.5')).toEqual({ browser: null, system: null })
})
