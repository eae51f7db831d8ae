import type { Parts } from '../http/call.ts'
import { passwordHash } from '../staff/public.ts'
import { openAlarms } from './alarms.ts'
import { openBook } from './book.ts'
import { CAST_BEDS, cast } from './cast.ts'
import { castClosed } from './cast-closed.ts'
import { castTwice } from './cast-twice.ts'
import { chanceFor } from './chance.ts'
import { openChronicle } from './chronicle.ts'
import { closedBefore } from './closed-before.ts'
import { SHOWN_FIRST } from './houses.ts'
import { momentsAt } from './moments.ts'
import { numberAndTell } from './number-cases.ts'
import { inventOccasions, type ToldCase } from './occasions.ts'
import { settle } from './settle.ts'
import { fillStays, openRegister } from './stays.ts'
import { tellConference } from './tell-conference.ts'
import { tellGoneOn, tellLinks } from './tell-links.ts'
import { tellSafety } from './tell-safety.ts'
import { tellSample } from './tell-sample.ts'
import type { Desk } from './tell-story.ts'

export const DEMO_PASSWORD = 'quancheng-demo'
const SMALL = { people: 1 / 66, courses: 1 / 55, occupied: 0.06 }
const FULL = { people: 1, courses: 1, occupied: 1 }
/** Any number; two processes that start on one empty database fill it once. */
const LOCK = 7_214_003

/**
 * Fills an empty house with an invented network: organisations, people, and eighteen months of history that ends this
 * morning. One transaction: there whole or not at all. Does nothing when there is an organisation already.
 */
export async function fillDemo(
  parts: Parts,
  how: { readonly small: boolean; readonly say: (line?: string) => void },
): Promise<void> {
  const client = await parts.pool.connect()
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1)', [LOCK])
    const { rowCount } = await client.query('select from organisation limit 1')
    if (rowCount) {
      await client.query('rollback')
      return
    }
    how.say('Filling a demonstration network with invented people …')
    const moments = momentsAt(parts.clock())
    const book = await openBook(client)
    const chronicle = openChronicle()
    const alarms = openAlarms(moments)
    const scale = how.small ? SMALL : FULL
    const houses = await settle(parts, book, chronicle, moments, await passwordHash(DEMO_PASSWORD))
    for (const house of houses.values()) {
      const { volume, name, key } = house.plan
      if (volume.clients === 0) continue
      const chance = chanceFor(`stays ${key}`)
      const register = openRegister(book, chronicle, house, chance, moments)
      const castCases = key === 'general' ? fillCast(parts, { book, chronicle, alarms, house, moments }) : []
      const stays = await fillStays(
        book,
        house,
        register,
        chance,
        moments,
        { clients: Math.round(volume.clients * scale.people), occupied: volume.occupied * scale.occupied },
        key === 'general' ? CAST_BEDS : new Set(),
      )
      const desk = {
        content: parts.content,
        book,
        chronicle,
        alarms,
        house,
        chance: chanceFor(`courses ${key}`),
        moments,
      }
      const wanted = {
        requests: Math.round(volume.requests * scale.courses),
        cases: Math.round(volume.cases * scale.courses),
      }
      const cases = [...castCases, ...inventOccasions(desk, stays, wanted)]
      if (volume.closedBefore > 0)
        cases.push(
          ...closedBefore(
            { ...desk, chance: chanceFor(`closed before ${key}`) },
            stays,
            cases,
            Math.round(volume.closedBefore * scale.courses),
          ),
        )
      await numberAndTell(desk, cases)
      if (key === 'general') tellSample(desk, cases)
      if (key === 'general') tellConference(desk, castCases)
      if (key === 'general') tellSafety(desk, castCases)
      if (key === 'general') tellLinks(desk, castCases)
      if (key === 'general') tellGoneOn(desk, castCases)
      if (house.plan.kind === 'hospital') alarms.longStays(house.id)
      if (house.plan.kind === 'hospital') alarms.hints(house.id)
      how.say(`  ${name}: ${stays.length} encounters, ${cases.length} cases`)
    }
    await book.finish()
    const lines = await chronicle.writeInto(book)
    await book.finish()
    await alarms.set(client)
    how.say(`  journal: ${lines} lines`)
    await client.query('commit')
    await client.query('analyze')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

/** The people of the drawn screens; with a chance of their own they are the same in the small and the full network. */
function fillCast(parts: Parts, given: Omit<Desk, 'content' | 'chance'>): ToldCase[] {
  const { book, chronicle, house, moments } = given
  const chance = chanceFor('cast')
  const open = (byHand: boolean, visit: number) =>
    openRegister(book, chronicle, house, chance, moments, { person: 120_000, visit, byHand })
  const desk = { ...given, content: parts.content }
  const lately = chanceFor('closed lately')
  const gone = openRegister(book, chronicle, house, lately, moments, {
    person: 140_000,
    visit: 85_000,
    byHand: false,
  })
  const twice = chanceFor('seen twice')
  const seenTwice = openRegister(book, chronicle, house, twice, moments, {
    person: 150_000,
    visit: 86_000,
    byHand: false,
  })
  return [
    ...cast({ ...desk, chance }, open(false, 80_000), open(true, 90_000)),
    ...castClosed({ ...desk, chance: lately }, gone),
    ...castTwice({ ...desk, chance: twice }, seenTwice),
  ]
}

/** Who can sign in to look around, the most telling first. */
export async function demoPeople(
  parts: Parts,
): Promise<{ login: string; name: string; title: string; organisation: string }[]> {
  const { rows } = await parts.pool.query(
    `select a.login, m.name, m.title, o.short_name as organisation
     from account a
     join lateral (select * from member m where m.account_id = a.id and m.left_at is null order by m.org_id limit 1) m on true
     join organisation o on o.id = m.org_id
     where a.login = any($1) order by array_position($1, a.login)`,
    [SHOWN_FIRST],
  )
  return rows
}
