import type { Questionnaire, QuestionnaireKept } from '@quancheng/contract/assessment-links.ts'
import type { Endpoint } from '@quancheng/contract/endpoint.ts'
import type { DoorAnswer, DoorPlace, intakeDoor } from '@quancheng/contract/intake-door.ts'
import type { RatingKept, RatingPage, relationsDoor } from '@quancheng/contract/relations.ts'
import type { Answers } from '@quancheng/rules/scoring-answers.ts'
import type { z } from 'zod'
import { type Draft, deviceSecret } from './keep.ts'

/** The contract lends its types only: its checks are the server's, and not worth their weight on a phone. */
type Given<E extends Endpoint> = z.input<E['input']>

/** The server's answer, its no, or no answer at all. */
export type Heard<T> =
  | { readonly is: 'answer'; readonly body: T }
  | { readonly is: 'no'; readonly code: string; readonly facts: Readonly<Record<string, unknown>> }
  | { readonly is: 'nothing' }

const PATIENCE_MS = 20_000

async function hear<T>(path: string, init: RequestInit = {}): Promise<Heard<T>> {
  const control = new AbortController()
  const tooLong = setTimeout(() => control.abort(), PATIENCE_MS)
  try {
    const answer = await fetch(`/api${path}`, { ...init, signal: control.signal, credentials: 'omit' })
    const body = (await answer.json()) as T & { code?: string; facts?: Record<string, unknown> }
    if (answer.ok) return { is: 'answer', body }
    return { is: 'no', code: body.code ?? 'broken', facts: body.facts ?? {} }
  } catch {
    return { is: 'nothing' }
  } finally {
    clearTimeout(tooLong)
  }
}

const post = <T>(path: string, body: unknown) =>
  hear<T>(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-quancheng': '1' },
    body: JSON.stringify(body),
  })

export const askDoor = (place: string) => hear<DoorPlace>(`/intake/door?place=${encodeURIComponent(place)}`)

export function sendAsk(draft: Draft): Promise<Heard<DoorAnswer>> {
  const input: Omit<Given<typeof intakeDoor.askAtDoor>, 'topic' | 'where'> & Pick<Draft, 'topic' | 'where'> =
    {
      commandId: draft.commandId,
      place: draft.place,
      device: deviceSecret(),
      topic: draft.topic,
      departmentId: draft.departmentId,
      where: draft.where,
      bed: draft.bed,
      phone: draft.phone,
      words: draft.words.trim() === '' ? null : draft.words.trim(),
      agreed: true,
    }
  return post('/intake/door/ask', input)
}

export function look(number: string, phoneTail: string | null): Promise<Heard<DoorAnswer>> {
  const input: Given<typeof intakeDoor.lookUp> = {
    number,
    device: phoneTail === null ? deviceSecret() : null,
    phoneTail,
  }
  return post('/intake/door/look-up', input)
}

export function takeBack(number: string): Promise<Heard<DoorAnswer>> {
  const input: Given<typeof intakeDoor.takeBack> = { number, device: deviceSecret() }
  return post('/intake/door/take-back', input)
}

export const openLink = (secret: string) => post<Questionnaire>('/assessments/door/open', { secret })

export const sendQuiz = (given: {
  readonly commandId: string
  readonly secret: string
  readonly version: string
  readonly answers: Answers
}) => post<QuestionnaireKept>('/assessments/door/answer', given)

export const openRating = (secret: string) => post<RatingPage>('/relations/door/open', { secret })

export const sendRating = (given: Given<typeof relationsDoor.sendRating>) =>
  post<RatingKept>('/relations/door/send', given)
