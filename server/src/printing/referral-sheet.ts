import type { CaseFile } from '@quancheng/contract/cases.ts'
import { choices, day, list, metaOf, part, signBy, written } from './format.ts'
import type { Sheet } from './paper.ts'
import type { Speech } from './words.ts'

/** 转介表: what the next body must know; where it goes and what it answers is for the pen. */
export function referralSheet(file: CaseFile, speech: Speech): Sheet {
  const { w } = speech
  const stay = file.encounters.find((one) => one.status === 'in-progress') ?? file.encounters[0] ?? null
  const shared = file.consents.filter(({ scope, living }) => scope === 'share' && living)
  const moved = file.closures.filter(({ reason, state }) => reason === 'transferred' && state !== 'returned')
  const byHand = (label: Parameters<typeof w>[0]) => ({ label: w(label), value: '' })
  return {
    id: 'referral',
    title: w('referral'),
    entries: moved.length,
    meta: metaOf(file, speech),
    blocks: [
      {
        kind: 'form',
        rows: [
          part(speech, 1, w('referred')),
          {
            fields: [
              { label: w('client'), value: file.client.name },
              { label: w('sex'), value: speech.code('sex', file.client.sex) },
              { label: w('age'), value: file.client.age === null ? '' : w('years', file.client.age) },
            ],
          },
          { fields: [{ label: w('condition'), value: written(stay?.diagnosis ?? null, 2) }] },
          { fields: [{ label: w('problem'), value: written(file.problem, 3) }] },
          {
            fields: [{ label: w('servicesGiven'), value: written(servicesOf(file, speech), 2) }],
          },
          { fields: [{ label: w('referralPurpose'), value: written(moved.at(0)?.summary ?? null, 3) }] },
          { fields: [byHand('enclosures')] },
          {
            fields: [
              {
                label: w('consents'),
                value:
                  shared.length === 0
                    ? { blank: 1 }
                    : shared.map(({ recipient, signedAt }) => list([recipient, day(signedAt)])),
              },
            ],
          },
          part(speech, 2, w('receiver')),
          { fields: [byHand('receivingUnit')] },
          { fields: [byHand('contact'), byHand('phone')] },
          { fields: [byHand('sentOn'), byHand('sentBy')] },
          part(speech, 3, w('reply')),
          { fields: [{ label: w('result'), value: choices(speech, 'referralResult', null) }] },
          { fields: [{ label: w('replyWords'), value: { blank: 2 } }] },
          { fields: [byHand('replyOn'), byHand('replyBy')] },
        ],
      },
      signBy(file, speech),
      { kind: 'note', text: w('referralNote') },
    ],
  }
}

function servicesOf(file: CaseFile, { w }: Speech): string | null {
  const signed = file.records.filter(({ state }) => state === 'signed')
  const [first, last] = [signed.at(0), signed.at(-1)]
  if (!first || !last) return null
  return `${w('times', signed.length)}　${day(first.occurredAt)} – ${day(last.occurredAt)}`
}
