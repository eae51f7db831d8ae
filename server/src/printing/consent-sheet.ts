import type { CaseFile } from '@quancheng/contract/cases.ts'
import type { Content } from '../content/load.ts'
import { day, instant, list, maybe, metaOf } from './format.ts'
import type { Block, Row, Sheet } from './paper.ts'
import type { Speech } from './words.ts'

type Consent = CaseFile['consents'][number]

/** What was read and agreed to, by whom and how; where nobody has agreed yet, the words to agree to by hand. */
export function consentSheet(title: string, file: CaseFile, content: Content, speech: Speech): Sheet {
  const { w } = speech
  return {
    id: 'consent',
    title,
    entries: file.consents.length,
    meta: metaOf(file, speech),
    blocks:
      file.consents.length === 0
        ? [...wordsOf('service', content, speech), signLines(file, null, speech)]
        : [
            ...file.consents.flatMap((consent, index): Block[] => [
              signedForm(consent, index + 1, content, speech),
              ...wordsOf(consent.scope, content, speech),
            ]),
            signLines(file, file.consents.find(({ living }) => living) ?? null, speech),
            { kind: 'note', text: w('consentNote') },
          ],
  }
}

function wordsOf(scope: Consent['scope'], content: Content, { locale }: Speech): Block[] {
  const text = content.findConsentText(scope)
  return text ? [{ kind: 'words', paragraphs: locale === 'en' ? text.body.en : text.body.zh }] : []
}

function signedForm(consent: Consent, ordinal: number, content: Content, speech: Speech): Block {
  const { w, code, text } = speech
  const scope = content.findConsentText(consent.scope)
  const relation =
    consent.signerRelation === null ? null : content.findCode('relations-gb4761', consent.signerRelation)
  const state = consent.living ? w('living') : consent.withdrawnAt === null ? w('ended') : w('withdrawn')
  const rows: Row[] = [
    {
      heading: `${w('nth', ordinal)}　${scope ? text(scope.name) : consent.scope}　${w('versionOf', consent.textVersion)}`,
    },
    ...(consent.recipient === null
      ? []
      : [{ fields: [{ label: w('recipient'), value: consent.recipient }] }]),
    ...(consent.signedBy === null
      ? [{ fields: [{ label: w('emergency'), value: maybe(consent.emergencyReason) }] }]
      : [
          {
            fields: [
              { label: w('signer'), value: list([consent.signer, code('agreedBy', consent.signedBy)]) },
              { label: w('relation'), value: relation ? text(relation.name) : '' },
            ],
          },
        ]),
    {
      fields: [
        { label: w('method'), value: code('method', consent.method) },
        { label: w('witness'), value: maybe(consent.witness) },
      ],
    },
    {
      fields: [
        { label: w('signedAt'), value: instant(consent.signedAt) },
        {
          label: w('validity'),
          value: list([
            state,
            consent.withdrawnAt === null ? null : day(consent.withdrawnAt),
            consent.expiresOn === null ? null : w('until', consent.expiresOn),
          ]),
        },
      ],
    },
  ]
  return { kind: 'form', rows }
}

function signLines(file: CaseFile, consent: Consent | null, { w, code }: Speech): Block {
  return {
    kind: 'sign',
    boxes: [
      {
        label: w('clientOrGuardian'),
        name: consent?.signer ?? '',
        small: consent ? `${code('method', consent.method)}　${instant(consent.signedAt)}` : w('dateByHand'),
      },
      { label: w('worker'), name: consent ? file.worker.name : '', small: consent ? '' : w('dateByHand') },
    ],
  }
}
