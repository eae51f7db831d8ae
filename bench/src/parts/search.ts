import { spellingsOf } from '@quancheng/server/clients/pinyin.ts'
import { initialsOf, wholeSpelling } from '@quancheng/server/clients/search-tokens.ts'
import { drawNames, personOf } from '../fill/persons.ts'
import { tokenOf } from '../fill/staff.ts'
import { type Ask, reading } from '../load/ask.ts'
import { beside } from '../measure.ts'
import type { Result } from '../result.ts'
import { besideTimes, linesOf, wholeLine } from './lines.ts'
import type { Given, Part } from './part.ts'

const MOST_MS = 30
const PEOPLE = 40
const SEARCHERS = 4

/** The search box: what people type for a person among all of them. */
export const search: Part = {
  name: 'search',
  async run({ openGround, pace, planned }: Given): Promise<readonly Result[]> {
    const ground = await openGround()
    const asks = searches(ground.size)
    const found = await beside(ground, asks, { ...pace, concurrent: SEARCHERS })
    await planned('search', 'all', besideTimes(asks, found).statements)
    const whole = wholeLine('search', `search box, ${SEARCHERS} at once`, found, MOST_MS)
    return [whole, ...linesOf('search', found, MOST_MS)]
  },
}

function searches(size: number): readonly Ask[] {
  const names = drawNames()
  const asks: Ask[] = []
  const ask = (what: string, q: string) => {
    asks.push(
      reading(what, tokenOf(1 + (asks.length % 20)), `/api/clients/search?q=${encodeURIComponent(q)}`),
    )
  }
  for (let n = 0; n < PEOPLE; n += 1) {
    const person = personOf(1 + Math.floor((n * size) / PEOPLE), names)
    const [spelling] = spellingsOf(person.name)
    ask('whole name', person.name)
    ask('number of the identity card', person.idNumber)
    ask('last four of the card or phone', person.idNumber.slice(-4))
    ask('phone', person.phone)
    ask('patient number', person.patientNumber)
    ask('a surname alone', person.name.slice(0, 1))
    if (!spelling) continue
    ask('pinyin', wholeSpelling(spelling))
    ask('pinyin begun', wholeSpelling(spelling).slice(0, 5))
    ask('initials', initialsOf(spelling))
    ask('surname and last four', `${person.name.slice(0, 1)}${person.idNumber.slice(-4)}`)
  }
  return asks
}
