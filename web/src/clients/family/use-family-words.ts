import type { Picture } from '@quancheng/contract/family.ts'
import { ageFrom } from '@quancheng/rules/genogram-dates.ts'
import { dayOf } from '../../text/dates.ts'
import { useText } from '../../text/use-text.tsx'
import type { Person } from './family-change.ts'

/** The facts of a family in words, for tables and for who listens. */
export function useFamilyWords(picture: Picture) {
  const { t, day } = useText()
  const comma = t('clients.family.comma')
  const index = picture.people.find((each) => each.index)?.key ?? ''
  const nameOf = (key: string) => {
    const person = picture.people.find((each) => each.key === key)
    return person?.name ?? t(person?.lost ? 'clients.family.lostOne' : 'clients.family.unnamed')
  }
  const relation = (person: Person) => {
    if (person.index) return t('clients.family.index')
    const { key } = person
    const words = [
      ...picture.unions
        .filter(({ a, b }) => (a === key && b === index) || (b === key && a === index))
        .map(({ kind }) => t(`clients.family.kind.${kind}`)),
      ...picture.parents
        .filter(({ parent, child }) => parent === key && child === index)
        .map(({ kind }) => t(`clients.family.kind.${kind}`)),
      ...(picture.parents.some(({ parent, child }) => parent === index && child === key)
        ? [t('clients.family.as.child')]
        : []),
      ...(isSibling(picture, key, index) ? [t('clients.family.as.sibling')] : []),
    ]
    return words.join(comma)
  }
  /** Often only the year is known. */
  const dateOf = (known: string | null) => (known?.length === 10 ? day(known) : (known ?? ''))
  const life = ({ born, died, deceased, lost }: Person) => {
    if (lost) return dateOf(born)
    if (died !== null || deceased) return `${dateOf(born)}–${dateOf(died)}`
    const age = born === null ? null : ageFrom(born, dayOf(new Date()))
    return [dateOf(born), age === null ? null : t('clients.family.age', { age })].filter(Boolean).join(comma)
  }
  const marks = (person: Person) =>
    [
      t(`clients.family.sex.${person.sex}`),
      ...(['livesWith', 'carer', 'deceased', 'lost'] as const)
        .filter((mark) => person[mark])
        .map((mark) => t(`clients.family.mark.${mark}`)),
      person.note,
    ]
      .filter(Boolean)
      .join(comma)
  const sayPerson = (key: string) => {
    const person = picture.people.find((each) => each.key === key)
    if (!person) return ''
    const about = [relation(person), life(person), marks(person)].filter(Boolean).join(comma)
    return t('clients.family.saidPerson', { name: nameOf(key), about })
  }
  return { nameOf, relation, life, marks, sayPerson }
}

function isSibling({ parents }: Picture, a: string, b: string): boolean {
  const of = (key: string) => parents.filter(({ child }) => child === key).map(({ parent }) => parent)
  return a !== b && of(a).some((parent) => of(b).includes(parent))
}
