import type { CourseRailData } from '../ui/course-rail-data.ts'
import type { ScoreHistory } from '../ui/scale-chart-layout.ts'

/** The course of an invented person, as the gallery draws it. The words in it are hers, so they stay Chinese. */
export const COURSE: CourseRailData = {
  today: '2026-11-20',
  phases: [
    { kind: 'before', from: '2026-10-06', to: '2026-10-14', name: null },
    { kind: 'admission', from: '2026-10-14', to: '2026-10-18', name: null },
    { kind: 'stay', from: '2026-10-18', to: '2026-11-22', name: null },
    { kind: 'discharge', from: '2026-11-22', to: '2026-11-30', name: null },
    { kind: 'after', from: '2026-11-30', to: '2027-02-20', name: null },
  ],
  encounters: [
    { id: 'e1', from: '2026-10-08', to: null, open: false, label: '肿瘤门诊', detail: null, href: null },
    {
      id: 'e2',
      from: '2026-10-14',
      to: '2026-11-22',
      open: true,
      label: '住院',
      detail: '肿瘤内科 3病区 12床，化疗两程',
      href: null,
    },
    { id: 'e3', from: '2026-12-15', to: null, open: false, label: '复诊', detail: null, href: null },
  ],
  assessments: [
    { id: 'a1', day: '2026-10-08', label: '温度计 7', alarm: false, href: null },
    { id: 'a2', day: '2026-10-14', label: '温度计 8', alarm: false, href: null },
    { id: 'a3', day: '2026-10-17', label: 'PHQ-9 15', alarm: false, href: null },
    { id: 'a4', day: '2026-10-21', label: '温度计 6', alarm: false, href: null },
    { id: 'a5', day: '2026-10-28', label: 'PHQ-9 17，第 9 题', alarm: true, href: null },
    { id: 'a6', day: '2026-11-10', label: 'PHQ-9 11', alarm: false, href: null },
    { id: 'a7', day: '2026-11-16', label: '温度计 4', alarm: false, href: null },
    { id: 'a8', day: '2026-12-06', label: '复评', alarm: false, href: null },
  ],
  services: [
    ['2026-10-08', 25],
    ['2026-10-14', 25],
    ['2026-10-15', 45],
    ['2026-10-17', 25],
    ['2026-10-19', 60],
    ['2026-10-20', 25],
    ['2026-10-22', 25],
    ['2026-10-24', 15],
    ['2026-10-26', 25],
    ['2026-10-28', 75],
    ['2026-10-29', 40],
    ['2026-10-31', 25],
    ['2026-11-03', 55],
    ['2026-11-05', 25],
    ['2026-11-07', 25],
    ['2026-11-09', 25],
    ['2026-11-11', 40],
    ['2026-11-13', 15],
    ['2026-11-16', 45],
    ['2026-11-18', 30],
    ['2026-11-24', 20],
    ['2026-11-29', 20],
    ['2026-12-20', 20],
    ['2027-01-15', 20],
    ['2027-02-12', 20],
  ].map(([day, minutes], index) => ({
    id: `s${index}`,
    day: String(day),
    minutes: Number(minutes),
    label: '床旁面谈',
    href: null,
  })),
  aid: [
    {
      id: 'f1',
      from: '2026-10-19',
      to: '2026-11-03',
      settled: true,
      label: '市慈善 8,000 元已到账',
      href: null,
    },
    {
      id: 'f2',
      from: '2026-11-05',
      to: '2026-11-28',
      settled: false,
      label: '暖屿 30,000 元，待补 2 份材料',
      href: null,
    },
  ],
  referrals: [
    { id: 'r1', from: '2026-10-20', answered: '2026-10-24', label: '营养科，已回复', href: null },
    { id: 'r2', from: '2026-11-11', answered: null, label: '和平里社区居家照护，等回复 9 天', href: null },
  ],
  goals: [
    { id: 'g1', from: '2026-10-18', to: '2026-12-20', share: 0.6, label: '1 费用有着落', href: null },
    {
      id: 'g2',
      from: '2026-10-19',
      to: '2026-12-06',
      share: 0.75,
      label: '2 情绪稳定，夜里能睡',
      href: null,
    },
    { id: 'g3', from: '2026-11-03', to: '2027-02-12', share: 0.2, label: '3 回家有人照护', href: null },
  ],
}

/** A course that has just begun. */
export const EARLY_COURSE: CourseRailData = {
  today: '2026-11-19',
  phases: [
    { kind: 'admission', from: '2026-11-18', to: '2026-11-22', name: null },
    { kind: 'stay', from: '2026-11-22', to: '2026-12-02', name: null },
    { kind: 'discharge', from: '2026-12-02', to: '2026-12-09', name: null },
  ],
  encounters: [
    {
      id: 'e1',
      from: '2026-11-18',
      to: '2026-12-02',
      open: true,
      label: '住院',
      detail: '神经内科 21床',
      href: null,
    },
  ],
  assessments: [
    { id: 'a1', day: '2026-11-18', label: '温度计 8', alarm: false, href: null },
    { id: 'a2', day: '2026-11-19', label: 'PHQ-9 12', alarm: false, href: null },
    { id: 'a3', day: '2026-11-19', label: 'PHQ-9 第 9 题', alarm: true, href: null },
  ],
  services: [{ id: 's1', day: '2026-11-19', minutes: 30, label: '床旁面谈', href: null }],
  aid: [],
  referrals: [],
  goals: [],
}

export const SCORES: ScoreHistory = {
  name: 'PHQ-9',
  lowest: 0,
  highest: 27,
  bands: [
    { from: 0, to: 4, name: '很轻', weight: 0 },
    { from: 5, to: 9, name: '轻度', weight: 1 },
    { from: 10, to: 14, name: '中度', weight: 2 },
    { from: 15, to: 19, name: '中重度', weight: 3 },
    { from: 20, to: 27, name: '重度', weight: 4 },
  ],
  points: [
    { day: '2026-10-17', score: 15, alarm: null },
    { day: '2026-10-28', score: 17, alarm: '第 9 题 ≥ 1' },
    { day: '2026-11-03', score: 14, alarm: null },
    { day: '2026-11-07', score: null, alarm: null },
    { day: '2026-11-10', score: 11, alarm: null },
    { day: '2026-11-15', score: 9, alarm: null },
  ],
  planned: ['2026-12-06'],
  events: [{ day: '2026-11-22', name: '计划出院' }],
  today: '2026-11-20',
}
