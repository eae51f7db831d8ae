import { expect, test } from 'vitest'
import { saidSource } from './said-source.ts'

const zh = (source: string) =>
  saidSource(source, 'zh', {
    report: (lines) => `全国报告第 ${lines} 行`,
    law: (name, articles) => `${name}第 ${articles} 条`,
    ours: '本项目收集的资料',
  })
const en = (source: string) =>
  saidSource(source, 'en', {
    report: (lines) => `national report, lines ${lines}`,
    law: (name, articles) => `${name}, art. ${articles}`,
    ours: 'what we collected',
  })

test('a reader sees the national report and a law by their names, and no number of our own lists', () => {
  expect(zh('004 L802-813, L856')).toBe('全国报告第 802–813、856 行')
  expect(en('004 L859, in the report’s words')).toBe('national report, lines 859, in the report’s words')
  expect(zh('Public domain (https://scales.example/gds)')).toBe('公有领域 (https://scales.example/gds)')
  expect(zh('个保法 55, 56')).toBe('个保法第 55、56 条')
  expect(en('未成年人网络保护条例 35')).toBe('未成年人网络保护条例, art. 35')
  expect(zh('G3-51；问卷是本项目自拟的')).toBe('问卷是本项目自拟的')
  expect(zh('G2-20')).toBe('本项目收集的资料')
})

test('what recurs is said in the reader’s own language, a clause as a whole or not at all', () => {
  expect(zh('ICD-10 group; points: our own default, no study behind it; to be set by the institution')).toBe(
    'ICD-10 分组；分值是本项目的默认值，没有研究依据；请本机构设定',
  )
  expect(zh('words of question 6: common practice; to be set by the institution')).toBe(
    'words of question 6: common practice; 请本机构设定',
  )
  expect(en('团体标准发布单位')).toBe('the body that issued the group standard')
})

test('what an institution wrote itself stays as it wrote it', () => {
  expect(zh('本院 2026 年第 12 号文')).toBe('本院 2026 年第 12 号文')
  expect(en('our notice 12 of 2026')).toBe('our notice 12 of 2026')
})
