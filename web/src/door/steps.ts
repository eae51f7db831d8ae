import type { DoorPlace } from '@quancheng/contract/intake-door.ts'
import { speaksOfCrisis } from '@quancheng/rules/door.ts'
import { el, icon, isIcon } from './el.ts'
import { changeDraft, type Draft, draftAt } from './keep.ts'
import { floorOf, inWords, say } from './say.ts'
import { button, helpNow, line, show } from './sheet.ts'

export type Step = 'topic' | 'crisis' | 'where' | 'phone' | 'send'

/** The four questions, and the page between them when somebody has to be called first. */
export interface Walk {
  readonly place: string
  readonly door: DoorPlace
  go(step: Step): void
  send(): void
}

const MOST_BEDS = 80

const topicOf = (walk: Walk, draft: Draft) => walk.door.topics.find(({ id }) => id === draft.topic)

function frame({ door }: Walk) {
  const { organisation, department, bed, phones } = door
  const ward =
    department && [floorOf(department.floor), department.name].filter((part) => part !== null).join(' · ')
  return {
    phones,
    where: {
      house: organisation,
      ward:
        ward === null ? null : [ward, bed === null ? '' : say('bedAt', { bed })].filter(Boolean).join(' · '),
    },
  }
}

const railAt = (step: number) =>
  el('div', { class: 'rail' }, el('span', {}, say('step', { step })), el('i', { class: `p${step}` }))

const backTo = (walk: Walk, step: Step) =>
  el(
    'button',
    { class: 'back', type: 'button', on: { click: () => walk.go(step) } },
    icon('back'),
    say('back'),
  )

function pick(sign: string, name: string, about: string | null, act: () => void, warm = false) {
  return el(
    'li',
    {},
    el(
      'button',
      { class: `pick${warm ? ' warm' : ''}`, type: 'button', on: { click: act } },
      el('span', { class: 'ic' }, icon(isIcon(sign) ? sign : 'other')),
      el('span', {}, el('b', {}, name), about !== null && el('small', {}, about)),
      icon('next'),
    ),
  )
}

export function topicStep(walk: Walk): void {
  const title = say('title')
  const picks = walk.door.topics.map((topic, at) =>
    pick(
      topic.urgency === 'crisis' ? 'bell' : topic.id,
      inWords(topic.name),
      inWords(topic.about),
      () => {
        changeDraft(walk.place, { topic: topic.id })
        walk.go(topic.urgency === 'crisis' ? 'crisis' : 'where')
      },
      at % 2 === 0,
    ),
  )
  show({
    title,
    ...frame(walk),
    main: [
      el('h1', {}, title),
      el('p', { class: 'lead' }, say('helps')),
      el('ul', { class: 'picks' }, ...picks),
    ],
  })
}

export function crisisStep(walk: Walk): void {
  const title = say('crisisTitle')
  show({
    title,
    ...frame(walk),
    foot: 'night',
    calm: true,
    main: [
      backTo(walk, 'topic'),
      el('h1', {}, title),
      el('p', {}, say('bellWords')),
      el('section', { class: 'card' }, ...helpNow(walk.door.phones, say('bellFirst'))),
    ],
    act: [button(say('crisisNext'), () => walk.go('where'))],
  })
}

export function whereStep(walk: Walk): void {
  const { door, place } = walk
  const draft = draftAt(place)
  const ward = door.department ?? door.wards.find(({ id }) => id === draft.departmentId) ?? null
  const choose = (where: Draft['where'], bed: string | null) => {
    changeDraft(place, { where, bed })
    walk.go('phone')
  }
  const title = say('whereTitle')
  const typed = el('input', {
    class: 'field',
    id: 'bed',
    maxlength: 20,
    autocomplete: 'off',
    value: draft.bed ?? '',
  })
  const beds = door.bed === null && ward?.beds && ward.beds <= MOST_BEDS ? ward.beds : 0
  const grid = Array.from({ length: beds }, (_, at) => String(at + 1)).map((bed) =>
    el(
      'button',
      {
        type: 'button',
        class: bed === draft.bed ? 'on' : null,
        'aria-pressed': bed === draft.bed ? 'true' : 'false',
        on: { click: () => choose('bed', bed) },
      },
      bed,
    ),
  )
  const asks = door.bed === null && beds === 0
  const given = () => (asks ? typed.value.trim() || null : null)
  show({
    title,
    ...frame(walk),
    main: [
      backTo(walk, 'topic'),
      railAt(2),
      el('h1', {}, title),
      door.department && el('p', { class: 'lead' }, say('whereHere', { ward: door.department.name })),
      door.wards.length > 0 ? wardChoice(walk, draft) : null,
      beds > 0 ? el('p', { class: 'small' }, say('bedTap')) : null,
      beds > 0 ? el('div', { class: 'beds', role: 'group', 'aria-label': say('bedGroup') }, ...grid) : null,
      asks ? el('label', { class: 'q', for: 'bed' }, say('bedLabel')) : null,
      asks ? typed : null,
      el(
        'ul',
        { class: 'picks' },
        door.bed !== null
          ? pick('care', say('toBed', { bed: door.bed }), null, () => choose('bed', door.bed))
          : pick('care', say('toSide'), say('toSideAbout'), () => choose('bed', given())),
        pick('other', say('room'), say('roomAbout'), () => choose('room', given() ?? door.bed), true),
        pick('tel', say('call'), say('callAbout'), () => choose('call', null)),
      ),
    ],
  })
}

function wardChoice(walk: Walk, draft: Draft): HTMLElement {
  const option = (value: string, label: string) =>
    el('option', { value, selected: value === (draft.departmentId ?? '') }, label)
  const select = el(
    'select',
    { class: 'field', id: 'ward' },
    option('', say('wardNone')),
    ...walk.door.wards.map(({ id, name, floor }) =>
      option(id, [floorOf(floor), name].filter((part) => part !== null).join(' · ')),
    ),
  )
  select.addEventListener('change', () => {
    changeDraft(walk.place, { departmentId: select.value || null, bed: null })
    whereStep(walk)
    document.getElementById('ward')?.focus()
  })
  return el('div', { class: 'asked' }, el('label', { class: 'q', for: 'ward' }, say('wardLabel')), select)
}

export function phoneStep(walk: Walk): void {
  const draft = draftAt(walk.place)
  const isNeeded = draft.where === 'call'
  const title = say('phoneTitle')
  const input = el('input', {
    class: 'field',
    id: 'tel',
    type: 'tel',
    inputmode: 'numeric',
    autocomplete: 'tel-national',
    maxlength: 20,
    value: draft.phone ?? '',
    'aria-describedby': 'wrong why',
  })
  const wrong = el('div', { id: 'wrong', role: 'alert' })
  const keep = () => {
    const phone = input.value
      .normalize('NFKC')
      .replace(/^\s*\+86/, '')
      .replace(/[^0-9]/g, '')
    const problem = phoneProblem(phone)
    if (problem === null) {
      changeDraft(walk.place, { phone })
      walk.go('send')
      return
    }
    input.classList.add('err')
    input.setAttribute('aria-invalid', 'true')
    wrong.replaceChildren(line({ class: 'err-t' }, 'warn', problem))
    input.focus()
  }
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') keep()
  })
  show({
    title,
    ...frame(walk),
    main: [
      backTo(walk, 'where'),
      railAt(3),
      el('h1', {}, title),
      el('p', { class: 'lead' }, say(isNeeded ? 'phoneCallLead' : 'phoneLead')),
      wrong,
      el('label', { class: 'q', for: 'tel' }, say('phoneLabel')),
      input,
      el('p', { class: 'note', id: 'why' }, icon('lock'), el('span', {}, say('phoneWhy'))),
    ],
    act: [
      button(say('phoneKeep'), keep),
      ...(isNeeded
        ? []
        : [
            button(
              say('phoneSkip'),
              () => {
                changeDraft(walk.place, { phone: null })
                walk.go('send')
              },
              'line',
            ),
          ]),
    ],
  })
}

function phoneProblem(phone: string): string | null {
  const count = phone.length
  if (count < 11) return say('phoneShort', { missing: 11 - count, count })
  if (count > 11) return say('phoneLong', { extra: count - 11, count })
  return /^1[3-9]/.test(phone) ? null : say('phoneWrong')
}

/** Where one is to be met, in a line. */
export function whereLine({ door }: Pick<Walk, 'door'>, draft: Draft): string {
  const ward = door.department ?? door.wards.find(({ id }) => id === draft.departmentId)
  const at = [ward?.name, draft.bed === null ? '' : say('bedAt', { bed: draft.bed })]
    .filter(Boolean)
    .join(' ')
  if (draft.where === 'call') return say('call')
  return [at, draft.where === 'room' ? say('room') : at === '' ? say('toSide') : '']
    .filter(Boolean)
    .join(' · ')
}

export function sendStep(walk: Walk): void {
  const { door, place } = walk
  const draft = draftAt(place)
  const topic = topicOf(walk, draft)
  const title = say('sendTitle')
  const fact = (name: string, value: string, step: Step) =>
    el(
      'div',
      {},
      el('dt', {}, name),
      el('dd', { class: 'num' }, value),
      el(
        'dd',
        {},
        el(
          'button',
          {
            class: 'change',
            type: 'button',
            'aria-label': say('changeOf', { what: name }),
            on: { click: () => walk.go(step) },
          },
          say('change'),
        ),
      ),
    )
  const alarm = el('div', { role: 'alert' })
  const heed = (words: string) =>
    alarm.replaceChildren(
      ...(topic?.urgency === 'crisis' || speaksOfCrisis(words, door.alarming)
        ? [
            el(
              'section',
              { class: 'card warn' },
              el('p', {}, say('bellWords')),
              ...helpNow(door.phones, say('bellFirst')),
            ),
          ]
        : []),
    )
  const words = el('textarea', { class: 'area', id: 'words', maxlength: 500, rows: 2 })
  words.value = draft.words
  words.addEventListener('input', () => {
    changeDraft(place, { words: words.value })
    heed(words.value)
  })
  heed(draft.words)
  const send = button(say('send'), () => {
    send.disabled = true
    send.textContent = say('sending')
    walk.send()
  })
  show({
    title,
    ...frame(walk),
    main: [
      backTo(walk, 'phone'),
      railAt(4),
      el('h1', {}, title),
      el(
        'dl',
        { class: 'facts' },
        fact(say('what'), topic ? inWords(topic.name) : '', 'topic'),
        fact(say('where'), whereLine(walk, draft), 'where'),
        fact(say('phone'), draft.phone ?? say('noPhone'), 'phone'),
      ),
      el('label', { class: 'q', for: 'words' }, say('wordsLabel')),
      words,
      alarm,
      el(
        'section',
        { class: 'card mist' },
        el('h2', {}, say('whoSees')),
        ...door.consent.sees.map((texts) => line({ class: 'yes' }, 'yes', inWords(texts))),
        ...door.consent.seesNot.map((texts) => line({ class: 'no' }, 'no', inWords(texts))),
      ),
      el('p', { class: 'small' }, inWords(door.consent.short)),
      el(
        'details',
        { class: 'small' },
        el('summary', {}, say('full')),
        ...door.consent.full.map((part) =>
          el('p', {}, el('b', {}, `${inWords(part.title)} `), inWords(part.words)),
        ),
      ),
    ],
    act: [send],
  })
}
