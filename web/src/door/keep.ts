import { newId } from '@quancheng/contract/new-id.ts'
import type { Answers } from '@quancheng/rules/scoring-answers.ts'

/** What this phone keeps. A browser that keeps nothing still works, it only forgets. */

export interface Draft {
  readonly place: string
  readonly commandId: string
  readonly topic: string | null
  readonly where: 'bed' | 'room' | 'call' | null
  readonly departmentId: string | null
  readonly bed: string | null
  readonly phone: string | null
  readonly words: string
  readonly touchedAt: number
}

/** The last request this phone sent. */
export interface Mine {
  readonly number: string
  readonly place: string
}

const DAY_MS = 86_400_000

function read<T>(key: string): T | null {
  try {
    const text = localStorage.getItem(`qc-door-${key}`)
    return text === null ? null : (JSON.parse(text) as T)
  } catch {
    return null
  }
}

function write(key: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(`qc-door-${key}`)
    else localStorage.setItem(`qc-door-${key}`, JSON.stringify(value))
  } catch {
    // The page goes on without a memory.
  }
}

let drafts: Draft | null = null

/** What was begun here within a day, else a new sheet. */
export function draftAt(place: string): Draft {
  drafts = drafts ?? read<Draft>('draft')
  if (drafts?.place === place && Date.now() - drafts.touchedAt < DAY_MS) return drafts
  drafts = {
    place,
    commandId: newId(),
    topic: null,
    where: null,
    departmentId: null,
    bed: null,
    phone: null,
    words: '',
    touchedAt: Date.now(),
  }
  return drafts
}

/** A changed sheet is another request: a send whose answer was lost is only repeated when nothing was changed. */
export function changeDraft(place: string, changes: Partial<Draft>): Draft {
  const before = draftAt(place)
  const same = Object.entries(changes).every(([name, value]) => before[name as keyof Draft] === value)
  if (same) return before
  drafts = { ...before, ...changes, commandId: newId(), touchedAt: Date.now() }
  write('draft', drafts)
  return drafts
}

export function forgetDraft(): void {
  drafts = null
  write('draft', null)
}

/** A questionnaire that was begun: what was answered so far, and under which send it goes. */
export interface Sheet {
  readonly secret: string
  readonly version: string
  readonly commandId: string
  readonly answers: Answers
  readonly at: string | null
  readonly touchedAt: number
}

export const sheets = keptFor<Sheet>('quiz')

/** One sheet of a kind on this phone, for a day, under the link it belongs to. */
function keptFor<S extends { readonly secret: string; readonly touchedAt: number }>(key: string) {
  return {
    read: (secret: string): S | null => {
      const kept = read<S>(key)
      if (kept && Date.now() - kept.touchedAt >= DAY_MS) write(key, null)
      return kept?.secret === secret && Date.now() - kept.touchedAt < DAY_MS ? kept : null
    },
    keep: (sheet: S) => write(key, sheet),
    forget: () => write(key, null),
  }
}

/** What somebody began to say of a service that has ended. */
export interface Rate {
  readonly secret: string
  readonly version: string
  readonly commandId: string
  readonly answers: Readonly<Record<string, number | undefined>>
  readonly words: string
  readonly contact: boolean
  readonly touchedAt: number
}

export const rates = keptFor<Rate>('rate')

/** A sheet that could not be sent yet. */
export const outbox = {
  read: () => read<Draft>('outbox'),
  keep: (draft: Draft) => write('outbox', draft),
  empty: () => write('outbox', null),
}

export const mine = {
  read: () => read<Mine>('mine'),
  keep: (last: Mine) => write('mine', last),
}

let device: string | null = null

/** Who holds it asked. */
export function deviceSecret(): string {
  device = device ?? read<string>('device')
  if (device === null) {
    const bytes = crypto.getRandomValues(new Uint8Array(24))
    device = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
    write('device', device)
  }
  return device
}

export function clearPhone(): void {
  forgetDraft()
  device = null
  for (const key of ['outbox', 'mine', 'device', 'quiz', 'rate']) write(key, null)
}

export const looks = {
  isLarge: () => read<boolean>('large') === true,
  setLarge: (large: boolean) => write('large', large),
  language: () => read<'zh' | 'en'>('language'),
  setLanguage: (language: 'zh' | 'en') => write('language', language),
}
