import { ageOn, type CalendarDay } from '@quancheng/rules/calendar-day.ts'
import type { Chance } from './chance.ts'
import { addressOf } from './names.ts'
import type { Person } from './persons.ts'

/** Fills the places of a sentence for one person. */
export type Wording = (sentence: string) => string

const KIN: Readonly<Record<string, string>> = {
  '10': '爱人',
  '11': '丈夫',
  '12': '妻子',
  '20': '儿子',
  '30': '女儿',
  '51': '爸爸',
  '52': '妈妈',
  '61': '爷爷',
  '62': '奶奶',
  '71': '哥哥',
  '75': '姐姐',
}
const SUMS = [
  '3,600 元',
  '6,800 元',
  '9,500 元',
  '1.2 万元',
  '1.8 万元',
  '2.4 万元',
  '3.1 万元',
  '3.5 万元',
  '4.6 万元',
  '5.2 万元',
  '7 万元',
  '8.4 万元',
]
const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五']

export function kinOf(person: Person): string {
  const carer = person.relatives.find((relative) => relative.mainCarer) ?? person.relatives[0]
  return (carer && KIN[carer.relation]) ?? '家属'
}

export function wordingFor(chance: Chance, person: Person, illness: string, today: CalendarDay): Wording {
  const age = ageOn(person.birthDate, today) ?? 0
  const isBaby = age === 0
  const slots: Readonly<Record<string, string>> = {
    who: isBaby ? '孩子妈妈' : addressOf(person.name, person.sex, age),
    kin: isBaby ? '孩子爸爸' : kinOf(person),
    ta: isBaby || person.sex === 2 ? '她' : '他',
    illness,
    money: chance.pick(SUMS),
    days: String(chance.int(6, 40)),
    day: chance.pick(WEEKDAYS),
  }
  return (sentence) => spaced(sentence.replace(/\{(\w+)\}/gu, (place, name: string) => slots[name] ?? place))
}

/** A person's own words close with their own stop; two stops in a row are one too many. */
function spaced(text: string): string {
  return text.replace(/。。/gu, '。')
}
