type Child = Node | string | null | false

interface Has {
  readonly class?: string | null
  readonly on?: Readonly<Record<string, (event: Event) => void>>
  readonly [attribute: string]: unknown
}

/** One element with what is in it. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  has: Has = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(has)) {
    if (name === 'on')
      for (const [event, act] of Object.entries(value as NonNullable<Has['on']>))
        made.addEventListener(event, act)
    else if (value !== null && value !== undefined && value !== false)
      made.setAttribute(name, value === true ? '' : String(value))
  }
  for (const child of children) if (child !== null && child !== false) made.append(child)
  return made
}

const SVG = 'http://www.w3.org/2000/svg'

const ICONS = {
  next: ['m9 5 7 7-7 7'],
  back: ['m15 5-7 7 7 7'],
  yes: ['m4.5 12.5 5 5 10-11'],
  no: ['m6 6 12 12M18 6 6 18'],
  money: ['M12 3a9 9 0 1 0 .01 0', 'm8.5 7.5 3.5 4.5 3.5-4.5M12 12v5M9 12.6h6M9 15h6'],
  papers: ['M6 3h8l4 4v14H6z', 'M14 3v4h4M9 12h6M9 16h6'],
  feelings: ['M12 20S4 15 4 9.2A4.2 4.2 0 0 1 12 7a4.2 4.2 0 0 1 8 2.2C20 15 12 20 12 20z'],
  care: [
    'M8 4.5a3 3 0 1 0 .01 0M16.5 6a2.5 2.5 0 1 0 .01 0',
    'M2.5 20c0-4 2.2-6.5 5.5-6.5s5.5 2.5 5.5 6.5M15 14c3.5-.6 6.5 1.5 6.5 6',
  ],
  other: ['M4 5h16v11H10l-4 4v-4H4z', 'M8.5 10.5h.01M12 10.5h.01M15.5 10.5h.01'],
  bell: ['M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15z', 'M10 20.5a2 2 0 0 0 4 0'],
  tel: [
    'M5 4h4l1.5 5-2.2 1.5a12 12 0 0 0 5.2 5.2L15 13.5l5 1.5v4c0 .6-.4 1-1 1C10.7 20 4 13.3 4 5c0-.6.4-1 1-1z',
  ],
  lock: ['M5 10.5h14v10H5z', 'M8 10.500V7.500a4 4 0 0 1 8 0v3'],
  warn: ['M12 3.5 2.5 20h19z', 'M12 10v4.5M12 17.2h.01'],
  shield: ['M12 3 4.5 6v5.5c0 4.5 3 8 7.5 9.5 4.5-1.5 7.5-5 7.5-9.5V6z', 'm8.5 12 2.5 2.5 4.5-5'],
  night: ['M19.5 14.5A8 8 0 0 1 9.5 4.500a8 8 0 1 0 10 10z'],
  away: ['M3 3l18 18M8.5 15.5a5 5 0 0 1 7 0M5 12a10 10 0 0 1 4-2.4M19 12a10 10 0 0 0-5.5-2.9M12 19h.01'],
} as const
export type IconName = keyof typeof ICONS

export function isIcon(name: string): name is IconName {
  return name in ICONS
}

export function icon(name: IconName): SVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('class', 'i')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  for (const d of ICONS[name]) {
    const path = document.createElementNS(SVG, 'path')
    path.setAttribute('d', d)
    svg.append(path)
  }
  return svg
}
