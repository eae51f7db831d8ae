import type { DoorPlace } from '@quancheng/contract/intake-door.ts'
import { answerPage, lookFor, lookForm } from './answer.ts'
import { askDoor, sendAsk } from './ask.ts'
import { el, icon } from './el.ts'
import { type Draft, draftAt, forgetDraft, mine, outbox } from './keep.ts'
import { openQuiz } from './quiz.ts'
import { openRate } from './rate.ts'
import { inWords, say, whenOf } from './say.ts'
import { button, drawnBy, line, show } from './sheet.ts'
import {
  crisisStep,
  phoneStep,
  type Step,
  sendStep,
  topicStep,
  type Walk,
  whereLine,
  whereStep,
} from './steps.ts'
import './door.css'

const SEND_AGAIN_MS = 20_000
const STEPS = { topic: topicStep, crisis: crisisStep, where: whereStep, phone: phoneStep, send: sendStep }

const isStep = (word: string): word is Step => word in STEPS
const placeOf = (path: string) => /^\/h\/ask\/([A-Za-z0-9_-]{22})\/?$/.exec(path)?.[1] ?? null

let door: DoorPlace | null = null
let again: ReturnType<typeof setTimeout> | undefined

/** Reads the address and shows what stands there; what could not be sent yet comes first. */
async function open(): Promise<void> {
  if (/^\/h\/quiz\/?$/.test(location.pathname)) return openQuiz(location.hash.slice(1))
  if (/^\/h\/rate\/?$/.test(location.pathname)) return openRate(location.hash.slice(1))
  const kept = outbox.read()
  if (kept) return offline(kept)
  const place = placeOf(location.pathname)
  if (place === null) return answer()
  if (door === null) {
    plain('loading', null)
    const heard = await askDoor(place)
    if (heard.is === 'nothing') return plain('noNetTitle', 'noNetWords', () => void open())
    if (heard.is === 'no')
      return heard.code === 'not-found' || heard.code === 'malformed'
        ? plain('goneTitle', 'goneWords')
        : plain('brokenTitle', 'brokenWords', () => void open())
    door = heard.body
  }
  step(place, door)
}

function answer(): void {
  const last = mine.read()
  if (!/^\/h\/answer\/?$/.test(location.pathname)) plain('goneTitle', 'goneWords')
  else if (last) lookFor(last.number)
  else lookForm(null)
}

function step(place: string, at: DoorPlace): void {
  const walk: Walk = {
    place,
    door: at,
    go: (next) => {
      history.pushState(null, '', next === 'topic' ? location.pathname : `#${next}`)
      step(place, at)
    },
    send: () => void send(draftAt(place)),
  }
  const word = location.hash.slice(1)
  const draft = draftAt(place)
  const asked = isStep(word) ? word : 'topic'
  const now = draft.topic === null ? 'topic' : draft.where === null && asked === 'send' ? 'where' : asked
  const draw = () => STEPS[now](walk)
  drawnBy(draw)
  draw()
}

async function send(draft: Draft): Promise<void> {
  clearTimeout(again)
  const heard = await sendAsk(draft)
  if (heard.is === 'nothing') {
    outbox.keep(draft)
    return offline(draft)
  }
  outbox.empty()
  if (heard.is === 'answer') {
    forgetDraft()
    mine.keep({ number: heard.body.number, place: draft.place })
    history.replaceState(null, '', '/h/answer')
    return answerPage(heard.body, null)
  }
  if (heard.code === 'intake.asked-already') {
    const number = String(heard.facts.number)
    forgetDraft()
    mine.keep({ number, place: draft.place })
    history.replaceState(null, '', '/h/answer')
    return lookFor(number)
  }
  if (heard.code === 'not-found') return plain('goneTitle', 'goneWords')
  const retry = () => void send(draft)
  return heard.code === 'intake.too-often'
    ? plain('busyTitle', 'busyWords', retry)
    : plain('brokenTitle', 'brokenWords', retry)
}

/** Not sent, and kept: it goes by itself as soon as there is a network. */
function offline(draft: Draft): void {
  clearTimeout(again)
  const phones = door?.phones ?? null
  const draw = () => {
    const title = say('offlineTitle')
    const topic = door?.topics.find(({ id }) => id === draft.topic)
    const kept = door
      ? [topic ? inWords(topic.name) : '', whereLine({ door }, draft)].filter(Boolean).join(' · ')
      : whenOf(new Date(draft.touchedAt).toISOString())
    show({
      title,
      where: null,
      phones,
      main: [
        el('div', { class: 'hero sandy' }, icon('away')),
        el('h1', {}, title),
        el('p', {}, say('offlineWords')),
        el('section', { class: 'card' }, el('h2', {}, say('offlineKept')), el('p', {}, kept)),
        el(
          'section',
          { class: 'card sandy' },
          el('h2', {}, say('offlineWays')),
          line({}, 'bell', say('sayNurse')),
          ...(phones?.office ? [line({}, 'tel', say('callOffice', { phone: phones.office }))] : []),
        ),
      ],
      act: [button(say('retry'), () => void send(draft))],
    })
  }
  drawnBy(draw)
  draw()
  again = setTimeout(() => void send(draft), SEND_AGAIN_MS)
}

type Word = Parameters<typeof say>[0]

function plain(title: Word, words: Word | null, retry: (() => void) | null = null): void {
  const draw = () =>
    show({
      title: say(title),
      where: null,
      phones: door?.phones ?? null,
      main: [
        el('h1', {}, say(title)),
        words === null ? null : el('p', {}, say(words)),
        words === null ? null : line({}, 'bell', say('sayNurse')),
      ],
      act: retry ? [button(say('retry'), retry)] : [],
    })
  drawnBy(draw)
  draw()
}

window.addEventListener('popstate', () => void open())
window.addEventListener('online', () => {
  const kept = outbox.read()
  if (kept) void send(kept)
})
void open()
