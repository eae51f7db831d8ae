import { type ReactNode, useEffect } from 'react'
import { type Speech, useText } from '../text/use-text.tsx'
import { type CourseRailData, RAIL_LANES, type RailLane } from './course-rail-data.ts'
import {
  layAssessments,
  layBar,
  layServices,
  layToday,
  phaseHasDate,
  RAIL_GOAL,
  RAIL_HEAD,
  RAIL_LANE,
  type RailScale,
  railScale,
} from './course-rail-layout.ts'
import { railSummary } from './course-rail-table.ts'
import { textWidth } from './text-width.ts'
import { useWidth } from './use-width.ts'
import './course-rail.css'

const NARROWEST = 860
const ON_PHONE = 1062
const COLOURS: Readonly<Record<RailLane, string>> = {
  encounter: 'var(--qc-l-encounter)',
  assessment: 'var(--qc-l-assess)',
  service: 'var(--qc-l-service)',
  aid: 'var(--qc-l-aid)',
  referral: 'var(--qc-l-referral)',
  goal: 'var(--qc-l-goal)',
}

interface Words {
  readonly x: number
  readonly y: number
  readonly children: string
  readonly tone?: string
  readonly strong?: boolean
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly halo?: boolean
}

function Words({
  x,
  y,
  children,
  tone = 'var(--qc-ink)',
  strong = false,
  anchor = 'start',
  halo = false,
}: Words) {
  return (
    <text
      x={x}
      y={y}
      fontSize="12"
      fill={tone}
      fontWeight={strong ? 600 : 400}
      textAnchor={anchor}
      {...(halo && { className: 'halo' })}
    >
      {children}
    </text>
  )
}

interface ThingProps {
  readonly title: string
  readonly href: string | null
  readonly onOpen: ((href: string) => void) | undefined
  readonly children: ReactNode
}

/** One thing on the rail: its full words on hover, its page on click. The table twin carries the same links for the keyboard. */
function Thing({ title, href, onOpen, children }: ThingProps) {
  const opens = href !== null && onOpen !== undefined
  return (
    <g {...(opens && { className: 'thing', onClick: () => onOpen(href) })}>
      <title>{title}</title>
      {children}
    </g>
  )
}

interface LaneProps {
  readonly data: CourseRailData
  readonly scale: RailScale
  readonly top: number
  readonly speech: Speech
  readonly onOpen: ((href: string) => void) | undefined
}

function Encounters({ data, scale, top, speech, onOpen }: LaneProps) {
  const middle = top + RAIL_LANE / 2
  const nowX = scale.at(data.today)
  const colour = COLOURS.encounter
  return data.encounters.map((each) => {
    const x = scale.at(each.from)
    const planned = each.from > data.today
    const said = [each.label, each.detail].filter(Boolean).join(' ')
    const title = `${speech.day(each.from, { today: data.today })} ${said}`
    if (!each.open && (each.to === null || each.to === each.from))
      return (
        <Thing key={each.id} title={title} href={each.href} onOpen={onOpen}>
          {planned ? (
            <circle cx={x} cy={middle} r="4.5" fill="var(--qc-surface)" stroke={colour} strokeWidth="1.5" />
          ) : (
            <circle cx={x} cy={middle} r="5" fill={colour} />
          )}
          <Words x={x + 10} y={middle + 4.5} tone="var(--qc-ink-2)" halo>
            {each.label}
          </Words>
        </Thing>
      )
    const end = scale.at(each.to ?? data.today)
    const solidEnd = planned ? x : Math.min(end, nowX)
    const room = Math.max(0, solidEnd - x - 16)
    const [name, detail] = [each.label, each.detail ?? '']
    const nameWidth = textWidth(name)
    return (
      <Thing key={each.id} title={title} href={each.href} onOpen={onOpen}>
        {solidEnd > x && (
          <>
            <rect
              x={x}
              y={middle - 9}
              width={solidEnd - x}
              height="18"
              rx="4"
              fill="var(--qc-l-encounter-tint)"
            />
            <rect x={x} y={middle - 9} width="4" height="18" rx="2" fill={colour} />
          </>
        )}
        {end > solidEnd + 2 && (
          <path
            d={`M${solidEnd} ${middle - 8.5}H${end - 4}a4 4 0 0 1 4 4v9a4 4 0 0 1 -4 4H${solidEnd}`}
            fill="none"
            stroke={colour}
            strokeDasharray="3 3"
          />
        )}
        {nameWidth < room && (
          <Words x={x + 12} y={middle + 4.5} strong>
            {name}
          </Words>
        )}
        {nameWidth + 8 + textWidth(detail) < room && (
          <Words x={x + 18 + nameWidth} y={middle + 4.5} tone="var(--qc-ink-2)">
            {detail}
          </Words>
        )}
      </Thing>
    )
  })
}

function Assessments({ data, scale, top, speech, onOpen }: LaneProps) {
  const middle = top + RAIL_LANE / 2
  const marks = layAssessments(data.assessments, scale, data.today)
  // An alarm is drawn last: nothing stands on its words.
  return marks
    .toSorted((a, b) => Number(a.alarm) - Number(b.alarm))
    .map((mark) => {
      const each = data.assessments.find((candidate) => candidate.id === mark.id)
      if (!each) return null
      const title = `${speech.day(each.day, { today: data.today })} ${each.label}`
      if (mark.alarm)
        return (
          <Thing key={mark.id} title={title} href={each.href} onOpen={onOpen}>
            <rect
              x={mark.x}
              y={middle - 10}
              width={mark.width}
              height="20"
              rx="10"
              fill="var(--qc-crisis-tint)"
            />
            <g transform={`translate(${mark.x + 5} ${middle - 7})`}>
              <path d="M4.4.8h5.2l3.6 3.6v5.2l-3.6 3.6H4.4L.8 9.6V4.4z" fill="var(--qc-crisis)" />
              <path
                d="M7 3.7v4M7 9.9v.01"
                stroke="var(--qc-surface)"
                strokeWidth="1.7"
                strokeLinecap="round"
              />
            </g>
            <Words x={mark.x + 24} y={middle + 4.5} tone="var(--qc-crisis)" strong>
              {mark.text}
            </Words>
          </Thing>
        )
      const size = mark.small ? 4 : 6
      return (
        <Thing key={mark.id} title={title} href={each.href} onOpen={onOpen}>
          <path
            d={`M${mark.x} ${middle - size}l${size} ${size}-${size} ${size}-${size}-${size}z`}
            fill={mark.planned ? 'var(--qc-surface)' : COLOURS.assessment}
            stroke={COLOURS.assessment}
            strokeWidth="1.5"
          />
          {mark.text && (
            <Words
              x={mark.x + 10}
              y={middle + 4.5}
              tone={mark.planned ? 'var(--qc-ink-2)' : 'var(--qc-ink)'}
              halo
            >
              {mark.text}
            </Words>
          )}
        </Thing>
      )
    })
}

function Services({ data, scale, top, speech, onOpen }: LaneProps) {
  const middle = top + RAIL_LANE / 2
  return layServices(data.services, scale, data.today).map((dot) => {
    const each = data.services.find((candidate) => candidate.id === dot.id)
    if (!each) return null
    const minutes = dot.planned ? '' : ` ${speech.t('ui.rail.minutes', { minutes: each.minutes })}`
    return (
      <Thing
        key={dot.id}
        title={`${speech.day(each.day, { today: data.today })} ${each.label}${minutes}`}
        href={each.href}
        onOpen={onOpen}
      >
        {dot.planned ? (
          <circle
            cx={dot.x}
            cy={middle}
            r={dot.radius}
            fill="var(--qc-surface)"
            stroke={COLOURS.service}
            strokeWidth="1.5"
            strokeDasharray="2.5 2"
          />
        ) : (
          <circle cx={dot.x} cy={middle} r={dot.radius} fill={COLOURS.service} fillOpacity="0.85" />
        )}
      </Thing>
    )
  })
}

function Aid({ data, scale, top, speech, onOpen }: LaneProps) {
  const middle = top + RAIL_LANE / 2
  const nowX = scale.at(data.today)
  return data.aid.map((each) => {
    const { x, width, planned, text, outside } = layBar(each, scale, data.today, 20, each.settled ? 20 : 0)
    const title = `${speech.day(each.from, { today: data.today })} ${each.label}`
    const end = x + width
    const goesOn = !each.settled && !planned
    const solid = goesOn ? Math.max(x + 8, Math.min(end, nowX)) : end
    const words = goesOn ? layBar({ ...each, to: data.today }, scale, data.today, 20) : { text, outside }
    return (
      <Thing key={each.id} title={title} href={each.href} onOpen={onOpen}>
        {each.settled && (
          <>
            <rect x={x} y={middle - 9} width={width} height="18" rx="9" fill="var(--qc-l-aid-tint)" />
            <path
              d={`M${end - 18} ${middle}l3.5 3.5 6-7`}
              fill="none"
              stroke={COLOURS.aid}
              strokeWidth="1.8"
              strokeLinecap="round"
            />
          </>
        )}
        {goesOn && (
          <>
            <path
              d={`M${solid} ${middle - 8.5}H${x + 8.5}a8.5 8.5 0 0 0 0 17H${solid}`}
              fill="var(--qc-l-aid-tint)"
              stroke={COLOURS.aid}
              strokeWidth="1.2"
            />
            {end > solid && (
              <path
                d={`M${solid + 4} ${middle}H${end}`}
                stroke={COLOURS.aid}
                strokeWidth="1.5"
                strokeDasharray="3 3"
              />
            )}
          </>
        )}
        {planned && (
          <rect
            x={x}
            y={middle - 8.5}
            width={width}
            height="17"
            rx="8.5"
            fill="none"
            stroke={COLOURS.aid}
            strokeDasharray="3 3"
          />
        )}
        {words.text && (
          <Words x={words.outside ? solid + 8 : x + 11} y={middle + 4.5} halo={words.outside}>
            {words.text}
          </Words>
        )}
      </Thing>
    )
  })
}

function Referrals({ data, scale, top, speech, onOpen }: LaneProps) {
  const middle = top + RAIL_LANE / 2
  const nowX = scale.at(data.today)
  return data.referrals.map((each) => {
    const x = scale.at(each.from)
    const end = each.answered === null ? nowX : Math.max(x + 8, scale.at(each.answered))
    const title = `${speech.day(each.from, { today: data.today })} ${each.label}`
    const words = textWidth(each.label)
    const textX = Math.min(end + 10, scale.width - words - 12)
    return (
      <Thing key={each.id} title={title} href={each.href} onOpen={onOpen}>
        <circle cx={x} cy={middle} r="3.5" fill={COLOURS.referral} />
        <path
          d={`M${x} ${middle}H${each.answered === null ? end - 2 : end}`}
          stroke={COLOURS.referral}
          strokeWidth="2"
          {...(each.answered === null && { strokeDasharray: '5 4' })}
        />
        {each.answered === null ? (
          <>
            <rect
              x={textX - 2}
              y={middle - 9}
              width={words + 14}
              height="18"
              rx="4"
              fill="var(--qc-wait-tint)"
            />
            <Words x={textX + 5} y={middle + 4.5} tone="var(--qc-wait)">
              {each.label}
            </Words>
          </>
        ) : (
          <>
            <circle cx={end} cy={middle} r="3.5" fill={COLOURS.referral} />
            <Words x={end + 9} y={middle + 4.5} tone="var(--qc-ink-2)" halo>
              {each.label}
            </Words>
          </>
        )}
      </Thing>
    )
  })
}

function Goals({ data, scale, top, speech, onOpen }: LaneProps) {
  return data.goals.map((each, index) => {
    const y = top + 3 + index * RAIL_GOAL
    const { x, width, text, outside } = layBar(each, scale, data.today, 16, 44)
    const percent =
      each.share === null ? '' : speech.t('ui.rail.percent', { percent: Math.round(each.share * 100) })
    return (
      <Thing key={each.id} title={`${each.label} ${percent}`.trim()} href={each.href} onOpen={onOpen}>
        <rect x={x} y={y} width={width} height="15" rx="4" fill="var(--qc-l-goal-tint)" />
        {each.share !== null && each.share > 0 && (
          <rect x={x} y={y + 13} width={width * each.share} height="2" rx="1" fill={COLOURS.goal} />
        )}
        <Words x={outside ? x + width + 6 : x + 8} y={y + 11} halo={outside}>
          {text}
        </Words>
        {percent && width > 48 && (
          <Words x={x + width - 7} y={y + 11} tone={COLOURS.goal} strong anchor="end">
            {percent}
          </Words>
        )}
      </Thing>
    )
  })
}

interface Props {
  readonly data: CourseRailData
  /** Where a click on a thing leads. */
  readonly onOpen?: (href: string) => void
}

/** The whole course 全病程 of one person on one line of time: past solid, future hollow, now apricot. */
export function CourseRail({ data, onOpen }: Props) {
  const speech = useText()
  const { t } = speech
  const [box, boxWidth] = useWidth<HTMLElement>(ON_PHONE)
  const width = boxWidth < 640 ? ON_PHONE : Math.max(NARROWEST, boxWidth)
  const scale = railScale(data, width)
  const nowX = scale.at(data.today)
  useEffect(() => {
    const element = box.current
    if (element && width > element.clientWidth)
      element.scrollLeft = Math.max(0, nowX - element.clientWidth * 0.6)
  }, [box, nowX, width])

  if (data.phases.length === 0) return <p className="faint small">{t('ui.rail.empty')}</p>
  const goalsHeight = Math.max(RAIL_LANE, data.goals.length * RAIL_GOAL + 4)
  const tops = Object.fromEntries(
    RAIL_LANES.map((lane, index) => [lane, RAIL_HEAD + index * RAIL_LANE]),
  ) as Record<RailLane, number>
  const bottom = tops.goal + goalsHeight
  const nowWords = t('ui.rail.today', { day: speech.day(data.today, { today: data.today }) })
  const nameOf = (phase: (typeof data.phases)[number]) => phase.name ?? t(`word.phase.${phase.kind}`)
  const now = layToday(scale, data.today, nowWords, (laid) => nameOf(laid.phase))
  const height = bottom + (now.place === 'foot' ? 22 : 6)
  const lane = { data, scale, speech, onOpen }

  return (
    <div className="rail">
      <div className="rail-names" aria-hidden="true">
        <span style={{ height: RAIL_HEAD }} />
        {RAIL_LANES.map((name) => (
          <span
            key={name}
            style={{ height: name === 'goal' ? goalsHeight : RAIL_LANE, color: COLOURS[name] }}
          >
            {t(`word.lane.${name}`)}
          </span>
        ))}
      </div>
      <section
        ref={box}
        className="rail-line"
        aria-label={t('ui.rail.title')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by the keyboard
        tabIndex={0}
      >
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img">
          <title>{railSummary(data, speech)}</title>
          {scale.phases.map(({ phase, x, width: own, here }) => (
            <g key={phase.kind}>
              {here && <rect x={x} y="0" width={own} height={height} fill="var(--qc-sunken)" />}
              {x > 0 && <path d={`M${Math.round(x) + 0.5} 0V${height}`} stroke="var(--qc-line-2)" />}
            </g>
          ))}
          {scale.phases.map((laid) => {
            const date = speech.day(laid.phase.from, { today: data.today })
            const said = laid.phase.kind === 'after' ? t('ui.rail.from', { day: date }) : date
            const name = nameOf(laid.phase)
            return (
              <g key={laid.phase.kind}>
                <text
                  x={laid.x + 10}
                  y="18"
                  fontSize="13"
                  fontWeight={laid.here ? 600 : 400}
                  fill={laid.ahead ? 'var(--qc-ink-3)' : 'var(--qc-ink)'}
                >
                  {name}
                  {phaseHasDate(laid, name, said, now, nowWords) && (
                    <tspan dx="6" fontSize="12" fontWeight={400} fill="var(--qc-ink-3)">
                      {said}
                    </tspan>
                  )}
                </text>
              </g>
            )
          })}
          <path d={`M0 29.5H${nowX}`} stroke="var(--qc-ink-2)" strokeWidth="1.5" />
          <path
            d={`M${nowX} 29.5H${width}`}
            stroke="var(--qc-ink-3)"
            strokeWidth="1.5"
            strokeDasharray="2 4"
          />
          {scale.phases
            .filter((laid) => laid.phase.kind === 'stay')
            .flatMap((laid) => weeksOf(laid.phase.from, laid.phase.to))
            .map((day) => (
              <path key={day} d={`M${scale.at(day)} 26.5v6`} stroke="var(--qc-ink-3)" />
            ))}
          {RAIL_LANES.slice(1).map((name) => (
            <path key={name} d={`M0 ${tops[name] + 0.5}H${width}`} stroke="var(--qc-line)" />
          ))}
          <path d={`M0 ${bottom - 0.5}H${width}`} stroke="var(--qc-line)" />
          <Encounters {...lane} top={tops.encounter} />
          <Assessments {...lane} top={tops.assessment} />
          <Services {...lane} top={tops.service} />
          <Aid {...lane} top={tops.aid} />
          <Referrals {...lane} top={tops.referral} />
          <Goals {...lane} top={tops.goal} />
          <path d={`M${nowX} 22V${height}`} stroke="var(--qc-now)" strokeWidth="1.5" />
          <circle
            cx={nowX}
            cy="29.5"
            r="4.5"
            fill="var(--qc-now)"
            stroke="var(--qc-surface)"
            strokeWidth="1.5"
          />
          <text
            x={now.textX}
            y={now.place === 'head' ? 18 : height - 6}
            fontSize="12"
            fontWeight="600"
            fill="var(--qc-now-ink)"
            textAnchor={now.anchor}
          >
            {nowWords}
          </text>
        </svg>
      </section>
    </div>
  )
}

/** The weeks inside a stay, for the ticks on the line of time. */
function weeksOf(from: string, to: string): readonly string[] {
  const start = Date.parse(`${from}T00:00:00Z`)
  const weeks = Math.floor((Date.parse(`${to}T00:00:00Z`) - start) / (7 * 86_400_000))
  return Array.from({ length: Math.min(weeks, 26) }, (_, index) =>
    new Date(start + (index + 1) * 7 * 86_400_000).toISOString().slice(0, 10),
  )
}
