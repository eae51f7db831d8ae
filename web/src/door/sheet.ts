import type { DoorPlace } from '@quancheng/contract/intake-door.ts'
import { el, type IconName, icon } from './el.ts'
import { looks } from './keep.ts'
import { type Language, say, speak, spoken } from './say.ts'

type Phones = DoorPlace['phones']

interface Sheet {
  readonly title: string
  readonly where: { readonly house: string; readonly ward: string | null } | null
  readonly phones: Phones | null
  readonly foot?: 'ask' | 'wait' | 'night'
  readonly calm?: boolean
  readonly main: readonly (Node | null)[]
  /** One or more buttons under the page. */
  readonly act?: readonly Node[]
}

let again: () => void = () => undefined

/** What to draw once more when the size of the type or the language changes. */
export function drawnBy(draw: () => void): void {
  again = draw
}

/** One page: whose it is, one question, what to do, and always another way than the screen. */
export function show({ title, where, phones, foot = 'ask', calm = false, main, act = [] }: Sheet): void {
  const root = document.getElementById('door')
  if (!root) return
  document.documentElement.lang = spoken() === 'zh' ? 'zh-CN' : 'en'
  document.documentElement.dataset.type = looks.isLarge() ? 'large' : 'normal'
  document.title = where === null ? title : `${title} · ${where.house}`
  document.body.classList.toggle('calm', calm)
  const acts = act.length > 0 ? el('div', { class: 'act' }, ...act) : null
  root.replaceChildren(
    top(where),
    el('main', {}, ...main),
    ...(acts ? [acts] : []),
    el('footer', { class: 'foot' }, footLine(phones, foot)),
  )
  const head = root.querySelector('h1')
  head?.setAttribute('tabindex', '-1')
  head?.focus({ preventScroll: true })
  window.scrollTo(0, 0)
}

function top(where: Sheet['where']): HTMLElement {
  const other: Language = spoken() === 'zh' ? 'en' : 'zh'
  const tool = (label: string, lang: Language | null, act: () => void) =>
    el(
      'button',
      {
        class: 'size',
        type: 'button',
        lang: lang === 'zh' ? 'zh-CN' : lang,
        on: {
          click: () => {
            act()
            again()
          },
        },
      },
      label,
    )
  return el(
    'header',
    { class: 'top' },
    el(
      'div',
      { class: 'who' },
      el('img', { src: '/mark.svg', width: 34, height: 34, alt: '' }),
      where && el('div', {}, where.house, where.ward !== null && el('small', {}, where.ward)),
    ),
    el(
      'div',
      { class: 'tools' },
      tool(say('language'), other, () => speak(other)),
      tool(say(looks.isLarge() ? 'normal' : 'large'), null, () => looks.setLarge(!looks.isLarge())),
    ),
  )
}

function footLine(phones: Phones | null, foot: 'ask' | 'wait' | 'night'): HTMLElement {
  const [words, number] =
    foot === 'night'
      ? [say('footNight'), phones?.onDuty ?? null]
      : [say(foot === 'wait' ? 'footWait' : 'footAsk'), phones?.office ?? null]
  if (number === null) return el('p', { class: 'tel' }, icon('bell'), el('span', {}, say('footNurse')))
  return el(
    'a',
    { class: 'tel', href: `tel:${number.replace(/[^0-9]/g, '')}` },
    icon('tel'),
    el('span', {}, el('span', { class: 'opt' }, `${words} `), el('b', { class: 'num' }, number)),
  )
}

export const line = (has: { readonly class?: string }, sign: IconName, ...words: (Node | string)[]) =>
  el('p', { class: has.class ?? 'note' }, icon(sign), el('span', {}, ...words))

export const button = (label: string, act: () => void, kind = '') =>
  el('button', { class: `btn ${kind}`.trim(), type: 'button', on: { click: act } }, label)

/** Where to turn at once: the bell, and the telephones that are known. */
export function helpNow(phones: Phones, bell: string): HTMLElement[] {
  const dial = (sign: IconName, words: string, number: string | null) =>
    number === null
      ? []
      : [
          line(
            {},
            sign,
            `${words} `,
            el('a', { class: 'num nb', href: `tel:${number.replace(/[^0-9]/g, '')}` }, number),
          ),
        ]
  return [
    line({}, 'bell', el('b', {}, bell)),
    ...dial('tel', say('dutyCall'), phones.onDuty),
    ...dial('tel', say('lineCall'), phones.helpLine),
  ]
}
