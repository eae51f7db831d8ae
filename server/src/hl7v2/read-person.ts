import type { Address, Contact, Person, PersonName, Phone } from './adt-message.ts'
import { place, unreadable } from './faults.ts'
import { field, part, type Repetition, type Segment, type Sent, segmentsNamed, value } from './parse.ts'
import { readIdentifiers } from './read-identifiers.ts'
import { readNames } from './read-name.ts'
import { asCoded, coded, given, mustMap, type Reader, stamp } from './reader.ts'

/** Clocks and zones of two systems may differ by less. */
const DAY = 24 * 60 * 60 * 1000

/** PID and NK1: who this is. `latest` is the message's own time: nobody is born after it. */
export function readPerson(reader: Reader, pid: Segment, latest: string | null): Person {
  const { mapping } = reader
  return {
    identifiers: readIdentifiers(reader, pid),
    ...given({
      names: readPersonNames(reader, pid),
      sex: mustMap(reader, mapping.sex, pid, 8, { zh: '性别', en: 'the sex' }),
      birthDate: readBirthDate(reader, pid, latest),
      diedOn: readDeath(reader, pid),
      phones: readPhones(reader, pid, [13, 14]),
      address: readAddress(reader, pid, 11),
      marital: coded(reader, mapping.marital, pid, 16),
      ethnicity: coded(reader, mapping.ethnicity, pid, 22),
      contacts: readContacts(reader),
    }),
  }
}

function readPersonNames(reader: Reader, pid: Segment): Sent<readonly PersonName[]> {
  const sent = field(reader.message, pid, 5)
  if (sent === undefined || sent === null) return sent
  const names = readNames(sent, reader.mapping.names)
  return names.length === 0 ? undefined : names
}

function readBirthDate(reader: Reader, pid: Segment, latest: string | null): Sent<string> {
  const born = stamp(reader, pid, 7, '出生日期', 'the date of birth')
  if (born === undefined || born === null) return born
  if (born.instant !== null && latest !== null && Date.parse(born.instant) - Date.parse(latest) > DAY) {
    reader.faults.push(unreadable(place('PID', 7, pid.occurrence), '出生日期', 'the date of birth'))
    return undefined
  }
  return born.day ?? undefined
}

/** PID-29 and PID-30. That somebody died without a day is not filled in; a discharge by death brings its own. */
function readDeath(reader: Reader, pid: Segment): Sent<string> {
  if (value(reader.message, pid, 30) === 'N') return null
  const died = stamp(reader, pid, 29, '死亡日期', 'the date of death')
  return died === null ? null : (died?.day ?? undefined)
}

/** XTN over several fields: a formatted number, an unformatted one, or country, area and local number; no e-mail. */
function readPhones(reader: Reader, segment: Segment, fields: readonly number[]): Sent<readonly Phone[]> {
  const sent = fields.map((n) => field(reader.message, segment, n))
  const phones = sent.flatMap((repetitions) => (repetitions ?? []).flatMap(readPhone))
  if (phones.length > 0) return phones
  return sent.includes(null) ? null : undefined
}

function readPhone(xtn: Repetition): readonly Phone[] {
  if (['INTERNET', 'X.400'].includes((part(xtn, 3) ?? '').toUpperCase())) return []
  const country = part(xtn, 5)
  const pieces = [country && `+${country.replace(/^\+/, '')}`, part(xtn, 6), part(xtn, 7)]
  const number =
    part(xtn, 1) ?? part(xtn, 12) ?? (part(xtn, 7) ? pieces.filter(Boolean).join(' ') : undefined)
  if (number === undefined || number === null || !/\d/.test(number)) return []
  return [{ number, use: part(xtn, 2) ?? part(xtn, 3) ?? null }]
}

/** The first address that says something; as one line from large to small in Chinese, small to large otherwise. */
function readAddress(reader: Reader, segment: Segment, n: number): Sent<Address> {
  const sent = field(reader.message, segment, n)
  if (sent === undefined || sent === null) return sent
  const address = sent.map(asAddress).find((one) => one.text !== '')
  return address
}

function asAddress(xad: Repetition): Address {
  const street = [part(xad, 1), part(xad, 2)].filter(Boolean).join(' ') || null
  const [city, province, postcode, country, district] = [3, 4, 5, 6, 9].map((n) => part(xad, n) ?? null)
  const large = [province, city, district]
  const text = /\p{Script=Han}/u.test([street, ...large].join(''))
    ? [...large, street].filter(Boolean).join('')
    : [street, ...large.toReversed(), postcode, country].filter(Boolean).join(', ')
  return {
    text,
    street,
    district: district ?? null,
    city: city ?? null,
    province: province ?? null,
    postcode: postcode ?? null,
    country: country ?? null,
  }
}

/** NK1 segments; one without a name tells nobody whom to call and is passed over. `""` as the only name deletes. */
function readContacts(reader: Reader): Sent<readonly Contact[]> {
  const kin = segmentsNamed(reader.message, 'NK1')
  const contacts = kin.flatMap((nk1) => readContact(reader, nk1))
  if (contacts.length > 0) return contacts
  return kin.some((nk1) => field(reader.message, nk1, 2) === null) ? null : undefined
}

function readContact(reader: Reader, nk1: Segment): readonly Contact[] {
  const name = readNames(field(reader.message, nk1, 2) ?? [], reader.mapping.names)[0]
  if (name === undefined) return []
  return [
    {
      name: name.full,
      relation: coded(reader, reader.mapping.relation, nk1, 3) ?? null,
      role: asCoded((field(reader.message, nk1, 7) ?? [])[0], {}) ?? null,
      phones: readPhones(reader, nk1, [5, 6]) ?? [],
      address: readAddress(reader, nk1, 4) ?? null,
    },
  ]
}
