import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { getMapping } from '../content/hl7v2-mapping.ts'
import { loadContent } from '../content/load.ts'
import { interpret } from './interpret.ts'
import { inTable } from './mapping.ts'
import { parseMessage } from './parse.ts'

const files = loadContent(fileURLToPath(new URL('../../../content/', import.meta.url))).hl7Mappings

describe('mapping tables', () => {
  test.each(files.flatMap((file) => file.examples.map((example) => ({ file: file.id, ...example }))))(
    '$file reads $title',
    ({ file, message, person, visit }) => {
      const parsed = parseMessage(message.join('\r'), (bytes) => bytes.toString())
      if (!('segments' in parsed)) throw new Error(parsed.en)
      const outcome = interpret(parsed, getMapping(files, file), ['P'])
      if (outcome.kind === 'refused') throw new Error(outcome.faults.map((fault) => fault.en).join('; '))
      expect(outcome.adt).toMatchObject({ ...(person && { person }), ...(visit && { visit }) })
    },
  )

  test('a hospital’s table adds to the general one and overrides it', () => {
    const general = getMapping(files, 'default')
    const chinese = getMapping(files, 'cn-esb')
    expect(inTable(chinese.sex, '2')).toBe('2')
    expect(chinese.visitClass).toEqual(general.visitClass)
    expect([general.names, chinese.names]).toEqual(['split', 'unsplit'])
  })

  test('codes are found whatever their case, and a code nobody listed is not guessed', () => {
    const { sex } = getMapping(files, 'default')
    expect([inTable(sex, 'female'), inTable(sex, 'f'), inTable(sex, 'X')]).toEqual(['2', '2', null])
  })

  test('a mapping that does not exist stops the start', () => {
    expect(() => getMapping(files, 'nowhere')).toThrow('nowhere')
  })

  test('mappings that extend each other stop the start', () => {
    const [one] = files
    if (one === undefined) throw new Error('no mapping files')
    const circle = [
      { ...one, id: 'a', extends: 'b' },
      { ...one, id: 'b', extends: 'a' },
    ]
    expect(() => getMapping(circle, 'a')).toThrow('extends itself')
  })
})
