import { describe, expect, test } from 'vitest'
import { COURSE, EARLY_COURSE } from '../gallery/course.ts'
import type { RailAssessment } from './course-rail-data.ts'
import { layAssessments, layBar, layServices, layToday, railScale } from './course-rail-layout.ts'
import { railRows } from './course-rail-table.ts'
import { textWidth } from './text-width.ts'

const scale = railScale(COURSE, 1062)
const mark = (id: string, day: string, label: string, alarm = false): RailAssessment => ({
  id,
  day,
  label,
  alarm,
  href: null,
})

describe('the line of time', () => {
  test('gives the stay about half of the width and fills it all', () => {
    const stay = scale.phases.find((laid) => laid.phase.kind === 'stay')
    expect((stay?.width ?? 0) / 1062).toBeGreaterThan(0.45)
    expect(scale.phases.reduce((sum, laid) => sum + laid.width, 0)).toBeCloseTo(1062)
  })

  test('never goes backwards, and holds what lies outside at its edges', () => {
    const days = [
      '2026-01-01',
      '2026-10-08',
      '2026-10-14',
      '2026-11-20',
      '2026-11-22',
      '2026-12-15',
      '2031-01-01',
    ]
    const xs = days.map(scale.at)
    expect(xs).toEqual([...xs].sort((a, b) => a - b))
    expect(xs[0]).toBe(0)
    expect(xs.at(-1)).toBe(1062)
  })

  test('a course without a stay has no hole', () => {
    const home = railScale(
      { ...COURSE, phases: COURSE.phases.filter((phase) => phase.kind === 'after') },
      800,
    )
    expect(home.phases).toHaveLength(1)
    expect(home.phases[0]?.width).toBe(800)
  })
})

describe('the assessment lane', () => {
  test('shrinks and silences the marks that would collide', () => {
    const marks = layAssessments(
      [
        mark('a', '2026-11-01', 'PHQ-9 15'),
        mark('b', '2026-11-02', 'PHQ-9 14'),
        mark('c', '2026-11-12', '温度计 4'),
      ],
      scale,
      COURSE.today,
    )
    expect(marks.map((each) => [each.id, each.small, each.text])).toEqual([
      ['a', true, ''],
      ['b', false, 'PHQ-9 14'],
      ['c', false, '温度计 4'],
    ])
  })

  test('a safety mark always speaks, and the others make room for it', () => {
    const marks = layAssessments(
      [
        mark('a', '2026-10-27', 'PHQ-9 15'),
        mark('b', '2026-10-28', 'PHQ-9 17，第 9 题', true),
        mark('c', '2026-10-29', '温度计 8'),
      ],
      scale,
      COURSE.today,
    )
    expect(marks.find((each) => each.id === 'b')).toMatchObject({
      alarm: true,
      small: false,
      text: 'PHQ-9 17，第 9 题',
    })
    expect(marks.filter((each) => each.small).map((each) => each.id)).toEqual(['a', 'c'])
  })

  test('no words ever lie on other words', () => {
    const days = Array.from({ length: 30 }, (_, index) => `2026-11-${String(index + 1).padStart(2, '0')}`)
    const marks = layAssessments(
      days.map((day, index) => mark(day, day, '温度计 7', index % 9 === 4)),
      scale,
      COURSE.today,
    )
    const spans = marks
      .filter((each) => !each.alarm && each.text !== '')
      .map((each) => [each.x, each.x + 10 + textWidth(each.text)] as const)
    for (const [index, [from]] of spans.entries())
      if (index > 0) expect(from).toBeGreaterThanOrEqual(spans[index - 1]?.[1] ?? 0)
  })

  test('what lies after today is planned', () => {
    const [only] = layAssessments([mark('z', '2026-12-06', '复评')], scale, COURSE.today)
    expect(only?.planned).toBe(true)
  })
})

test('a longer service is a larger dot, but two on neighbouring days do not swallow each other', () => {
  const dots = layServices(COURSE.services, scale, COURSE.today)
  const radius = (id: string) => dots.find((dot) => dot.id === id)?.radius ?? 0
  expect(radius('s4')).toBeGreaterThan(radius('s7'))
  for (const [index, dot] of dots.entries()) {
    const before = dots[index - 1]
    if (before) expect(dot.x - before.x).toBeGreaterThan(Math.min(dot.radius, before.radius))
  }
})

test('a bar too short for its words hands them to the space after it, or cuts them', () => {
  const short = { id: 'x', from: '2026-10-20', to: '2026-10-21', label: '市慈善 8,000 元已到账' }
  expect(layBar(short, scale, COURSE.today, 16)).toMatchObject({ outside: true, text: short.label })
  const long = {
    id: 'y',
    from: '2026-10-20',
    to: '2026-10-26',
    label: '暖屿救助金三万元，还有两份材料等着补',
  }
  expect(layBar(long, scale, COURSE.today, 16).text).toMatch(/…$/)
})

describe('the words of today', () => {
  const name = () => '住院'

  test('stand left of the line where there is room', () => {
    expect(layToday(scale, COURSE.today, '今天 11月20日', name)).toMatchObject({
      anchor: 'end',
      place: 'head',
    })
  })

  test('never cover the name of a phase', () => {
    const early = railScale(EARLY_COURSE, 900)
    for (const day of ['2026-11-18', '2026-11-19', '2026-11-22', '2026-11-23', '2026-12-02', '2026-12-09']) {
      const laid = layToday(early, day, '今天 11月19日', name)
      if (laid.place === 'foot') continue
      const width = textWidth('今天 11月19日')
      const from = laid.anchor === 'end' ? laid.textX - width : laid.textX
      for (const phase of early.phases) {
        const covered = from < phase.x + 10 + textWidth('住院', 13) && phase.x + 10 < from + width
        expect(covered, day).toBe(false)
      }
    }
  })
})

test('the table twin says everything the picture shows, oldest first', () => {
  const rows = railRows(COURSE)
  const things = [
    COURSE.encounters,
    COURSE.assessments,
    COURSE.services,
    COURSE.aid,
    COURSE.referrals,
    COURSE.goals,
  ]
  expect(rows).toHaveLength(things.flat().length)
  expect(rows.map((row) => row.from)).toEqual(rows.map((row) => row.from).sort())
  expect(rows.find((row) => row.id === 'r2')?.state).toBe('now')
  expect(rows.find((row) => row.id === 'a8')?.state).toBe('planned')
})
