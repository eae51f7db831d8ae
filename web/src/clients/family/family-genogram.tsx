import {
  type Box,
  type DrawnLine,
  type DrawnPerson,
  type Genogram,
  SYMBOL,
} from '@quancheng/rules/genogram-layout.ts'
import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { useText } from '../../text/use-text.tsx'

const HALF = SYMBOL / 2
const STEP = 8
const SLOP = 4

const STROKES: Readonly<Record<DrawnLine['kind'], Readonly<Record<string, string | number>>>> = {
  married: { stroke: 'var(--qc-ink)', strokeWidth: 1.5 },
  together: { stroke: 'var(--qc-ink)', strokeWidth: 1.5, strokeDasharray: '5 4' },
  separated: { stroke: 'var(--qc-ink)', strokeWidth: 1.5 },
  divorced: { stroke: 'var(--qc-ink)', strokeWidth: 1.5 },
  parents: { stroke: 'var(--qc-ink-3)', strokeWidth: 1.5, strokeDasharray: '1 4' },
  brood: { stroke: 'var(--qc-ink)', strokeWidth: 1.5 },
  'biological-child': { stroke: 'var(--qc-ink)', strokeWidth: 1.5 },
  'adopted-child': { stroke: 'var(--qc-ink)', strokeWidth: 1.5, strokeDasharray: '5 3' },
  'foster-child': { stroke: 'var(--qc-ink)', strokeWidth: 1.5, strokeDasharray: '1.5 4' },
  twins: { stroke: 'var(--qc-ink)', strokeWidth: 1.5 },
  slash: { stroke: 'var(--qc-ink)', strokeWidth: 1.5 },
  close: { stroke: 'var(--qc-primary)', strokeWidth: 1.8 },
  distant: { stroke: 'var(--qc-ink-3)', strokeWidth: 1.6, strokeDasharray: '2 5' },
  conflict: { stroke: 'var(--qc-crisis)', strokeWidth: 1.6 },
  'cut-off': { stroke: 'var(--qc-ink-2)', strokeWidth: 1.6 },
  abuse: { stroke: 'var(--qc-crisis)', strokeWidth: 2 },
}

const HALO = {
  paintOrder: 'stroke',
  stroke: 'var(--qc-surface)',
  strokeWidth: 5,
  strokeLinejoin: 'round',
} as const

function Lines({ lines }: { readonly lines: readonly DrawnLine[] }) {
  return lines.map(({ kind, path }) => (
    <path key={`${kind} ${path}`} d={path} fill="none" strokeLinejoin="round" {...STROKES[kind]} />
  ))
}

function Shape({ person: { shape, index, deceased } }: { readonly person: DrawnPerson }) {
  const look = {
    fill: index ? 'var(--qc-primary-tint)' : 'var(--qc-surface)',
    stroke: index ? 'var(--qc-primary)' : 'var(--qc-ink)',
    strokeWidth: index ? 2 : 1.5,
  }
  const ring = { fill: 'var(--qc-surface)', stroke: 'var(--qc-primary)', strokeWidth: 2 }
  const cut = shape === 'circle' ? HALF * 0.71 : HALF
  return (
    <>
      {index && shape === 'circle' && <circle r={HALF + 4} {...ring} />}
      {index && shape === 'square' && (
        <rect x={-HALF - 4} y={-HALF - 4} width={SYMBOL + 8} height={SYMBOL + 8} {...ring} />
      )}
      {index && shape === 'diamond' && (
        <path d={`M0 ${-HALF - 6}L${HALF + 6} 0L0 ${HALF + 6}L${-HALF - 6} 0Z`} {...ring} />
      )}
      {shape === 'circle' && <circle r={HALF} {...look} />}
      {shape === 'square' && <rect x={-HALF} y={-HALF} width={SYMBOL} height={SYMBOL} {...look} />}
      {shape === 'diamond' && <path d={`M0 ${-HALF}L${HALF} 0L0 ${HALF}L${-HALF} 0Z`} {...look} />}
      {shape === 'triangle' && <path d="M0 -10L10 8H-10Z" {...look} />}
      {deceased && (
        <path
          d={`M${-cut} ${-cut}L${cut} ${cut}M${cut} ${-cut}L${-cut} ${cut}`}
          stroke={look.stroke}
          strokeWidth="1.3"
        />
      )}
    </>
  )
}

function Words({ person }: { readonly person: DrawnPerson }) {
  const top = person.shape === 'triangle' ? 24 : HALF + 18 + (person.index ? 3 : 0)
  return (
    <>
      {person.age !== null && (
        <text
          y="5"
          fontSize="13"
          textAnchor="middle"
          fill="var(--qc-ink)"
          fontWeight={person.index ? 600 : 400}
        >
          {person.age}
        </text>
      )}
      {person.name !== null && (
        <text
          y={top}
          fontSize="13"
          textAnchor="middle"
          fill="var(--qc-ink)"
          fontWeight={person.index ? 600 : 400}
          {...HALO}
        >
          {person.name}
        </text>
      )}
      {person.words.map((line, at) => (
        <text
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one text, in their order
          key={at}
          y={top + (person.name === null ? 0 : 16) + at * 16}
          fontSize="12"
          textAnchor="middle"
          fill="var(--qc-ink-3)"
          {...HALO}
        >
          {line}
        </text>
      ))}
      {person.carer && (
        <g transform={`translate(${HALF - 3} ${-HALF + 3})`}>
          <circle r="8" fill="var(--qc-now)" />
          <path d="M0 3.500c-5-3-4-7 0-5.200 4-1.800 5 2.200 0 5.200z" fill="var(--qc-surface)" />
        </g>
      )}
    </>
  )
}

function Household({ box }: { readonly box: Box }) {
  const { t } = useText()
  const { left, top, right, bottom } = box
  return (
    <>
      <rect
        x={left}
        y={top}
        width={right - left}
        height={bottom - top}
        rx="12"
        fill="var(--qc-canvas)"
        stroke="var(--qc-ink-3)"
        strokeDasharray="4 3"
      />
      <text x={left + 4} y={top - 4} fontSize="12" fill="var(--qc-ink-2)" {...HALO}>
        {t('clients.family.household')}
      </text>
    </>
  )
}

/** Nothing is written at the symbol that could be its name. */
function isBlank({ name, age, words }: DrawnPerson): boolean {
  return name === null && age === null && words.length === 0
}

const ROWS = [-3, -2, -1, 0, 1, 2, 3] as const

interface Props {
  readonly drawing: Genogram
  readonly says: string
  /** What a screen reader hears of one person. */
  readonly sayPerson: (key: string) => string
  readonly svgRef: RefObject<SVGSVGElement | null>
  /** Null where nobody may change it. */
  readonly onOpen: ((key: string) => void) | null
  readonly onMove: (key: string, x: number, y: number) => void
}

interface Dragging {
  readonly key: string
  readonly from: { readonly x: number; readonly y: number }
  readonly by: { readonly x: number; readonly y: number }
}

/** The genogram: symbols that open by click or Enter and move by hand or arrow keys. */
export function GenogramPicture({ drawing, says, sayPerson, svgRef, onOpen, onMove }: Props) {
  const { t } = useText()
  const [dragging, setDragging] = useState<Dragging | null>(null)
  const indexX = drawing.people.find(({ index }) => index)?.x ?? 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is first shown; then it stays where one has scrolled
  useEffect(() => {
    const frame = svgRef.current?.parentElement
    if (frame) frame.scrollLeft = indexX - frame.clientWidth / 2
  }, [])
  const dragged = useRef<boolean>(false)
  const start = (key: string) => (event: PointerEvent<SVGGElement>) => {
    if (!onOpen || event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    dragged.current = false
    setDragging({ key, from: { x: event.clientX, y: event.clientY }, by: { x: 0, y: 0 } })
  }
  const drag = (event: PointerEvent<SVGGElement>) => {
    if (!dragging) return
    const by = { x: event.clientX - dragging.from.x, y: event.clientY - dragging.from.y }
    if (Math.hypot(by.x, by.y) > SLOP) dragged.current = true
    setDragging({ ...dragging, by })
  }
  const drop = () => {
    if (dragging && dragged.current)
      onMove(dragging.key, Math.round(dragging.by.x), Math.round(dragging.by.y))
    setDragging(null)
  }
  const press = (key: string) => (event: KeyboardEvent) => {
    const ways: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [-STEP, 0],
      ArrowRight: [STEP, 0],
      ArrowUp: [0, -STEP],
      ArrowDown: [0, STEP],
    }
    const way = ways[event.key]
    if (way) onMove(key, ...way)
    else if (event.key === 'Enter' || event.key === ' ') onOpen?.(key)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing that holds things to open; no fieldset draws
    <svg
      ref={svgRef}
      className="family-svg"
      width={drawing.width}
      height={drawing.height}
      viewBox={`0 0 ${drawing.width} ${drawing.height}`}
      role="group"
      aria-label={says}
    >
      {drawing.households.map((box) => (
        <Household key={`${box.left} ${box.top}`} box={box} />
      ))}
      {drawing.rows.map(({ generation, y }) => {
        const row = ROWS.find((each) => each === generation)
        return (
          row !== undefined && (
            <text key={generation} x="0" y={y + 4} fontSize="12" fill="var(--qc-ink-3)">
              {t(`clients.family.row.${row}`)}
            </text>
          )
        )
      })}
      <Lines lines={drawing.lines} />
      <Lines lines={drawing.ties} />
      {drawing.people.map((person) => {
        const by = dragging?.key === person.key ? dragging.by : { x: 0, y: 0 }
        const drawn = (
          <>
            <Shape person={person} />
            <Words person={person} />
          </>
        )
        const place = `translate(${person.x + by.x} ${person.y + by.y})`
        return onOpen ? (
          // biome-ignore lint/a11y/useSemanticElements: a symbol inside a drawing; SVG has no button
          <g
            key={person.key}
            className="family-person"
            transform={place}
            tabIndex={0}
            role="button"
            {...(isBlank(person) && { 'aria-label': sayPerson(person.key) })}
            aria-description={sayPerson(person.key)}
            onPointerDown={start(person.key)}
            onPointerMove={drag}
            onPointerUp={drop}
            onPointerCancel={() => setDragging(null)}
            onClick={() => !dragged.current && onOpen(person.key)}
            onKeyDown={press(person.key)}
          >
            {drawn}
          </g>
        ) : (
          <g key={person.key} transform={place}>
            <title>{sayPerson(person.key)}</title>
            {drawn}
          </g>
        )
      })}
    </svg>
  )
}

const LEGEND = [
  ['family.kind.married', 'married', 'M0 8H26'],
  ['family.kind.together', 'together', 'M0 8H26'],
  ['family.kind.separated', 'married', 'M0 8H26M10 15L15 1'],
  ['family.kind.divorced', 'married', 'M0 8H26M8 15L13 1M13 15L18 1'],
  ['family.kind.close', 'close', 'M0 6H26M0 10H26'],
  ['family.kind.distant', 'distant', 'M0 8H26'],
  ['family.kind.conflict', 'conflict', 'M0 8L4 12L8 4L12 12L16 4L20 12L26 8'],
  ['family.kind.cut-off', 'cut-off', 'M0 8H11M11 2V14M15 2V14M15 8H26'],
] as const

/** What the signs mean. */
export function GenogramLegend() {
  const { t } = useText()
  const shape = { fill: 'none', stroke: 'var(--qc-ink)', strokeWidth: 1.5 }
  return (
    <div className="family-legend small muted">
      <span>
        <svg width="16" height="16" aria-hidden="true">
          <rect x="1.500" y="1.500" width="13" height="13" {...shape} />
        </svg>
        {t('clients.family.sex.1')}
      </span>
      <span>
        <svg width="16" height="16" aria-hidden="true">
          <circle cx="8" cy="8" r="6.500" {...shape} />
        </svg>
        {t('clients.family.sex.2')}
      </span>
      <span>
        <svg width="16" height="16" aria-hidden="true">
          <circle cx="8" cy="8" r="7" {...shape} stroke="var(--qc-primary)" />
          <circle cx="8" cy="8" r="4" {...shape} stroke="var(--qc-primary)" />
        </svg>
        {t('clients.family.index')}
      </span>
      <span>
        <svg width="16" height="16" aria-hidden="true">
          <path d="M2 2l12 12M14 2L2 14" {...shape} />
        </svg>
        {t('clients.family.mark.deceased')}
      </span>
      <span>
        <svg width="14" height="16" aria-hidden="true">
          <path d="M7 2l6 11H1z" {...shape} />
        </svg>
        {t('clients.family.mark.lost')}
      </span>
      {LEGEND.map(([word, kind, path]) => (
        <span key={word}>
          <svg width="26" height="16" aria-hidden="true">
            <path d={path} fill="none" {...STROKES[kind]} />
          </svg>
          {t(`clients.${word}`)}
        </span>
      ))}
      <span>
        <svg width="16" height="16" aria-hidden="true">
          <circle cx="8" cy="8" r="7" fill="var(--qc-now)" />
        </svg>
        {t('clients.family.mark.carer')}
      </span>
    </div>
  )
}
