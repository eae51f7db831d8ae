import type { Picture } from '@quancheng/contract/family.ts'
import { dayAt } from '@quancheng/rules/calendar-day.ts'
import { ecomapSvg, genogramSvg } from './family-svg.ts'
import { day, list, maybe } from './format.ts'
import type { Sheet } from './paper.ts'
import type { Speech } from './words.ts'

export interface PrintedFamily {
  readonly picture: Picture
  readonly savedAt: string
  readonly savedBy: string
}

/** The family in pictures, as last saved, each picture with the same in words. */
export function familySheet(
  file: { readonly client: { readonly name: string }; readonly number: string },
  family: PrintedFamily | null,
  at: Date,
  speech: Speech,
): Sheet {
  const { w, code } = speech
  const head = { id: 'family', title: w('family') }
  const meta = [
    { label: w('client'), value: file.client.name },
    ...(file.number === '' ? [] : [{ label: w('caseNumber'), value: file.number }]),
  ]
  if (family === null) return { ...head, entries: 0, meta, blocks: [{ kind: 'note', text: w('familyNone') }] }
  const { picture } = family
  const household = picture.people.filter(({ livesWith, index }) => livesWith || index).length
  const genogram = genogramSvg(picture, dayAt(at.getTime()), w('household'))
  return {
    ...head,
    entries: picture.people.length,
    meta: [...meta, { label: w('drawnOn'), value: list([day(family.savedAt), family.savedBy]) }],
    blocks: [
      { kind: 'picture', heading: w('genogram'), ...genogram, note: w('genogramNote') },
      {
        kind: 'table',
        heading: null,
        columns: [
          { title: w('name'), width: 22 },
          { title: w('sex'), width: 10, align: 'center' },
          { title: w('bornDied'), width: 26, align: 'center' },
          { title: w('livesWith'), width: 10, align: 'center' },
          { title: w('carer'), width: 12, align: 'center' },
          { title: w('remark'), width: 20 },
        ],
        rows: picture.people
          .filter(({ lost }) => !lost)
          .map((person) => [
            list([person.name ?? w('unnamed'), person.index ? `（${w('client')}）` : null]),
            code('sex', person.sex),
            person.deceased ? `${maybe(person.born)} – ${maybe(person.died)}` : maybe(person.born),
            person.livesWith ? '✓' : '',
            person.carer ? '✓' : '',
            maybe(person.note),
          ]),
        empty: w('none'),
      },
      ...(picture.systems.length === 0
        ? []
        : [
            {
              kind: 'picture' as const,
              heading: w('ecomap'),
              ...ecomapSvg(picture, w('home'), w('persons', household)),
              note: w('ecomapNote'),
            },
            {
              kind: 'table' as const,
              heading: null,
              columns: [
                { title: w('system'), width: 34 },
                { title: w('bond'), width: 20, align: 'center' as const },
                { title: w('flow'), width: 20, align: 'center' as const },
                { title: w('remark'), width: 26 },
              ],
              rows: picture.systems.map((system) => [
                system.name,
                code('strength', system.strength),
                code('flow', system.flow),
                maybe(system.note),
              ]),
              empty: w('none'),
            },
          ]),
    ],
  }
}
