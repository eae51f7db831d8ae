import { newId } from '@quancheng/contract/new-id.ts'
import type { RatingKept, RatingPage } from '@quancheng/contract/relations.ts'
import { speaksOfCrisis } from '@quancheng/rules/door.ts'
import { openRating, sendRating } from './ask.ts'
import { el, icon } from './el.ts'
import { type Rate, rates } from './keep.ts'
import { linkPlain, linkProblem } from './link-problem.ts'
import { inWords, say } from './say.ts'
import { button, drawnBy, helpNow, line, show } from './sheet.ts'

type Question = RatingPage['form']['questions'][number]
type Problem = 'rateMissing' | 'noNetWords' | 'brokenWords' | 'tooOften'

interface Walk {
  readonly secret: string
  readonly asked: RatingPage
}

let opened: Walk | null = null
let sheet: Rate | null = null
/** What stands once it has been handed in. */
let finished: (() => void) | null = null

/** How the service was, by a link that works once: one page, twenty seconds. */
export async function openRate(secret: string): Promise<void> {
  if (opened?.secret === secret) return finished ? finished() : draw(opened, null)
  if (!/^[A-Za-z0-9_-]{22}$/.test(secret)) return linkPlain('quizGone', 'quizGoneWords', null)
  linkPlain('loading', null, null)
  const heard = await openRating(secret)
  if (heard.is !== 'answer') {
    if (heard.is === 'no' && heard.code === 'intake.link-used') rates.forget()
    return linkProblem(heard, () => void openRate(secret))
  }
  opened = { secret, asked: heard.body }
  const kept = rates.read(secret)
  sheet = kept?.version === heard.body.form.version ? kept : null
  draw(opened, null)
}

function sheetOf({ secret, asked }: Walk): Rate {
  return (
    sheet ?? {
      secret,
      version: asked.form.version,
      commandId: newId(),
      answers: {},
      words: '',
      contact: false,
      touchedAt: Date.now(),
    }
  )
}

/** A changed sheet is another send. */
function change(walk: Walk, changes: Partial<Pick<Rate, 'answers' | 'words' | 'contact'>>): void {
  sheet = { ...sheetOf(walk), ...changes, commandId: newId(), touchedAt: Date.now() }
  rates.keep(sheet)
}

const frame = ({ asked }: Walk) => ({
  phones: asked.phones,
  where: { house: asked.organisation, ward: null },
})

function draw(walk: Walk, problem: Problem | null): void {
  const again = () => page(walk, problem)
  drawnBy(again)
  again()
  if (problem !== null) document.getElementById('rate-problem')?.scrollIntoView()
}

function page(walk: Walk, problem: Problem | null): void {
  const { form, worker, alarming, phones, isInHouse } = walk.asked
  const now = sheetOf(walk)
  const title = worker === null ? say('rateTitleHouse') : say('rateTitle', { worker })
  const alarm = el('div', { role: 'alert' })
  const heed = (words: string) =>
    alarm.replaceChildren(
      ...(speaksOfCrisis(words, alarming)
        ? [
            el(
              'section',
              { class: 'card warn' },
              el('p', {}, say('bellWords')),
              ...helpNow(phones, say(isInHouse ? 'careBell' : 'careAnyone')),
            ),
          ]
        : []),
    )
  const words = el('textarea', { class: 'area', id: 'words', maxlength: 500, rows: 2 })
  words.value = now.words
  words.addEventListener('input', () => {
    change(walk, { words: words.value })
    heed(words.value)
  })
  heed(now.words)
  const contact = el('input', { type: 'checkbox', id: 'contact', 'aria-describedby': 'contact-note' })
  contact.checked = now.contact
  contact.addEventListener('change', () => change(walk, { contact: contact.checked }))
  const send = button(say('rateSend'), () => {
    send.disabled = true
    send.textContent = say('sending')
    void handIn(walk)
  })
  show({
    title,
    ...frame(walk),
    main: [
      el('h1', {}, title),
      el('p', { class: 'lead' }, say('rateLead')),
      problem === null
        ? null
        : el('div', { role: 'alert', id: 'rate-problem' }, line({ class: 'err-t' }, 'warn', say(problem))),
      ...form.questions.map((question, place) => ask(walk, question, place === 0)),
      el('label', { class: 'q', for: 'words' }, inWords(form.words)),
      words,
      alarm,
      el(
        'section',
        { class: 'card' },
        el('label', { class: 'tick', for: 'contact' }, contact, el('b', {}, inWords(form.contact.label))),
        el('p', { class: 'small', id: 'contact-note' }, inWords(form.contact.note)),
      ),
      line({}, 'lock', say('rateSees')),
    ],
    act: [send],
  })
}

/** A question with its answers as buttons; the first stands wide, one below the other. */
function ask(walk: Walk, { id, text, options }: Question, isFirst: boolean): HTMLElement {
  const name = `ask-${id}`
  const choices = options.map(({ value, text: said }) => {
    const made = el(
      'button',
      { class: `pick ${isFirst ? 'plain tickable' : 'small-pick'}`, type: 'button' },
      el('span', {}, el('b', {}, inWords(said))),
      icon('yes'),
    )
    made.addEventListener('click', () => {
      change(walk, { answers: { ...sheetOf(walk).answers, [id]: value } })
      mark()
    })
    return { value, made }
  })
  const mark = () => {
    for (const { value, made } of choices) {
      const isOn = sheetOf(walk).answers[id] === value
      made.classList.toggle('on', isOn)
      made.setAttribute('aria-pressed', String(isOn))
    }
  }
  mark()
  return el(
    'section',
    { class: 'asked', role: 'group', 'aria-labelledby': name },
    el(
      'h2',
      { class: 'q', id: name },
      inWords(text)
        .split('{worker}')
        .join(walk.asked.worker ?? say('takenBy')),
    ),
    el('div', { class: isFirst ? 'picks' : 'three' }, ...choices.map(({ made }) => made)),
  )
}

async function handIn(walk: Walk): Promise<void> {
  const now = sheetOf(walk)
  if (now.answers.overall === undefined) return draw(walk, 'rateMissing')
  const { secret, version, commandId, contact } = now
  const answers = now.answers as Readonly<Record<string, number>>
  const words = now.words.trim() === '' ? null : now.words.trim()
  const heard = await sendRating({ commandId, secret, version, answers, words, contact })
  if (heard.is === 'answer') {
    rates.forget()
    sheet = null
    const kept = heard.body
    finished = () => done(walk, kept)
    return finished()
  }
  if (heard.is === 'nothing') return draw(walk, 'noNetWords')
  if (heard.code === 'intake.too-often') return draw(walk, 'tooOften')
  if (heard.code === 'relations.form-changed') {
    rates.forget()
    sheet = null
    opened = null
    return linkPlain('quizChanged', null, () => void openRate(secret))
  }
  if (heard.code.startsWith('intake.link') || heard.code === 'not-found') {
    rates.forget()
    return linkProblem(heard, null)
  }
  return draw(walk, 'brokenWords')
}

function done(walk: Walk, { contact, crisis }: RatingKept): void {
  const draw = () =>
    show({
      title: say('rateDone'),
      ...frame(walk),
      calm: crisis,
      main: [
        el('div', { class: 'hero hide-lg' }, icon('yes')),
        el('h1', {}, say('rateDone')),
        crisis
          ? el(
              'section',
              { class: 'card warn' },
              el('p', {}, say('rateCrisis')),
              ...helpNow(walk.asked.phones, say(walk.asked.isInHouse ? 'careBell' : 'careAnyone')),
            )
          : null,
        el('p', { class: 'lead' }, say(contact && !crisis ? 'rateContact' : 'rateDoneLead')),
      ],
    })
  drawnBy(draw)
  draw()
}
