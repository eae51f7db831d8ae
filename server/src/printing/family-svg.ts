import type { Picture } from '@quancheng/contract/family.ts'
import type { CalendarDay } from '@quancheng/rules/calendar-day.ts'
import { layOutEcomap, type SystemStrength } from '@quancheng/rules/ecomap.ts'
import {
  type DrawnLine,
  type DrawnPerson,
  type LineKind,
  layOutFamily,
  SYMBOL,
} from '@quancheng/rules/genogram-layout.ts'

export interface Drawing {
  readonly svg: string
  readonly width: number
  readonly height: number
}

const INK = '#1d2321'
const SOFT = '#4a5350'
const HAIR = '#8d928f'
const BRAND = '#14646b'
const TINT = '#e7f0f0'
const GRAVE = '#a3271f'
const NOW = '#d9772b'
const HALF = SYMBOL / 2

interface Stroke {
  readonly colour: string
  readonly width: number
  readonly dash?: string
}

const LINE: Stroke = { colour: INK, width: 1.5 }
const STROKES: Readonly<Record<LineKind, Stroke>> = {
  married: LINE,
  together: { ...LINE, dash: '5 4' },
  separated: LINE,
  divorced: LINE,
  parents: { colour: HAIR, width: 1.5, dash: '1 4' },
  brood: LINE,
  'biological-child': LINE,
  'adopted-child': { ...LINE, dash: '5 3' },
  'foster-child': { ...LINE, dash: '1.5 4' },
  twins: LINE,
  slash: LINE,
  close: { colour: BRAND, width: 1.8 },
  distant: { colour: HAIR, width: 1.6, dash: '2 5' },
  conflict: { colour: GRAVE, width: 1.6 },
  'cut-off': { colour: SOFT, width: 1.6 },
  abuse: { colour: GRAVE, width: 2 },
}

/** The genogram on paper: the standard symbols (after McGoldrick and Gerson), without what only a screen needs. */
export function genogramSvg(picture: Picture, today: CalendarDay, household: string): Drawing {
  const { width, height, people, lines, ties, households } = layOutFamily(picture, today)
  const boxes = households.map(
    ({ left, top, right, bottom }) =>
      `<rect x="${left}" y="${top}" width="${right - left}" height="${bottom - top}" rx="12" fill="#f6f6f3" stroke="${HAIR}" stroke-dasharray="4 3"/>` +
      textAt(left + 4, top - 4, household, 12, { colour: SOFT, anchor: 'start' }),
  )
  return framed(width, height, [...boxes, ...[...lines, ...ties].map(lineSvg), ...people.map(personSvg)])
}

const TIES: Readonly<Record<SystemStrength, Stroke>> = {
  strong: { colour: BRAND, width: 4 },
  plain: { colour: SOFT, width: 1.6 },
  weak: { colour: SOFT, width: 1.6, dash: '4 5' },
  stressful: { colour: GRAVE, width: 1.6 },
}

/** The household in the middle and what is around it. */
export function ecomapSvg(picture: Picture, home: string, homeCount: string): Drawing {
  const { size, centre, homeRadius, radius, systems } = layOutEcomap(picture.systems)
  const around = systems.map((system) => {
    const stroke = TIES[system.strength]
    const words = [...system.name, ...(system.note === null ? [] : [system.note])]
    const top = system.y + 5 - ((words.length - 1) * 16) / 2
    return [
      path(system.tie, stroke),
      path(system.heads, { colour: stroke.colour, width: 1.8 }),
      `<circle cx="${system.x}" cy="${system.y}" r="${radius}" fill="#ffffff" stroke="${system.strength === 'stressful' ? GRAVE : HAIR}" stroke-width="1.3"/>`,
      ...words.map((line, at) =>
        textAt(system.x, top + at * 16, line, at < system.name.length ? 13 : 12, {
          bold: at < system.name.length,
          colour: at < system.name.length ? INK : SOFT,
        }),
      ),
    ].join('')
  })
  return framed(size, size, [
    ...around,
    `<circle cx="${centre}" cy="${centre}" r="${homeRadius}" fill="${TINT}" stroke="${BRAND}" stroke-width="1.5"/>`,
    textAt(centre, centre, home, 13, { bold: true }),
    textAt(centre, centre + 18, homeCount, 12, { colour: SOFT }),
  ])
}

function framed(width: number, height: number, parts: readonly string[]): Drawing {
  return {
    width,
    height,
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Sans">${parts.join('')}</svg>`,
  }
}

function lineSvg({ kind, path: way }: DrawnLine): string {
  return path(way, STROKES[kind])
}

function path(way: string, { colour, width, dash }: Stroke): string {
  if (way === '') return ''
  const dashed = dash === undefined ? '' : ` stroke-dasharray="${dash}"`
  return `<path d="${way}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linejoin="round"${dashed}/>`
}

interface TextLook {
  readonly colour?: string
  readonly bold?: boolean
  readonly anchor?: 'start' | 'middle'
}

/** Words stand on a white edge of their own, so that a line behind them does not cross them out. */
function textAt(x: number, y: number, text: string, size: number, look: TextLook = {}): string {
  const { colour = INK, bold = false, anchor = 'middle' } = look
  const at = `x="${x}" y="${y}" font-size="${size}" text-anchor="${anchor}" font-weight="${bold ? 'bold' : 'normal'}"`
  const words = escaped(text)
  return (
    `<text ${at} fill="#ffffff" stroke="#ffffff" stroke-width="4" stroke-linejoin="round">${words}</text>` +
    `<text ${at} fill="${colour}">${words}</text>`
  )
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

function personSvg(person: DrawnPerson): string {
  const { x, y, shape, index, deceased, carer, age, name, words } = person
  const colour = index ? BRAND : INK
  const look = `fill="${index ? TINT : '#ffffff'}" stroke="${colour}" stroke-width="${index ? 2 : 1.5}"`
  const ring = `fill="#ffffff" stroke="${BRAND}" stroke-width="2"`
  const cut = shape === 'circle' ? HALF * 0.71 : HALF
  const top = shape === 'triangle' ? 24 : HALF + 18 + (index ? 3 : 0)
  return `<g transform="translate(${x} ${y})">${[
    index ? outline(shape, HALF + 4, ring) : '',
    outline(shape, HALF, look),
    deceased
      ? `<path d="M${-cut} ${-cut}L${cut} ${cut}M${cut} ${-cut}L${-cut} ${cut}" stroke="${colour}" stroke-width="1.3" fill="none"/>`
      : '',
    age === null
      ? ''
      : `<text x="0" y="5" font-size="13" text-anchor="middle" fill="${INK}" font-weight="${index ? 'bold' : 'normal'}">${age}</text>`,
    name === null ? '' : textAt(0, top, name, 13, { bold: index }),
    ...words.map((line, at) =>
      textAt(0, top + (name === null ? 0 : 16) + at * 16, line, 12, { colour: SOFT }),
    ),
    carer
      ? `<circle cx="${HALF - 3}" cy="${-HALF + 3}" r="8" fill="${NOW}"/><path transform="translate(${HALF - 3} ${-HALF + 3})" d="M0 3.5c-5-3-4-7 0-5.2 4-1.8 5 2.2 0 5.2z" fill="#ffffff"/>`
      : '',
  ].join('')}</g>`
}

function outline(shape: DrawnPerson['shape'], half: number, look: string): string {
  if (shape === 'circle') return `<circle cx="0" cy="0" r="${half}" ${look}/>`
  if (shape === 'square')
    return `<rect x="${-half}" y="${-half}" width="${half * 2}" height="${half * 2}" ${look}/>`
  if (shape === 'diamond') return `<path d="M0 ${-half}L${half} 0L0 ${half}L${-half} 0Z" ${look}/>`
  return `<path d="M0 -10L10 8H-10Z" ${look}/>`
}
