import { arrowHead, jagged } from './genogram-lines.ts'
import { breakWords, wordsWidth } from './genogram-words.ts'

/** What is around a household. */
export const SYSTEM_KINDS = [
  'hospital',
  'social-work',
  'work',
  'school',
  'community',
  'relatives',
  'charity',
  'insurance',
  'housing',
  'peers',
  'other',
] as const
export type SystemKind = (typeof SYSTEM_KINDS)[number]

export const SYSTEM_STRENGTHS = ['strong', 'plain', 'weak', 'stressful'] as const
export type SystemStrength = (typeof SYSTEM_STRENGTHS)[number]

/** Where energy flows: to the household, from it, both ways, or nowhere. */
export const SYSTEM_FLOWS = ['in', 'out', 'both', 'none'] as const
export type SystemFlow = (typeof SYSTEM_FLOWS)[number]

export interface System {
  readonly key: string
  readonly name: string
  readonly kind: SystemKind
  readonly strength: SystemStrength
  readonly flow: SystemFlow
  readonly note: string | null
}

export interface DrawnSystem {
  readonly key: string
  readonly x: number
  readonly y: number
  readonly strength: SystemStrength
  readonly name: readonly string[]
  readonly note: string | null
  readonly tie: string
  readonly heads: string
}

export interface Ecomap {
  readonly size: number
  readonly centre: number
  readonly homeRadius: number
  readonly radius: number
  readonly systems: readonly DrawnSystem[]
}

const HOME = 62
const CLEAR = 6

/** The household in the middle, the systems in a ring wide enough that none touches another. */
export function layOutEcomap(systems: readonly System[]): Ecomap {
  const words = systems.map(({ name, note }) => ({
    name: breakWords(name, 2, 13),
    note: note === null || note.trim() === '' ? null : (breakWords(note, 1)[0] ?? null),
  }))
  const widest = Math.max(
    0,
    ...words.flatMap(({ name, note }) => [
      ...name.map((line) => wordsWidth(line, 13)),
      ...(note === null ? [] : [wordsWidth(note)]),
    ]),
  )
  const radius = Math.max(36, Math.ceil(widest / 2) + 8)
  const count = systems.length
  const ring = Math.max(
    HOME + radius + 84,
    count < 2 ? 0 : Math.ceil((radius + 8) / Math.sin(Math.PI / count)),
  )
  const centre = ring + radius + 12
  return {
    size: centre * 2,
    centre,
    homeRadius: HOME,
    radius,
    systems: systems.map(({ key, strength, flow }, at) => {
      const angle = -Math.PI / 2 + (2 * Math.PI * at) / Math.max(1, count)
      const along = (distance: number) => ({
        x: centre + Math.cos(angle) * distance,
        y: centre + Math.sin(angle) * distance,
      })
      const line = [along(HOME + CLEAR), along(ring - radius - CLEAR)]
      const drawn = strength === 'stressful' ? jagged(line) : line
      const { x, y } = along(ring)
      return {
        key,
        x: Math.round(x),
        y: Math.round(y),
        strength,
        name: words[at]?.name ?? [],
        note: words[at]?.note ?? null,
        tie: drawn
          .map((point, place) => `${place === 0 ? 'M' : 'L'}${point.x.toFixed(1)} ${point.y.toFixed(1)}`)
          .join(''),
        heads:
          (flow === 'out' || flow === 'both' ? arrowHead(line) : '') +
          (flow === 'in' || flow === 'both' ? arrowHead(line.toReversed()) : ''),
      }
    }),
  }
}
