import type { Questionnaire, QuestionnaireKept } from '@quancheng/contract/assessment-links.ts'
import { el } from './el.ts'
import { say, whenOf } from './say.ts'
import { drawnBy, helpNow, line, show } from './sheet.ts'

/** For somebody who may be in danger: what has been done and no more, and where to turn at once. */
export function carePage(
  asked: Questionnaire,
  kept: QuestionnaireKept | 'sending' | 'not-sent' | 'refused',
): void {
  const draw = () => {
    const { isInHouse, phones } = asked
    const title = say('careTitle')
    show({
      title,
      phones,
      where: { house: asked.organisation, ward: null },
      foot: 'night',
      calm: true,
      main: [
        el('h1', {}, title),
        el('p', {}, say('careLead')),
        el('section', { class: 'card', role: 'status' }, ...promise(kept)),
        el(
          'section',
          { class: 'card sandy' },
          ...(isInHouse ? helpNow(phones, say('careBell')) : helpNow(phones, say('careAnyone'))),
          isInHouse ? el('p', { class: 'small' }, say('careAnyone')) : null,
        ),
        el('p', { class: 'small' }, say(isInHouse ? 'careThings' : 'careThingsHome')),
        typeof kept === 'string' ? null : el('p', { class: 'small' }, say('careWho')),
      ],
    })
  }
  drawnBy(draw)
  draw()
}

function promise(kept: QuestionnaireKept | 'sending' | 'not-sent' | 'refused'): HTMLElement[] {
  const bold = (words: string) => el('p', { class: 'when' }, words)
  if (kept === 'sending') return [bold(say('careSending'))]
  if (kept === 'not-sent') return [bold(say('careNotSent')), line({}, 'warn', say('careNotSentWords'))]
  if (kept === 'refused') return [bold(say('careNotSent')), line({}, 'warn', say('careRefused'))]
  const { told, by, closedUntil } = kept.alarm ?? { told: [], by: null, closedUntil: null }
  return [
    bold(told.length === 0 ? say('careToldNobody') : say('careTold', { told: told.join(say('comma')) })),
    ...(closedUntil !== null
      ? [line({}, 'warn', say('careClosed', { when: whenOf(closedUntil) }))]
      : [el('p', {}, by === null ? say('careNoTime') : say('careBy', { when: whenOf(by) }))]),
  ]
}
