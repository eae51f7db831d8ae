import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Instrument } from '@quancheng/contract/content/instrument.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { BrokenContent, loadContent } from './load.ts'

const shipped = fileURLToPath(new URL('../../../content', import.meta.url))
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'content-'))
  cpSync(shipped, folder, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

type Written = Record<string, unknown> & {
  items: Record<string, unknown>[]
  scales: Record<string, unknown>[]
  flags: Record<string, unknown>[]
  examples: { expect: { scores: Record<string, unknown> } }[]
}

function rewrite(id: string, change: (instrument: Written) => void) {
  const file = join(folder, `instruments/${id}.json`)
  const instrument: Written = JSON.parse(readFileSync(file, 'utf8'))
  change(instrument)
  writeFileSync(file, JSON.stringify(instrument))
}

function complaint(): string {
  try {
    loadContent(folder)
    return ''
  } catch (error) {
    if (error instanceof BrokenContent) return error.message
    throw error
  }
}

const at = <T>(list: readonly T[], place: number): T => {
  const found = list.at(place)
  if (found === undefined) throw new Error(`nothing stands at ${place}`)
  return found
}

test('a scale is open, off until a licence is confirmed, or kept as a total, and each says by what right', () => {
  const instruments = [...loadContent(folder).instruments.values()]
  const ids = (availability: string) =>
    instruments.filter((one) => one.availability === availability).map(({ id }) => id)
  expect(ids('open')).toEqual([
    'asq',
    'c-ssrs-screener',
    'distress-thermometer',
    'gad-7',
    'gds-15',
    'needs-assessment',
    'pcl-5',
    'phq-9',
    'who-5',
  ])
  expect(ids('licence-needed')).toEqual(['barthel', 'family-apgar', 'ssrs'])
  expect(ids('total-only')).toEqual(['eq-5d', 'hads', 'zarit'])
})

test('a translation of ours never passes as the official one', () => {
  for (const { id, wordings, officialWording, note } of loadContent(folder).instruments.values()) {
    if (wordings.zh.status !== 'ours') continue
    expect([id, officialWording.zh]).not.toEqual([id, 'in-use'])
    if (officialWording.zh === 'exists') expect(note?.zh).toContain('工作译文')
  }
})

test('whoever may take their life sets off the same path in every instrument that asks about it', () => {
  const { instruments } = loadContent(folder)
  const alarms = [...instruments.values()].flatMap(({ id, flags }) =>
    flags.filter(({ action }) => action === 'safety-task').map(({ code }) => `${id} ${code}`),
  )
  expect(alarms).toEqual([
    'asq asq-positive',
    'asq asq-acute',
    'c-ssrs-screener c-ssrs-low',
    'c-ssrs-screener c-ssrs-moderate',
    'c-ssrs-screener c-ssrs-high',
    'c-ssrs-screener c-ssrs-imminent',
    'gds-15 gds-hopeless',
    'phq-9 self-harm',
  ])
})

test.each<[string, string, (instrument: Written) => void, string]>([
  [
    'a question that waits for itself',
    'asq',
    ({ items }) => {
      at(items, 1).askIf = { any: [{ item: 'q2', equals: 1 }] }
    },
    'q2 is no earlier item; a question may only wait for earlier ones',
  ],
  [
    'questions that wait for each other',
    'asq',
    ({ items }) => {
      at(items, 0).askIf = { any: [{ item: 'q5', equals: 1 }] }
    },
    'q5 is no earlier item',
  ],
  [
    'a question that waits for an answer nobody can give',
    'asq',
    ({ items }) => {
      at(items, -1).askIf = { any: [{ item: 'q1', equals: 7 }] }
    },
    'offers no 7',
  ],
  [
    'an alarm that a mere mark would silence',
    'asq',
    ({ flags }) => {
      at(flags, 1).action = 'further-assessment'
    },
    'asq-positive is an alarm and may only give way to an alarm',
  ],
  [
    'alarms that silence each other',
    'asq',
    ({ flags }) => {
      at(flags, 0).outranks = ['asq-acute']
    },
    'a flag may only outrank earlier ones',
  ],
  [
    'a flag on a code that is not offered',
    'distress-thermometer',
    ({ flags }) => {
      at(flags, 1).on = { item: 'problems-social', chosen: 'safe' }
    },
    'names nothing in this instrument',
  ],
  [
    'a flag without a value',
    'who-5',
    ({ flags }) => {
      at(flags, 0).atMost = null
    },
    'a flag is raised at least at a value or at most at one',
  ],
  [
    'two alarms of one name in two instruments',
    'gds-15',
    ({ flags }) => {
      at(flags, 0).code = 'asq-acute'
    },
    'asq has an alarm asq-acute already',
  ],
  [
    'a question of a licensed paper',
    'hads',
    (instrument) => {
      const [question] = JSON.parse(readFileSync(join(folder, 'instruments/phq-9.json'), 'utf8')).items
      instrument.items.push(question)
    },
    'of a total-only instrument no item may stand here',
  ],
  [
    'a range its questions cannot give',
    'who-5',
    ({ scales }) => {
      at(scales, 0).multiplier = 5
    },
    'reaches from 0 to 125',
  ],
  [
    'no example at the edge of a band',
    'gds-15',
    ({ examples }) => {
      examples.splice(2, 1)
    },
    'none scores 5, an edge of the band mild',
  ],
  [
    'a flag no example raises',
    'c-ssrs-screener',
    ({ examples }) => {
      examples.splice(7, 1)
    },
    'none raises c-ssrs-imminent',
  ],
  [
    'more questions than anybody answers',
    'phq-9',
    ({ items }) => {
      for (let more = 0; more < 300; more++) items.push({ ...at(items, 0), id: `more-${more}` })
    },
    'content/instruments/phq-9.json at items',
  ],
  [
    'a number with more steps than anybody counts',
    'eq-5d',
    ({ items }) => {
      Object.assign(at(items, 0), { min: -1e9, max: 1e9 })
    },
    'the steps do not lead from min to max',
  ],
  [
    'a scale of more scores than anybody can list',
    'phq-9',
    ({ items }) => {
      items.forEach((item, place) => {
        const options = item.options as { value: number }[]
        options.forEach((option, weight) => {
          option.value = weight * 7 ** place
        })
      })
    },
    'has more possible scores than a scale can have',
  ],
])('%s is refused, and the sentence says why', (_, id, change, says) => {
  rewrite(id, change)
  expect(complaint()).toContain(says)
})

test('an enormous file is refused before it is read', () => {
  writeFileSync(join(folder, 'instruments/phq-9.json'), `${'['.repeat(1_000_001)}`)
  expect(complaint()).toContain('content/instruments/phq-9.json: is 1000001 bytes large, 1000000 are allowed')
})

test('script in a text is a text like any other: kept letter by letter, and nothing of it is run', () => {
  const words = '<img src=x onerror="alert(1)"><script>alert(2)</script>{{constructor}}'
  rewrite('gad-7', ({ items }) => {
    at(items, 0).text = { zh: words, en: words }
  })
  expect(loadContent(folder).findInstrument('gad-7')?.items[0]?.text.zh).toBe(words)
})

test('what the screens are sent can be read back whole', () => {
  for (const one of loadContent(folder).instruments.values())
    expect(Instrument.parse(JSON.parse(JSON.stringify(one)))).toEqual(one)
})
