import { drawNames, personOf } from '../fill/persons.ts'
import { tokenOf } from '../fill/staff.ts'
import type { Ask } from '../load/ask.ts'
import { beside } from '../measure.ts'
import type { Result } from '../result.ts'
import { besideTimes, linesOf, wholeLine } from './lines.ts'
import type { Given, Part } from './part.ts'

const MOST_MS = 50
const PEOPLE = 60
const AT_ONCE = 4

/** Somebody new is typed in: who of all persons may it already be? */
export const duplicates: Part = {
  name: 'duplicates',
  async run({ openGround, pace, planned }: Given): Promise<readonly Result[]> {
    const ground = await openGround()
    const asks = candidates(ground.size)
    const found = await beside(ground, asks, { ...pace, concurrent: AT_ONCE })
    await planned('duplicates', 'all', besideTimes(asks, found).statements)
    const whole = wholeLine('duplicates', `duplicate candidates, ${AT_ONCE} at once`, found, MOST_MS)
    return [whole, ...linesOf('duplicates', found, MOST_MS)]
  },
}

function candidates(size: number): readonly Ask[] {
  const names = drawNames()
  return Array.from({ length: PEOPLE }, (_, n) =>
    personOf(1 + Math.floor((n * size) / PEOPLE), names),
  ).flatMap(({ name, sex, birthDate, idNumber, phone }, n) => {
    const ask = (what: string, input: object): Ask => ({
      what,
      token: tokenOf(1 + (n % 20)),
      steps: [{ method: 'POST', path: '/api/clients/candidates', body: JSON.stringify(input) }],
      rows: [],
      fresh: [],
      weight: 1,
    })
    return [
      ask('with everything known', { name, sex, birthDate, idNumber, phone }),
      ask('name and birth date', { name, sex, birthDate }),
      ask('a name alone', { name }),
    ]
  })
}
