import { ageOn, dayAt } from '@quancheng/rules/calendar-day.ts'
import { masker } from '@quancheng/rules/mask-text.ts'
import type { Printing } from './case-paper.ts'
import { instant } from './format.ts'
import type { Paper, Sheet } from './paper.ts'
import { speak } from './words.ts'

/** Fields beside the names of members that name somebody. */
const NAMING = new Set(['signer', 'witness', 'attending', 'savedBy'])

/** Everybody the file names, the client first: its people, the family, who signed, and the staff. */
function namesIn({ file, client, family, processes, reviews, safetyPlans, printedBy }: Printing): string[] {
  const found: string[] = [client.name]
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if ('id' in value && 'name' in value && typeof value.name === 'string') found.push(value.name)
    for (const [key, each] of Object.entries(value))
      if (NAMING.has(key) && typeof each === 'string') found.push(each)
      else look(each)
  }
  look(file.contacts)
  // Who is drawn in the family has a key of the drawing and no id.
  found.push(...(family?.picture.people ?? []).flatMap(({ name }) => name ?? []))
  look(family)
  look({ ...file, contacts: [] })
  look([processes, reviews, safetyPlans])
  return [...new Set([...found, printedBy])].filter((name) => name.trim() !== '')
}

/** The mask of one case's papers. */
export function maskOf(printing: Printing): (text: string) => string {
  const { file, client, family, printedAt, locale } = printing
  const { w } = speak(locale)
  const today = dayAt(printedAt.getTime())
  const births = [client.birthDate, ...(family?.picture.people ?? []).map(({ born }) => born)].flatMap(
    (day) => {
      const age = day?.length === 10 ? ageOn(day, today) : null
      return day === null || age === null ? [] : [{ day, age: w('years', age) }]
    },
  )
  const mask = masker({
    names: namesIn(printing),
    numbers: [
      file.number,
      client.idNumber,
      client.phone,
      ...file.contacts.map(({ phone }) => phone),
      ...file.encounters.map(({ visitNumber }) => visitNumber),
    ].filter((number) => number !== null),
    addresses: client.address === null ? [] : [client.address],
    beds: [
      ...new Set(
        [
          file.client.bed,
          ...file.encounters.flatMap((stay) => [stay.bed, ...stay.places.map(({ bed }) => bed)]),
        ].filter((bed) => bed !== null && bed !== ''),
      ),
    ] as string[],
    births,
    words: {
      person: w('maskedPerson'),
      number: w('maskedNumber'),
      address: w('maskedAddress'),
      bed: w('maskedBed'),
    },
  })
  // Where the paper itself puts the age beside the day of birth it would stand twice.
  return (text) => births.reduce((said, { age }) => said.replaceAll(`${age} ${age}`, age), mask(text))
}

/** A paper for eyes outside: nobody can be made out in it; the cover and every foot say so, by whom and when. */
export function maskedPaper(paper: Paper, printing: Printing): Paper {
  const { w } = speak(printing.locale)
  const mask = maskOf(printing)
  const said = `${w('maskedBy', printing.printedBy)}　${instant(printing.printedAt.toISOString())}`
  const [first, ...rest] = paper.sheets.map((sheet) => maskSheet(sheet, mask))
  return {
    ...paper,
    title: w('masked'),
    number: w('masked'),
    sheets: first
      ? [
          { ...first, blocks: [...first.blocks, { kind: 'note', text: `${said}　${w('maskedNote')}` }] },
          ...rest,
        ]
      : [],
    foot: [w('masked'), `${paper.institution}　${said}`],
  }
}

function maskSheet(sheet: Sheet, mask: (text: string) => string): Sheet {
  return { ...sheet, meta: deep(sheet.meta, mask), blocks: deep(sheet.blocks, mask) }
}

/** Every text within; in a drawing only what is written, not the strokes. */
function deep<T>(value: T, mask: (text: string) => string): T {
  if (typeof value === 'string')
    return (
      value.startsWith('<svg')
        ? value.replaceAll(/>([^<>]+)</g, (_, text: string) => `>${mask(text)}<`)
        : mask(value)
    ) as T
  if (Array.isArray(value)) return value.map((each) => deep(each, mask)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, KEPT.has(key) ? each : deep(each, mask)]),
  ) as T
}

/** What says how a thing is set, not what is said. */
const KEPT = new Set(['kind', 'id', 'align', 'title', 'titles'])
