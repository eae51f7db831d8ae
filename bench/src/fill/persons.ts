import { checkCharacter } from '@quancheng/rules/id-number.ts'
import { spellingsOf } from '@quancheng/server/clients/pinyin.ts'
import { bornToken, personTokens, type Token } from '@quancheng/server/clients/search-tokens.ts'
import { chanceFor } from '@quancheng/server/demo/chance.ts'
import { inventName } from '@quancheng/server/demo/names.ts'
import type { KeyRing } from '@quancheng/server/protection/keys.ts'
import type pg from 'pg'
import { idOf, KINDS } from './ids.ts'
import { ORG_ID } from './staff.ts'
import { withoutIndexes } from './without-indexes.ts'

/** A person whose numbers and birth date follow from `n`, so that a search for them can be asked for later. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly sex: 1 | 2
  readonly birthDate: string
  readonly idNumber: string
  readonly phone: string
  readonly patientNumber: string
}

const DRAWS = 60_000
const CHUNK = 10_000
const REGIONS = ['320102', '320106', '440305', '110105', '310104', '510107', '330106', '420106']
const TOKENS_OF_NUMBERS: readonly Token['kind'][] = ['id-number', 'phone', 'number-tail', 'identifier']

/** Names drawn as often as people bear them; common ones come many times. */
export function drawNames(): readonly { readonly name: string; readonly sex: 1 | 2 }[] {
  const chance = chanceFor('bench names')
  return Array.from({ length: DRAWS }, (_, n) => {
    const sex = n % 2 === 0 ? 1 : 2
    return { name: inventName(chance, sex, chance.int(0, 95)).name, sex }
  })
}

export function personOf(n: number, names: ReturnType<typeof drawNames>): Person & { readonly draw: number } {
  const draw = scatter(n, 1) % DRAWS
  const { name = '', sex = 1 } = names[draw] ?? {}
  const born = new Date(Date.UTC(1932, 0, 1) + (scatter(n, 2) % 33_900) * 86_400_000)
    .toISOString()
    .slice(0, 10)
  const order = String((scatter(n, 3) % 500) * 2 + (sex === 1 ? 1 : 0)).padStart(3, '0')
  const first17 = (REGIONS[scatter(n, 4) % REGIONS.length] ?? '') + born.replaceAll('-', '') + order
  return {
    id: idOf('client', n),
    draw,
    name,
    sex,
    birthDate: born,
    idNumber: first17 + checkCharacter(first17),
    phone: `139${String(scatter(n, 5) % 100_000_000).padStart(8, '0')}`,
    patientNumber: `P${String(n).padStart(9, '0')}`,
  }
}

/** An even, repeatable scatter of row numbers. */
function scatter(n: number, part: number): number {
  let x = Math.imul(n ^ (part * 0x9e37_79b9), 0x85eb_ca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2_ae35)
  return (x ^ (x >>> 16)) >>> 0
}

/** `size` persons with everything they can be found by: real envelopes, real tokens. */
export async function fillPersons(
  client: pg.Client,
  keys: KeyRing,
  size: number,
  say: (text: string) => void,
): Promise<void> {
  const names = drawNames()
  await keepNames(client, keys, names)
  await withoutIndexes(client, ['client', 'client_token', 'client_identifier'], async () => {
    for (let from = 1; from <= size; from += CHUNK) {
      const through = Math.min(size, from + CHUNK - 1)
      await addPersons(client, keys, from, through, names)
      if (through % 100_000 === 0) say(`  ${through} persons`)
    }
    await client.query(
      `insert into client_token (org_id, token, client_id)
       select $1, t.token, bench.id(${KINDS.client}, p.n) from bench.person p join bench.name_token t using (draw)`,
      [ORG_ID],
    )
  })
}

async function keepNames(
  client: pg.Client,
  keys: KeyRing,
  names: ReturnType<typeof drawNames>,
): Promise<void> {
  await client.query(`
    create unlogged table bench.name (draw int primary key, sealed bytea);
    create unlogged table bench.name_token (draw int, token bigint);
    create unlogged table bench.person (n int, draw int)`)
  await client.query('insert into bench.name select * from unnest($1::int[], $2::bytea[])', [
    names.map((_, draw) => draw),
    names.map(({ name }) => keys.seal(ORG_ID, 'client.name', name)),
  ])
  const blindOf = remembering(keys)
  for (let from = 0; from < names.length; from += CHUNK) {
    const tokens = names.slice(from, from + CHUNK).flatMap(({ name }, index) => {
      const bare = { name, birthDate: null, idNumber: null, phone: null, identifiers: [] }
      return personTokens(bare).map((token) => ({ draw: from + index, token: blindOf(token) }))
    })
    await client.query('insert into bench.name_token select * from unnest($1::int[], $2::bigint[])', [
      tokens.map(({ draw }) => draw),
      tokens.map(({ token }) => token),
    ])
  }
}

function remembering(keys: KeyRing): (token: Token) => string {
  const known = new Map<string, string>()
  return ({ kind, value }) => {
    const text = `${kind} ${value}`
    const made = known.get(text) ?? keys.blind(ORG_ID, kind, value)
    known.set(text, made)
    return made
  }
}

async function addPersons(
  client: pg.Client,
  keys: KeyRing,
  from: number,
  through: number,
  names: ReturnType<typeof drawNames>,
): Promise<void> {
  const people = Array.from({ length: through - from + 1 }, (_, index) => personOf(from + index, names))
  const numbers = people.map((_, index) => from + index)
  await client.query('insert into bench.person select * from unnest($1::int[], $2::int[])', [
    numbers,
    people.map(({ draw }) => draw),
  ])
  await client.query(
    `insert into client (org_id, id, name_sealed, sex, birth_date, id_type, id_number_sealed, phone_sealed, source, made_at)
     select $1, p.id, n.sealed, p.sex, p.born, '01', p.number, p.phone, 'feed', now() - p.n * interval '1 minute'
     from unnest($2::int[], $3::uuid[], $4::int[], $5::smallint[], $6::date[], $7::bytea[], $8::bytea[]) as p(n, id, draw, sex, born, number, phone)
     join bench.name n using (draw)`,
    [
      ORG_ID,
      numbers,
      people.map(({ id }) => id),
      people.map(({ draw }) => draw),
      people.map(({ sex }) => sex),
      people.map(({ birthDate }) => birthDate),
      people.map(({ idNumber }) => keys.seal(ORG_ID, 'client.id_number', idNumber)),
      people.map(({ phone }) => keys.seal(ORG_ID, 'client.phone', phone)),
    ],
  )
  await client.query(
    `insert into client_identifier (org_id, id, client_id, issuer, type, blind, value_sealed)
     select $1, bench.id(${KINDS.part}, 100000000 + p.n), p.id, 'HIS', 'MR', p.blind, p.sealed
     from unnest($2::int[], $3::uuid[], $4::bigint[], $5::bytea[]) as p(n, id, blind, sealed)`,
    [
      ORG_ID,
      numbers,
      people.map(({ id }) => id),
      people.map(({ patientNumber }) => keys.blind(ORG_ID, 'identifier', patientNumber)),
      people.map(({ patientNumber }) => keys.seal(ORG_ID, 'client_identifier.value', patientNumber)),
    ],
  )
  const tokens = people.flatMap((person) =>
    ownTokens(keys, person).map((token) => ({ token, id: person.id })),
  )
  await client.query(
    'insert into client_token (org_id, token, client_id) select $1, * from unnest($2::bigint[], $3::uuid[])',
    [ORG_ID, tokens.map(({ token }) => token), tokens.map(({ id }) => id)],
  )
}

/** The tokens that others of the same name do not share. */
function ownTokens(keys: KeyRing, person: Person): string[] {
  const { birthDate, idNumber, phone, patientNumber } = person
  const numbers = personTokens({ name: '—', birthDate: null, idNumber, phone, identifiers: [patientNumber] })
  const [usual] = spellingsOf(person.name)
  const all = [
    ...numbers.filter(({ kind }) => TOKENS_OF_NUMBERS.includes(kind)),
    ...(usual ? bornToken(usual, birthDate) : []),
  ]
  return [...new Set(all.map(({ kind, value }) => keys.blind(ORG_ID, kind, value)))]
}
