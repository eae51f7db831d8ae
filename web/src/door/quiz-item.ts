import type { InstrumentItem } from '@quancheng/contract/content/instrument.ts'
import type { Answer } from '@quancheng/rules/scoring-answers.ts'
import { fits } from '@quancheng/rules/scoring-answers.ts'
import { el, icon } from './el.ts'
import { inWords, say, spoken } from './say.ts'
import { button, line, show } from './sheet.ts'

export type Item = InstrumentItem

interface Asked {
  readonly item: Item
  readonly answer: Answer
  readonly instruction: string
  readonly frame: Pick<Parameters<typeof show>[0], 'phones' | 'where'>
  readonly rail: HTMLElement
  back(): void
  give(answer: Answer): void
}

/** One question. An option is a button and goes on by itself; what is typed or ticked has “next”. */
export function askItem(asked: Asked): void {
  const { item, answer, instruction, give } = asked
  const words = inWords(item.text)
  const options = item.kind === 'choice' ? item.options.map(({ text }) => inWords(text)) : []
  const { inputs, act } = field(asked)
  show({
    title: words,
    ...asked.frame,
    main: [
      el('button', { class: 'back', type: 'button', on: { click: asked.back } }, icon('back'), say('back')),
      asked.rail,
      el('p', { class: 'lead', id: 'lead' }, instruction),
      el('h1', { class: 'item', id: 'item' }, words),
      ...inputs,
      ...reading([instruction, words, ...options].join('。')),
    ],
    act: [
      ...act,
      ...(item.kind === 'choice' || !item.required || answer !== null
        ? [button(say('quizSkip'), () => give(null), 'quiet')]
        : []),
    ],
  })
}

function field({ item, answer, give }: Asked): {
  readonly inputs: HTMLElement[]
  readonly act: HTMLElement[]
} {
  if (item.kind === 'choice')
    return {
      inputs: [
        el(
          'div',
          { class: 'picks', role: 'group', 'aria-labelledby': 'lead item' },
          ...item.options.map(({ value, text }) =>
            el(
              'div',
              {},
              pick(inWords(text), value === answer, () => give(value)),
            ),
          ),
        ),
      ],
      act: [],
    }
  if (item.kind === 'several') {
    const chosen = new Set<string>(Array.isArray(answer) ? answer : [])
    const boxes = item.options.map(({ value, text }) => {
      const made = pick(inWords(text), chosen.has(value), () => {
        if (!chosen.delete(value)) chosen.add(value)
        made.setAttribute('aria-pressed', String(chosen.has(value)))
        made.classList.toggle('on', chosen.has(value))
      })
      return made
    })
    return {
      inputs: [
        el('p', { class: 'small' }, say('quizSeveral')),
        el('div', { class: 'picks', role: 'group', 'aria-labelledby': 'lead item' }, ...boxes),
      ],
      act: [button(say('quizNext'), () => give([...chosen]))],
    }
  }
  if (item.kind === 'text') {
    const area = el('textarea', {
      class: 'area',
      maxlength: 1000,
      rows: 4,
      'aria-labelledby': 'item',
      placeholder: say('quizWords'),
    })
    area.value = typeof answer === 'string' ? answer : ''
    return { inputs: [area], act: [button(say('quizNext'), () => give(area.value.trim() || null))] }
  }
  const input = el('input', {
    class: 'field',
    inputmode: 'decimal',
    autocomplete: 'off',
    maxlength: 12,
    'aria-labelledby': 'item',
  })
  input.value = typeof answer === 'number' ? String(answer) : ''
  const wrong = el('div', { role: 'alert' })
  const next = () => {
    const typed = input.value.normalize('NFKC').trim()
    const value = Number(typed)
    if (typed !== '' && fits(item, value)) return give(value)
    const { min, max } = item
    wrong.replaceChildren(line({ class: 'err-t' }, 'warn', say('quizNumber', { min, max })))
    input.focus()
  }
  return { inputs: [wrong, input], act: [button(say('quizNext'), next)] }
}

function pick(name: string, isOn: boolean, act: () => void): HTMLButtonElement {
  return el(
    'button',
    {
      class: `pick plain${isOn ? ' on' : ''}`,
      type: 'button',
      'aria-pressed': String(isOn),
      on: { click: act },
    },
    el('span', {}, el('b', {}, name)),
    icon('next'),
  )
}

/** Reads the question aloud where the phone can; nothing is sent anywhere for it by us. */
function reading(words: string): HTMLElement[] {
  if (!('speechSynthesis' in window) || typeof SpeechSynthesisUtterance === 'undefined') return []
  const read = button(
    say('quizRead'),
    () => {
      if (speechSynthesis.speaking) {
        stopReading()
        read.textContent = say('quizRead')
        return
      }
      const voice = new SpeechSynthesisUtterance(words)
      voice.lang = spoken() === 'zh' ? 'zh-CN' : 'en'
      voice.onend = () => {
        read.textContent = say('quizRead')
      }
      read.textContent = say('quizStop')
      speechSynthesis.speak(voice)
    },
    'line',
  )
  return [read]
}

export function stopReading(): void {
  if ('speechSynthesis' in window) speechSynthesis.cancel()
}
