import type { Ecomap, SystemStrength } from '@quancheng/rules/ecomap.ts'
import type { KeyboardEvent, Ref } from 'react'
import { useText } from '../../text/use-text.tsx'

const TIES: Readonly<
  Record<
    SystemStrength,
    { readonly stroke: string; readonly strokeWidth: number; readonly strokeDasharray?: string }
  >
> = {
  strong: { stroke: 'var(--qc-primary)', strokeWidth: 4 },
  plain: { stroke: 'var(--qc-ink-2)', strokeWidth: 1.6 },
  weak: { stroke: 'var(--qc-ink-2)', strokeWidth: 1.6, strokeDasharray: '4 5' },
  stressful: { stroke: 'var(--qc-crisis)', strokeWidth: 1.6 },
}

interface Props {
  readonly drawing: Ecomap
  readonly says: string
  readonly saySystem: (key: string) => string
  readonly home: string
  readonly homeCount: string
  readonly svgRef: Ref<SVGSVGElement>
  readonly onOpen: ((key: string) => void) | null
}

/** The household and what is around it; a system opens by click or Enter. */
export function EcomapPicture({ drawing, says, saySystem, home, homeCount, svgRef, onOpen }: Props) {
  const { size, centre, homeRadius, radius } = drawing
  const press = (key: string) => (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    onOpen?.(key)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing that holds things to open; no fieldset draws
    <svg
      ref={svgRef}
      className="family-svg"
      width={size}
      height={size}
      viewBox={`0 0 ${size} ${size}`}
      role="group"
      aria-label={says}
    >
      {drawing.systems.map((system) => {
        const look = TIES[system.strength]
        const isStress = system.strength === 'stressful'
        const lines = system.name.length + (system.note === null ? 0 : 1)
        const top = system.y + 5 - ((lines - 1) * 16) / 2
        const drawn = (
          <>
            <circle
              cx={system.x}
              cy={system.y}
              r={radius}
              fill="var(--qc-surface)"
              stroke={isStress ? 'var(--qc-crisis)' : 'var(--qc-edge)'}
              strokeWidth="1.300"
            />
            {system.name.map((line, at) => (
              <text
                key={line}
                x={system.x}
                y={top + at * 16}
                fontSize="13"
                fontWeight="600"
                textAnchor="middle"
                fill="var(--qc-ink)"
              >
                {line}
              </text>
            ))}
            {system.note !== null && (
              <text
                x={system.x}
                y={top + system.name.length * 16}
                fontSize="12"
                textAnchor="middle"
                fill="var(--qc-ink-2)"
              >
                {system.note}
              </text>
            )}
          </>
        )
        return (
          <g key={system.key}>
            <path d={system.tie} fill="none" strokeLinejoin="round" {...look} />
            <path
              d={system.heads}
              fill="none"
              stroke={look.stroke}
              strokeWidth="1.800"
              strokeLinecap="round"
            />
            {onOpen ? (
              // biome-ignore lint/a11y/useSemanticElements: a circle inside a drawing; SVG has no button
              <g
                className="family-person"
                tabIndex={0}
                role="button"
                aria-description={saySystem(system.key)}
                onClick={() => onOpen(system.key)}
                onKeyDown={press(system.key)}
              >
                {drawn}
              </g>
            ) : (
              <g>
                <title>{saySystem(system.key)}</title>
                {drawn}
              </g>
            )}
          </g>
        )
      })}
      <circle
        cx={centre}
        cy={centre}
        r={homeRadius}
        fill="var(--qc-primary-tint)"
        stroke="var(--qc-primary)"
        strokeWidth="1.500"
      />
      <text x={centre} y={centre} fontSize="13" fontWeight="600" textAnchor="middle" fill="var(--qc-ink)">
        {home}
      </text>
      <text x={centre} y={centre + 18} fontSize="12" textAnchor="middle" fill="var(--qc-ink-2)">
        {homeCount}
      </text>
    </svg>
  )
}

const LEGEND = [
  ['strong', 'M0 8H26'],
  ['plain', 'M0 8H26'],
  ['weak', 'M0 8H26'],
  ['stressful', 'M0 8L4 12L8 4L12 12L16 4L20 12L26 8'],
] as const

export function EcomapLegend() {
  const { t } = useText()
  return (
    <div className="family-legend small muted">
      {LEGEND.map(([strength, path]) => (
        <span key={strength}>
          <svg width="26" height="16" aria-hidden="true">
            <path d={path} fill="none" {...TIES[strength]} />
          </svg>
          {t(`clients.family.strength.${strength}`)}
        </span>
      ))}
      <span>
        <svg width="26" height="16" aria-hidden="true">
          <path d="M0 8H25M25 8L17 4M25 8L17 12" fill="none" {...TIES.plain} />
        </svg>
        {t('clients.family.flow')}
      </span>
    </div>
  )
}
