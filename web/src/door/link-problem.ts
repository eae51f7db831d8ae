import type { Heard } from './ask.ts'
import { el } from './el.ts'
import { say } from './say.ts'
import { button, drawnBy, line, show } from './sheet.ts'

type Word = Parameters<typeof say>[0]

const SENTENCES: Readonly<Record<string, Word>> = {
  'intake.link-expired': 'quizExpired',
  'intake.link-withdrawn': 'quizWithdrawn',
  'intake.link-used': 'quizUsed',
  'not-found': 'quizGone',
  malformed: 'quizGone',
}

/** Why a link does not open, in one sentence. */
export function linkProblem(
  heard: Exclude<Heard<unknown>, { is: 'answer' }>,
  retry: (() => void) | null,
): void {
  const sentence = heard.is === 'nothing' ? undefined : SENTENCES[heard.code]
  if (heard.is === 'nothing') linkPlain('noNetTitle', 'noNetWords', retry)
  else if (heard.code === 'intake.too-often') linkPlain('busyTitle', 'tooOften', retry)
  else if (sentence === undefined) linkPlain('brokenTitle', 'brokenWords', retry)
  else linkPlain(sentence, sentence === 'quizGone' ? 'quizGoneWords' : null, null)
}

export function linkPlain(title: Word, words: Word | null, retry: (() => void) | null): void {
  const draw = () =>
    show({
      title: say(title),
      where: null,
      phones: null,
      main: [
        el('h1', {}, say(title)),
        words === null ? null : el('p', {}, say(words)),
        title === 'loading' ? null : line({}, 'bell', say('sayNurse')),
      ],
      act: retry ? [button(say('retry'), retry)] : [],
    })
  drawnBy(draw)
  draw()
}
