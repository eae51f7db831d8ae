import type { CaseFile, ProcessRecording, StageReview } from '@quancheng/contract/cases.ts'
import { choices, day, instant, list, maybe, metaOf, part, signBy, written } from './format.ts'
import type { Block, Sheet } from './paper.ts'
import { needsTable } from './plan-sheet.ts'
import type { Speech } from './words.ts'

/** 过程记录: a talk line by line with what the supervisor said to it; only what the printer may see comes in here. */
export function processSheet(file: CaseFile, recordings: readonly ProcessRecording[], speech: Speech): Sheet {
  const { w } = speech
  return {
    id: 'process',
    title: w('process'),
    entries: recordings.length,
    meta: metaOf(file, speech),
    blocks: [
      ...(recordings.length === 0
        ? talkOf(null, 1, speech)
        : recordings.toReversed().flatMap((one, index) => talkOf(one, index + 1, speech))),
      signBy(file, speech),
      { kind: 'note', text: w('processNote') },
    ],
  }
}

const BLANK_LINES = 8

function talkOf(one: ProcessRecording | null, ordinal: number, speech: Speech): Block[] {
  const { w } = speech
  const lines = one?.lines ?? Array.from({ length: BLANK_LINES }, () => ({ said: '', shown: '', felt: '' }))
  return [
    {
      kind: 'form',
      rows: [
        { heading: `${w('ordinal', ordinal)}　${one === null ? '' : instant(one.occurredAt)}` },
        {
          fields: [
            { label: w('place'), value: maybe(one?.place ?? null) },
            { label: w('present'), value: maybe(one?.present ?? null) },
          ],
        },
        { fields: [{ label: w('aim'), value: written(one?.target ?? null, 1) }] },
      ],
    },
    {
      kind: 'table',
      heading: null,
      columns: [
        { title: w('said'), width: 46 },
        { title: w('shown'), width: 25 },
        { title: w('felt'), width: 29 },
      ],
      rows: lines.map(({ said, shown, felt }) => [said, shown, felt]),
      empty: w('none'),
    },
    {
      kind: 'form',
      rows: [
        { fields: [{ label: w('overallFeeling'), value: written(one?.feeling ?? null, 2) }] },
        { fields: [{ label: w('planAfter'), value: written(one?.plan ?? null, 2) }] },
        {
          fields: [
            {
              label: w('supervisorOpinion'),
              value: one?.opinion
                ? [one.opinion, list([one.opinionBy?.name ?? null, one.opinionAt && instant(one.opinionAt)])]
                : { blank: 2 },
            },
          ],
        },
      ],
    },
  ]
}

/** 阶段检视: needs and goals as they stand, what was done, and what follows. */
export function reviewSheet(file: CaseFile, reviews: readonly StageReview[], speech: Speech): Sheet {
  const { w } = speech
  return {
    id: 'review',
    title: w('review'),
    entries: reviews.length,
    meta: metaOf(file, speech),
    blocks: [
      needsTable(file, speech),
      ...(reviews.length === 0
        ? [reviewForm(null, 1, file, speech)]
        : reviews.toReversed().map((one, index) => reviewForm(one, index + 1, file, speech))),
      signBy(file, speech),
    ],
  }
}

function reviewForm(one: StageReview | null, ordinal: number, file: CaseFile, speech: Speech): Block {
  const { w } = speech
  const goals = file.goals.filter(({ state }) => state !== 'dropped').map(({ text }) => text)
  return {
    kind: 'form',
    rows: [
      { heading: `${part(speech, ordinal, w('review')).heading}　${one?.reviewedOn ?? ''}` },
      { fields: [{ label: w('goals'), value: goals.length === 0 ? { blank: 2 } : goals }] },
      { fields: [{ label: w('serviceSummary'), value: written(one?.summary ?? null, 3) }] },
      { fields: [{ label: w('situationNow'), value: written(one?.situation ?? null, 2) }] },
      { fields: [{ label: w('outcome'), value: choices(speech, 'outcome', one?.outcome ?? null) }] },
      {
        fields: [
          { label: w('nextReview'), value: maybe(one?.nextOn ?? null) },
          { label: w('by'), value: one === null ? '' : list([one.worker.name, day(one.writtenAt)]) },
        ],
      },
      { fields: [{ label: w('supervisorOpinion'), value: { blank: 2 } }] },
    ],
  }
}
