import type { ReactNode } from 'react'

const SHAPES = {
  today: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 4.8V8l2.2 1.6" />
    </>
  ),
  inbox: (
    <>
      <path d="M2 9.5 4 3h8l2 6.5V13H2z" />
      <path d="M2 9.5h3.6c.3 1.2 1.2 1.8 2.4 1.8s2.1-.6 2.4-1.8H14" />
    </>
  ),
  person: (
    <>
      <circle cx="8" cy="5.2" r="2.7" />
      <path d="M2.8 14c.5-3 2.5-4.4 5.2-4.4s4.7 1.4 5.2 4.4" />
    </>
  ),
  folder: <path d="M2 4.2h4l1.4 1.8H14v7H2z" />,
  people: (
    <>
      <circle cx="5.5" cy="6" r="2" />
      <circle cx="11" cy="6" r="1.7" />
      <path d="M1.8 13c.3-2.3 1.7-3.5 3.7-3.5S8.9 10.7 9.2 13M10.5 9.3c2 0 3.3 1 3.7 3.2" />
    </>
  ),
  home: (
    <>
      <path d="m2 7.5 6-5 6 5V14H2z" />
      <path d="M6.5 14v-4h3v4" />
    </>
  ),
  heart: <path d="M8 13.5S2.2 10.2 2.2 6.4A3 3 0 0 1 8 5.2a3 3 0 0 1 5.8 1.2c0 3.8-5.8 7.1-5.8 7.1z" />,
  book: (
    <>
      <path d="M3 2.5h8.5A1.5 1.5 0 0 1 13 4v9.5H4.5A1.5 1.5 0 0 1 3 12z" />
      <path d="M3 12a1.5 1.5 0 0 1 1.5-1.5H13" />
    </>
  ),
  exchange: <path d="M2.5 5.5h9M9 3l2.5 2.5L9 8M13.5 10.5h-9M7 8l-2.5 2.5L7 13" />,
  hand: (
    <path d="M4.5 8V4.2a1 1 0 0 1 2 0V7m0-3.8a1 1 0 0 1 2 0V7m0-3a1 1 0 0 1 2 0v4m0-2.2a1 1 0 0 1 2 0V10a4 4 0 0 1-4 4c-2 0-2.9-.7-4-2.3L2.6 9a1 1 0 0 1 1.6-1.1L5 9" />
  ),
  team: (
    <>
      <circle cx="8" cy="4.3" r="2" />
      <circle cx="3.8" cy="10" r="1.7" />
      <circle cx="12.2" cy="10" r="1.7" />
      <path d="M8 6.3v2.2M5 8.7 8 8.5l3 .2" />
    </>
  ),
  chart: <path d="M2.5 13.5h11M4.5 13V9M8 13V4M11.5 13V7" />,
  library: <path d="M2.5 2.5h3v11h-3zM7 2.5h2.5v11H7zM11 3.2l2-.5 2 10.6-2 .5z" />,
  settings: (
    <>
      <circle cx="8" cy="8" r="2" />
      <path d="M8 1.8v2M8 12.2v2M1.8 8h2M12.2 8h2M3.6 3.6 5 5M11 11l1.4 1.4M12.4 3.6 11 5M5 11l-1.4 1.4" />
    </>
  ),
  search: (
    <>
      <circle cx="7" cy="7" r="4.5" />
      <path d="m10.5 10.5 3.2 3.2" />
    </>
  ),
  check: <path d="m3.5 8.5 3 3 6-7" />,
  bell: <path d="M4 11V7a4 4 0 0 1 8 0v4l1.3 1.5H2.7zM6.7 14h2.6" />,
  plus: <path d="M8 3v10M3 8h10" />,
  pencil: <path d="m3 13 .8-3.2L11 2.6l2.4 2.4-7.2 7.2z" />,
  mic: (
    <path d="M8 2a2 2 0 0 1 2 2v3.5a2 2 0 0 1-4 0V4a2 2 0 0 1 2-2zM3.8 7.5a4.2 4.2 0 0 0 8.4 0M8 11.7V14" />
  ),
  document: (
    <>
      <path d="M4 1.8h5L12.5 5.3V14.2H4z" />
      <path d="M9 1.8v3.5h3.5M6 8.5h4M6 11h4" />
    </>
  ),
  phone: (
    <path d="M3 2.5h2.7l1.2 3-1.6 1.2a8 8 0 0 0 4 4l1.2-1.6 3 1.2V13A1.2 1.2 0 0 1 12.3 14C6.8 13.7 2.3 9.2 2 3.7A1.2 1.2 0 0 1 3 2.5z" />
  ),
  offline: (
    <path d="M2 2l12 12M4.5 6.8A7 7 0 0 1 8 5.8m3 .8c.7.3 1.3.7 1.9 1.2M6.5 9.7a3 3 0 0 1 3 0M1.8 5.5c.6-.5 1.2-.9 1.9-1.2M7 3.1a9.5 9.5 0 0 1 7.2 2.4M8 12.5h.01" />
  ),
  warning: <path d="M8 2.2 14.5 13.5H1.5zM8 6.5v3.2M8 11.6h.01" />,
  lock: <path d="M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5" />,
  back: <path d="M10 3.5 5.5 8l4.5 4.5" />,
  forward: <path d="m6 3.5 4.5 4.5L6 12.5" />,
  down: <path d="m4 6 4 4 4-4" />,
  more: <path d="M3.5 8h.01M8 8h.01M12.5 8h.01" strokeWidth="2.4" />,
  close: <path d="m4 4 8 8M12 4l-8 8" />,
  flag: <path d="M4 14V2.5h7.5L9.8 5.5l1.7 3H4" />,
  calendar: <path d="M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v3M10.5 2v3" />,
  filter: <path d="M2.5 4h11M4.5 8h7M6.5 12h3" />,
  columns: <path d="M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10" />,
  download: <path d="M8 2.5v7.5M5 7.2l3 3 3-3M3 13.5h10" />,
  question: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M6.3 6.3a1.8 1.8 0 1 1 2.5 1.7c-.6.3-.8.6-.8 1.2M8 11.3h.01" />
    </>
  ),
  clock: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 4.8V8l2.2 1.6" />
    </>
  ),
  eye: (
    <>
      <path d="M1.8 8S4 3.8 8 3.8 14.2 8 14.2 8 12 12.2 8 12.2 1.8 8 1.8 8z" />
      <circle cx="8" cy="8" r="1.8" />
    </>
  ),
  key: (
    <>
      <circle cx="5.5" cy="10.5" r="2.8" />
      <path d="m7.5 8.5 5.7-5.7M11 5l2 2" />
    </>
  ),
  sun: (
    <>
      <circle cx="8" cy="8" r="2.8" />
      <path d="M8 1.5v1.8M8 12.7v1.8M1.5 8h1.8M12.7 8h1.8M3.4 3.4l1.3 1.3M11.3 11.3l1.3 1.3M12.6 3.4l-1.3 1.3M4.7 11.3l-1.3 1.3" />
    </>
  ),
  leave: <path d="M9.5 2.5H3v11h6.5M7 8h7M11.5 5.5 14 8l-2.5 2.5" />,
  keyboard: <path d="M1.5 4h13v8.5h-13zM4 6.5h.01M6.7 6.5h.01M9.3 6.5h.01M12 6.5h.01M4.5 10h7" />,
  devices: <path d="M1.5 3h9.5v7H1.5zM4 12.5h4M12 6h2.5v7.5H10.5V12" />,
} as const satisfies Record<string, ReactNode>

export type IconName = keyof typeof SHAPES

interface Props {
  readonly name: IconName
  readonly size?: number
}

/** A line icon; always beside a word or inside a named control, so it is silent to screen readers. */
export function Icon({ name, size }: Props) {
  return (
    <svg
      className="icon"
      viewBox="0 0 16 16"
      aria-hidden="true"
      {...(size && { style: { width: size, height: size } })}
    >
      {SHAPES[name]}
    </svg>
  )
}
