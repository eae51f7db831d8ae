import type { DoorAnswer } from '@quancheng/contract/intake-door.ts'
import { look, takeBack } from './ask.ts'
import { el, icon } from './el.ts'
import { clearPhone, mine } from './keep.ts'
import { inWords, say, timeOf, whenOf } from './say.ts'
import { button, drawnBy, helpNow, line, show } from './sheet.ts'

const LOOK_AGAIN_MS = 60_000

let waiting: ReturnType<typeof setTimeout> | undefined

/** How a request stands. Looks again by itself while the page is being read. */
export function answerPage(answer: DoorAnswer, tail: string | null): void {
  clearTimeout(waiting)
  const again = () => answerPage(answer, tail)
  drawnBy(again)
  draw(answer, tail, false)
  if (answer.state !== 'waiting' && answer.state !== 'paused') return
  waiting = setTimeout(async () => {
    if (document.visibilityState === 'hidden') return again()
    const heard = await look(answer.number, tail)
    if (heard.is === 'answer' && JSON.stringify(heard.body) !== JSON.stringify(answer))
      answerPage(heard.body, tail)
    else again()
  }, LOOK_AGAIN_MS)
}

function draw(answer: DoorAnswer, tail: string | null, sure: boolean): void {
  const { organisation, state, phones, number } = answer
  const isOpen = state === 'waiting' || state === 'paused'
  const isNight = isOpen && answer.closedUntil !== null
  const title = titleOf(answer, isNight)
  const isMine = tail === null && mine.read()?.number === number
  show({
    title,
    where: { house: organisation, ward: null },
    phones,
    foot: isNight ? 'night' : 'wait',
    calm: answer.crisis && isOpen,
    main: [
      el(
        'div',
        { class: `hero${isNight ? ' mist' : ''} hide-lg` },
        icon(isNight ? 'night' : state === 'declined' || state === 'withdrawn' ? 'back' : 'yes'),
      ),
      el('h1', {}, title),
      isOpen && answer.crisis
        ? el(
            'section',
            { class: 'card warn' },
            el('p', {}, say('bellWords')),
            ...helpNow(phones, say('bellFirst')),
          )
        : null,
      isNight
        ? el(
            'p',
            { class: 'lead' },
            say('nightLead', { time: timeOf(new Date()), opening: whenOf(answer.closedUntil ?? '') }),
          )
        : null,
      isNight && answer.night ? el('p', {}, inWords(answer.night)) : null,
      stateCard(answer, isNight),
      isNight && !answer.crisis
        ? el(
            'section',
            { class: 'card sandy' },
            el('h2', {}, say('nightCard')),
            ...helpNow(phones, say('nightBell')),
          )
        : null,
      el('p', { class: 'small' }, say('askedAt', { when: whenOf(answer.askedAt) })),
    ],
    act: [
      ...(isOpen && isMine ? backing(answer, tail, sure) : []),
      ...(!isOpen && mine.read() ? [button(say('askAgain'), askAgain, 'line')] : []),
      ...(isMine ? [button(say('clear'), cleared, 'quiet')] : []),
    ],
  })
}

function titleOf({ state, takenBy, crisis }: DoorAnswer, isNight: boolean): string {
  if (state === 'taken') return say('takenTitle', { name: takenBy ?? say('takenBy') })
  if (state === 'declined') return say('declinedTitle')
  if (state === 'withdrawn') return say('withdrawnTitle')
  if (crisis) return say('doneCrisis')
  return say(isNight ? 'nightTitle' : 'doneTitle')
}

function stateCard({ state, by, closedUntil, number }: DoorAnswer, isNight: boolean): HTMLElement {
  if (state === 'declined')
    return el(
      'section',
      { class: 'card' },
      el('p', {}, say('declinedWords')),
      line({}, 'bell', say('sayNurse')),
    )
  if (state === 'withdrawn') return el('section', { class: 'card' }, el('p', {}, say('withdrawnWords')))
  const when = by === null ? null : say(by === closedUntil ? 'atOpening' : 'by', { when: whenOf(by) })
  const told =
    state === 'taken'
      ? el('p', {}, say('takenWords'))
      : el('p', { class: when === null ? null : 'when' }, when ?? say(isNight ? 'keepNumber' : 'noTime'))
  return el(
    'section',
    { class: 'card' },
    told,
    el(
      'p',
      {},
      `${say('numberIs')} `,
      el('b', { class: 'num nb number' }, `${number.slice(0, 4)} ${number.slice(4)}`),
    ),
    el('p', { class: 'small' }, say('keepNumber')),
    line({}, 'shield', say('scam')),
  )
}

function backing(answer: DoorAnswer, tail: string | null, sure: boolean): HTMLElement[] {
  if (!sure) return [button(say('takeBack'), () => draw(answer, tail, true), 'line')]
  const back = async () => {
    const heard = await takeBack(answer.number)
    if (heard.is === 'answer') answerPage(heard.body, tail)
    else lookFor(answer.number)
  }
  return [
    button(say('keep'), () => draw(answer, tail, false)),
    button(say('takeBackSure'), () => void back(), 'line'),
  ]
}

function askAgain(): void {
  const last = mine.read()
  if (last) location.assign(`/h/ask/${last.place}`)
}

function cleared(): void {
  clearPhone()
  clearTimeout(waiting)
  drawnBy(cleared)
  show({ title: say('cleared'), where: null, phones: null, main: [el('h1', {}, say('cleared'))] })
}

/** The answer to a number this phone sent; the form where it is not known here. */
export function lookFor(number: string): void {
  void look(number, null).then((heard) => {
    if (heard.is === 'answer') answerPage(heard.body, null)
    else
      lookForm(
        heard.is === 'no' && heard.code === 'not-found'
          ? null
          : heard.is === 'nothing'
            ? 'noNetWords'
            : 'tooOften',
      )
  })
}

/** With the number and the last four figures of the telephone, from any phone. */
export function lookForm(problem: 'lookWrong' | 'lookShort' | 'tooOften' | 'noNetWords' | null): void {
  drawnBy(() => lookForm(problem))
  const title = say('lookTitle')
  const field = (id: string, most: number) =>
    el('input', { class: 'field', id, inputmode: 'numeric', autocomplete: 'off', maxlength: most + 4 })
  const number = field('number', 8)
  const tail = field('tail', 4)
  const wrong = el('div', { role: 'alert' })
  const complain = (key: NonNullable<typeof problem>) =>
    wrong.replaceChildren(line({ class: 'err-t' }, 'warn', say(key)))
  if (problem) complain(problem)
  const figures = (input: HTMLInputElement) => input.value.normalize('NFKC').replace(/[^0-9]/g, '')
  const lookNow = async () => {
    const [wanted, end] = [figures(number), figures(tail)]
    if (wanted.length !== 8 || end.length !== 4) return complain('lookShort')
    const heard = await look(wanted, end)
    if (heard.is === 'answer') return answerPage(heard.body, end)
    complain(
      heard.is === 'nothing' ? 'noNetWords' : heard.code === 'intake.too-often' ? 'tooOften' : 'lookWrong',
    )
  }
  show({
    title,
    where: null,
    phones: null,
    main: [
      el('h1', {}, title),
      el('p', { class: 'lead' }, say('lookLead')),
      wrong,
      el('label', { class: 'q', for: 'number' }, say('lookNumber')),
      number,
      el('label', { class: 'q', for: 'tail' }, say('lookTail')),
      tail,
    ],
    act: [button(say('look'), () => void lookNow())],
  })
}
