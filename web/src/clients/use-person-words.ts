import type { ClientLine } from '@quancheng/contract/clients.ts'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'

interface PersonWords {
  /** “女 58岁” */
  readonly sexAge: (client: Pick<ClientLine, 'sex' | 'age' | 'birthDate'>) => string
  /** “肿瘤内科 3 病区 12床”, or null for somebody who lies nowhere now. */
  readonly place: (client: Pick<ClientLine, 'inHospital' | 'department' | 'bed'>) => string | null
  readonly bed: (bed: string) => string
}

function monthsSince(birthDate: string): number {
  const today = dayOf(new Date())
  const months =
    12 * (Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4))) +
    Number(today.slice(5, 7)) -
    Number(birthDate.slice(5, 7))
  return today.slice(8) < birthDate.slice(8) ? months - 1 : months
}

/** What is said about a person beside the name. */
export function usePersonWords(): PersonWords {
  const { t } = useText()
  const bed = (number: string) => (/^\d+[A-Za-z]?$/.test(number) ? t('word.bed', { bed: number }) : number)
  return {
    sexAge: ({ sex, age, birthDate }) =>
      [
        sex === 1 || sex === 2 ? t(`word.sex.${sex}`) : null,
        age === null
          ? null
          : age === 0 && birthDate
            ? t('word.ageMonths', { months: monthsSince(birthDate) })
            : t('word.age', { age }),
      ]
        .filter((fact) => fact !== null)
        .join(' '),
    place: (client) =>
      client.inHospital && (client.department ?? client.bed) !== null
        ? [client.department, client.bed === null ? null : bed(client.bed)]
            .filter((fact) => fact !== null)
            .join(' ')
        : null,
    bed,
  }
}
