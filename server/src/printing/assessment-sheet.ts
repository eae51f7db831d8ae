import type { CaseFile } from '@quancheng/contract/cases.ts'
import type { Instrument } from '@quancheng/contract/content/instrument.ts'
import type { Content } from '../content/load.ts'
import { choices, day, list, metaOf, part, signBy, written } from './format.ts'
import type { Block, ScaleLine, Sheet } from './paper.ts'
import { needsTable } from './plan-sheet.ts'
import type { Speech } from './words.ts'

type Assessment = CaseFile['assessments'][number]

/** What was found: problem and strengths, every score with its band, how scores moved, needs, and what was done about danger. */
export function assessmentSheet(title: string, file: CaseFile, content: Content, speech: Speech): Sheet {
  const { w } = speech
  const lines = scaleLines(file, content, speech)
  return {
    id: 'assessment',
    title,
    entries: file.assessments.length + file.needs.length,
    meta: metaOf(file, speech),
    blocks: [
      {
        kind: 'form',
        rows: [
          part(speech, 1, w('situation')),
          { fields: [{ label: w('problem'), value: written(file.problem, 3) }] },
          { fields: [{ label: w('strengths'), value: written(file.strengths, 2) }] },
          { fields: [{ label: w('risk'), value: choices(speech, 'risk', file.risk) }] },
        ],
      },
      assessmentsTable(file, content, speech),
      ...(lines.length > 0
        ? [{ kind: 'scales' as const, heading: w('change'), lines, note: w('changeNote') }]
        : []),
      needsTable(file, speech),
      ...(file.safety.length > 0 ? [safetyTable(file, content, speech)] : []),
      signBy(file, speech),
    ],
  }
}

export function assessmentsTable(
  file: Pick<CaseFile, 'assessments'>,
  content: Content,
  speech: Speech,
): Block {
  const { w, code, text } = speech
  return {
    kind: 'table',
    heading: w('assessments'),
    columns: [
      { title: w('takenAt'), width: 16, align: 'center' },
      { title: w('instrument'), width: 34 },
      { title: w('score'), width: 12, align: 'center' },
      { title: w('band'), width: 16, align: 'center' },
      { title: w('mode'), width: 11, align: 'center' },
      { title: w('takenBy'), width: 11, align: 'center' },
    ],
    rows: file.assessments.map((one) => {
      const instrument = content.findInstrument(one.instrument, one.version)
      const scale = mainScale(instrument)
      const value = scale ? (one.scores[scale.id] ?? null) : null
      const score = scale === null || value === null ? '—' : `${value} / ${scale.highest}`
      return [
        day(one.takenAt),
        list([
          instrument ? text(instrument.shortName) : one.instrument,
          one.voided ? `（${w('voided')}）` : null,
        ]),
        score,
        bandName(instrument, value, speech) ?? '—',
        code('mode', one.mode),
        one.takenBy.name,
      ]
    }),
    empty: w('none'),
  }
}

/** First and latest score of each instrument taken more than once, over its bands. */
export function scaleLines(file: CaseFile, content: Content, speech: Speech): ScaleLine[] {
  const counted = file.assessments.filter((one) => !one.voided)
  return [...Map.groupBy(counted, (one) => one.instrument)].flatMap(([id, taken]) => {
    const instrument = content.findInstrument(id)
    const scale = mainScale(instrument)
    if (!instrument || !scale) return []
    const scored = taken.flatMap((one) => {
      const value = one.scores[scale.id] ?? null
      return value === null ? [] : [{ value, takenAt: one.takenAt }]
    })
    const [first, last] = [scored[0], scored.at(-1)]
    if (!first || !last || scored.length < 2) return []
    return [
      {
        name: `${speech.text(instrument.shortName)}（${scale.lowest}–${scale.highest}）`,
        lowest: scale.lowest,
        highest: scale.highest,
        bands: scale.bands,
        points: [first.value, last.value],
        text: `${scoreText(instrument, first, speech)} → ${scoreText(instrument, last, speech)}`,
      },
    ]
  })
}

function scoreText(
  instrument: Instrument,
  { value, takenAt }: { value: number; takenAt: string },
  speech: Speech,
): string {
  const band = bandName(instrument, value, speech)
  return `${value}${band === null ? '' : `（${band}）`} ${day(takenAt).slice(5)}`
}

export function mainScale(instrument: Instrument | null): Instrument['scales'][number] | null {
  return instrument?.scales.find((scale) => scale.id === instrument.mainScale) ?? null
}

function bandName(instrument: Instrument | null, value: number | null, { text }: Speech): string | null {
  const band = mainScale(instrument)?.bands.find(
    ({ from, to }) => value !== null && value >= from && value <= to,
  )
  return band ? text(band.name) : null
}

function safetyTable(file: CaseFile, content: Content, speech: Speech): Block {
  const { w, code } = speech
  return {
    kind: 'table',
    heading: w('safety'),
    columns: [
      { title: w('raisedBy'), width: 30 },
      { title: w('state'), width: 12, align: 'center' },
      { title: w('finding'), width: 34 },
      { title: w('answeredBy'), width: 12, align: 'center' },
      { title: w('confirmedBy'), width: 12, align: 'center' },
    ],
    rows: file.safety.map((task) => [
      flagText(
        file.assessments.find((one) => one.id === task.assessmentId),
        task.flag,
        content,
        speech,
      ),
      code('taskState', task.state),
      list([
        task.level === null ? null : code('level', task.level),
        ...task.actions.map((action) => code('action', action)),
        task.finding,
      ]),
      task.answeredBy?.name ?? '—',
      task.confirmedBy?.name ?? '—',
    ]),
    empty: '',
  }
}

function flagText(
  assessment: Assessment | undefined,
  flag: string,
  content: Content,
  { text }: Speech,
): string {
  const instrument = assessment ? content.findInstrument(assessment.instrument, assessment.version) : null
  const said = instrument?.flags.find((one) => one.code === flag)
  return said ? text(said.text) : flag
}
