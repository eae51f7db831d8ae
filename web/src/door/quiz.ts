import type { Questionnaire } from '@quancheng/contract/assessment-links.ts'
import type { Instrument } from '@quancheng/contract/content/instrument.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { score } from '@quancheng/rules/scoring.ts'
import { type Answer, askedAnswers, askedItems, isAnswered } from '@quancheng/rules/scoring-answers.ts'
import { openLink, sendQuiz } from './ask.ts'
import { carePage } from './care.ts'
import { el } from './el.ts'
import { type Sheet, sheets } from './keep.ts'
import { linkPlain, linkProblem } from './link-problem.ts'
import { askItem, type Item, stopReading } from './quiz-item.ts'
import { inWords, say, spoken } from './say.ts'
import { button, drawnBy, line, show } from './sheet.ts'

/** What the phone needs of an instrument; the server sends no more. */
type Definition = Pick<
  Instrument,
  'id' | 'version' | 'instruction' | 'wordings' | 'scales' | 'mainScale' | 'flags'
> & {
  readonly items: readonly Item[]
}

interface Walk {
  readonly secret: string
  readonly asked: Questionnaire
  readonly definition: Definition
}

let sheet: Sheet | null = null
let opened: Walk | null = null
/** What stands once it has been handed in, whichever way somebody goes back. */
let finished: (() => void) | null = null

/** A questionnaire by a link that works once: first what it is, then one question a page. */
export async function openQuiz(secret: string): Promise<void> {
  stopReading()
  if (opened?.secret === secret && finished) return finished()
  if (opened?.secret === secret) return draw(opened, placeIn(history.state))
  const again = () => void openQuiz(secret)
  if (!/^[A-Za-z0-9_-]{22}$/.test(secret)) return linkPlain('quizGone', 'quizGoneWords', null)
  linkPlain('loading', null, null)
  const heard = await openLink(secret)
  if (heard.is !== 'answer') {
    if (heard.is === 'no' && heard.code === 'intake.link-used') sheets.forget()
    return linkProblem(heard, again)
  }
  const walk: Walk = {
    secret,
    asked: heard.body,
    definition: heard.body.definition as unknown as Definition,
  }
  opened = walk
  const kept = sheets.read(secret)
  sheet = kept?.version === walk.definition.version ? kept : null
  history.replaceState(null, '')
  if (sheet !== null && isAlarming(walk)) alarmed(walk)
  else draw(walk, null)
}

function placeIn(state: unknown): string | null {
  return typeof state === 'object' && state !== null && 'item' in state ? String(state.item) : null
}

const frame = ({ asked }: Walk) => ({
  phones: asked.phones,
  where: { house: asked.organisation, ward: null },
})

function draw(walk: Walk, at: string | null): void {
  stopReading()
  const now = () => {
    if (at === null) return first(walk)
    if (at === 'send') return last(walk, null)
    return ask(walk, at)
  }
  drawnBy(now)
  now()
}

function goTo(walk: Walk, item: string): void {
  history.pushState({ item }, '')
  draw(walk, item)
}

const answersOf = () => sheet?.answers ?? {}

function asked({ definition }: Walk): Item[] {
  return [...askedItems(definition.items, answersOf()).keys()].flatMap(
    (id) => definition.items.find((item) => item.id === id) ?? [],
  )
}

/** What it is, who sees it and what happens with it; where it was left, if it was begun here. */
function first(walk: Walk): void {
  const items = asked(walk)
  const { from } = walk.asked
  const resumed = items.findIndex(({ id }) => id === sheet?.at)
  const title =
    resumed > 0
      ? say('quizResume', { at: resumed + 1 })
      : from === null
        ? say('quizTitleHouse')
        : say('quizTitle', { from })
  const begin = (fresh: boolean) => () => {
    if (fresh || sheet === null) sheet = null
    const to = fresh ? items[0] : items[Math.max(resumed, 0)]
    if (to) goTo(walk, to.id)
  }
  const wording = walk.definition.wordings[spoken()]
  show({
    title,
    ...frame(walk),
    main: [
      el('h1', {}, title),
      el('p', { class: 'lead' }, say('quizLead', { count: items.length })),
      resumed > 0
        ? el(
            'section',
            { class: 'card' },
            el(
              'div',
              { class: 'rail' },
              el('span', {}, say('quizAnswered', { done: resumed })),
              bar(resumed / items.length),
              el('span', {}, say('quizOf', { count: items.length })),
            ),
          )
        : null,
      line({}, 'lock', say('quizSees')),
      line({}, 'care', say('quizAlarm')),
      line({}, 'yes', say('quizNoWrong')),
      line({}, 'papers', say('quizKept')),
      line({}, 'other', say('quizAloud')),
      el('p', { class: 'small' }, say('quizOnce')),
      wording.status === 'ours' ? el('p', { class: 'small' }, say('quizOurs')) : null,
    ],
    act:
      resumed > 0
        ? [
            button(say('quizGoOn', { at: resumed + 1 }), begin(false)),
            button(say('quizAgain'), begin(true), 'quiet'),
          ]
        : [button(say('quizStart'), begin(false))],
  })
}

function bar(part: number): HTMLElement {
  const made = el('i', { 'aria-hidden': 'true' })
  made.style.setProperty('--p', `${Math.round(part * 100)}%`)
  return made
}

function ask(walk: Walk, id: string): void {
  const items = asked(walk)
  const at = items.findIndex((item) => item.id === id)
  const item = items[at]
  if (!item) {
    first(walk)
    return
  }
  keep(walk, answersOf(), id)
  askItem({
    item,
    answer: answersOf()[id] ?? null,
    instruction: inWords(walk.definition.instruction),
    frame: frame(walk),
    rail: el(
      'div',
      { class: 'rail' },
      el('span', {}, say('quizItemOf', { at: at + 1, count: items.length })),
      bar((at + 1) / items.length),
    ),
    back: () => history.back(),
    give: (answer) => given(walk, item, answer),
  })
}

/** The answer is kept; where it alarms, that comes before the next question. */
function given(walk: Walk, item: Item, answer: Answer): void {
  const answers = askedAnswers(walk.definition.items, { ...answersOf(), [item.id]: answer })
  keep(walk, answers, item.id)
  if (isAlarming(walk)) {
    history.pushState({ item: 'care' }, '')
    alarmed(walk)
    return
  }
  const items = asked(walk)
  const next = items[items.findIndex(({ id }) => id === item.id) + 1]
  goTo(walk, next?.id ?? 'send')
}

function isAlarming({ definition }: Walk): boolean {
  return score(definition, answersOf()).flags.some(({ action }) => action === 'safety-task')
}

/** A changed answer is another send. */
function keep(walk: Walk, answers: Sheet['answers'], at: string): void {
  const same = sheet !== null && JSON.stringify(sheet.answers) === JSON.stringify(answers)
  sheet = {
    secret: walk.secret,
    version: walk.definition.version,
    commandId: same && sheet ? sheet.commandId : newId(),
    answers,
    at,
    touchedAt: Date.now(),
  }
  sheets.keep(sheet)
}

function last(walk: Walk, problem: 'quizMissing' | 'noNetWords' | 'brokenWords' | 'tooOften' | null): void {
  const items = asked(walk)
  const done = items.filter((item) => isAnswered(item, answersOf())).length
  const open = items.filter((item) => item.required && !isAnswered(item, answersOf())).length
  const title = say('quizSendTitle')
  const send = button(say('quizSend'), () => {
    send.disabled = true
    send.textContent = say('sending')
    void handIn(walk)
  })
  show({
    title,
    ...frame(walk),
    main: [
      el('div', { class: 'rail' }, el('span', {}, say('quizAnswered', { done })), bar(1)),
      el('h1', {}, title),
      el('p', { class: 'lead' }, say('quizSendLead', { done, count: items.length })),
      open > 0 ? line({}, 'warn', say('quizSkipped', { count: open })) : null,
      problem === null ? null : el('div', { role: 'alert' }, line({ class: 'err-t' }, 'warn', say(problem))),
      el('p', { class: 'small' }, say('quizSees')),
    ],
    act: [send, button(say('back'), () => history.back(), 'quiet')],
  })
}

async function handIn(walk: Walk): Promise<void> {
  if (sheet === null) return first(walk)
  const { secret, version, commandId, answers } = sheet
  const heard = await sendQuiz({ secret, version, commandId, answers })
  if (heard.is === 'answer') {
    sheets.forget()
    sheet = null
    const kept = heard.body
    finished = () => (kept.alarm === null ? done(walk) : carePage(walk.asked, kept))
    return finished()
  }
  if (heard.is === 'nothing') return last(walk, 'noNetWords')
  if (heard.code === 'assessments.too-many-missing') return last(walk, 'quizMissing')
  if (heard.code === 'assessments.unknown-instrument') return linkPlain('quizChanged', null, fresh(walk))
  if (heard.code === 'intake.too-often') return last(walk, 'tooOften')
  if (heard.code.startsWith('intake.link') || heard.code === 'not-found') {
    sheets.forget()
    return linkProblem(heard, null)
  }
  return last(walk, 'brokenWords')
}

function fresh({ secret }: Walk): () => void {
  return () => {
    opened = null
    finished = null
    sheets.forget()
    void openQuiz(secret)
  }
}

const SEND_AGAIN_MS = 10_000
/** Nos that stay a no, however often it is sent. */
const NEVER = /^(?:intake\.link|assessments\.|not-found$|malformed$)/

/** The page that holds somebody stands at once; what it promises waits for what the server has really done. */
function alarmed(walk: Walk): void {
  stands('sending')
  void tell()

  function stands(kept: Parameters<typeof carePage>[1]): void {
    finished = () => carePage(walk.asked, kept)
    finished()
  }

  async function tell(): Promise<void> {
    if (sheet === null) return
    const { secret, version, commandId, answers } = sheet
    const heard = await sendQuiz({ secret, version, commandId, answers })
    if (heard.is === 'answer') {
      sheets.forget()
      sheet = null
      return stands(heard.body)
    }
    if (heard.is === 'no' && NEVER.test(heard.code)) return stands('refused')
    stands('not-sent')
    setTimeout(() => void tell(), SEND_AGAIN_MS)
  }
}

function done(walk: Walk): void {
  const draw = () => {
    const { from } = walk.asked
    show({
      title: say('quizDone'),
      ...frame(walk),
      main: [
        el('h1', {}, say('quizDone')),
        el('p', { class: 'lead' }, from === null ? say('quizDoneHouse') : say('quizDoneLead', { from })),
        line({}, 'lock', say('quizNoScore')),
      ],
    })
  }
  drawnBy(draw)
  draw()
}
