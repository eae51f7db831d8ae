import type { SummaryBody } from '@quancheng/contract/summaries.ts'
import { hospitalNumbers, type IssuedNumber, isStopped } from '../clients/public.ts'
import { sentDocument, urnOf } from '../fhir/public.ts'
import { type DocumentMessage, documentMessage, type Receipt, sendByMllp } from '../hl7v2/public.ts'
import type { Work } from '../http/call.ts'
import { orNotFound } from '../http/refused.ts'
import { printSummary } from '../printing/public.ts'
import { agreedBy } from './covers-record.ts'
import type { DestinationRow } from './destination-store.ts'
import { acceptedBefore, type OutboundRow } from './outbox-store.ts'
import { sendByFhir } from './send-by-fhir.ts'
import { bodyOf, findSummary } from './summary-store.ts'

/** Why a summary cannot be sent as things stand: a person has to do something first. */
export type Hindrance = 'no-number' | 'restricted' | Disagreement
/** No consent to the record lives, or none to share with that body. */
type Disagreement = 'no-consent' | 'no-sharing'

/** What is missing for a summary of this client to go to such a system. */
export async function disagreements(
  work: Work,
  clientId: string,
): Promise<(destination: Pick<DestinationRow, 'recipient'>) => Disagreement | null> {
  const agreed = await agreedBy(work, clientId)
  return ({ recipient }) => (agreed(recipient) ? null : recipient === null ? 'no-consent' : 'no-sharing')
}

/** Why nothing of this client may go to such a system now, whoever asked for it. */
export async function hindrances(
  work: Work,
  clientId: string,
): Promise<(destination: Pick<DestinationRow, 'recipient'>) => 'restricted' | Disagreement | null> {
  return (await isStopped(work, clientId, 'summary')) ? () => 'restricted' : disagreements(work, clientId)
}

/** One summary for one destination, made anew at every try: the same facts, the same number. */
export async function makeMessage(
  work: Work,
  mode: 'demo' | 'production',
  destination: DestinationRow,
  row: OutboundRow,
): Promise<Outgoing | Hindrance> {
  const hindrance = (await hindrances(work, row.client_id))(destination)
  if (hindrance !== null) return hindrance
  const [summary, numbers, replaces] = await Promise.all([
    findSummary(work, row.summary_id),
    hospitalNumbers(work, row.client_id),
    acceptedBefore(work, row),
  ])
  if (!summary) throw new Error('a message has lost its summary')
  if (numbers.length === 0) return 'no-number'
  const body = bodyOf(work, summary)
  return outgoing(work, destination, {
    body,
    numbers,
    caseId: row.case_id,
    clientId: row.client_id,
    id: summary.id,
    version: summary.version,
    replaces,
    controlId: row.control_id,
    signedAt: summary.signed_at,
    processing: mode === 'production' ? 'P' : 'T',
  })
}

interface Written {
  readonly caseId: string
  readonly clientId: string
  readonly body: SummaryBody
  readonly numbers: readonly IssuedNumber[]
  readonly id: string
  readonly version: number
  readonly replaces: string | null
  readonly controlId: string
  readonly signedAt: Date
  readonly processing: 'P' | 'T'
}

/** One summary, ready to go: calling it sends it. */
export type Outgoing = () => Promise<Receipt>

export async function outgoing(
  { protect }: Pick<Work, 'protect'>,
  destination: DestinationRow,
  written: Written,
): Promise<Outgoing> {
  if (destination.kind === 'fhir') {
    const target = fhirTarget({ protect }, destination)
    const document = sentDocument(
      { ...written, isReplaced: false, isCaseOpen: true },
      written.processing === 'T',
    )
    return () => sendByFhir(target, document, urnOf(written.id))
  }
  const bytes = await bytesFor(destination, written)
  const target = {
    host: orNotFound(destination.host),
    port: orNotFound(destination.port),
    charset: destination.charset === 'gb18030' ? ('gb18030' as const) : ('utf-8' as const),
  }
  return () => sendByMllp(target, bytes, written.controlId)
}

export function fhirTarget({ protect }: Pick<Work, 'protect'>, destination: DestinationRow) {
  return {
    url: orNotFound(destination.url),
    token: protect.openMaybe('record_destination.token', destination.token_sealed),
  }
}

/** A demonstration speaks as training (MSH-11 T), so that no invented patient enters a real record. */
async function bytesFor(destination: DestinationRow, written: Written): Promise<Buffer> {
  const { body } = written
  const carries = destination.carries ?? 'both'
  return documentMessage({
    controlId: written.controlId,
    at: written.signedAt,
    processing: written.processing,
    kind: (destination.message ?? 'MDM') as DocumentMessage['kind'],
    charset: (destination.charset ?? 'utf-8') as DocumentMessage['charset'],
    receiver: { application: destination.application ?? '', facility: destination.facility ?? '' },
    institution: body.institution,
    patient: {
      numbers: written.numbers.map(({ value, issuer, type }) => ({ value, issuer, type: type ?? '' })),
      name: body.client.name,
      sex: body.client.sex,
      birthDate: body.client.birthDate,
    },
    visit: body.stay && {
      class: body.stay.class,
      ward: body.stay.departmentCode,
      bed: body.stay.bed,
      number: body.stay.visitNumber,
      issuer: body.stay.issuer,
    },
    document: {
      id: written.id,
      replaces: written.replaces,
      title: body.title,
      author: { id: body.worker.id, name: body.worker.name },
      parts: carries === 'pdf' ? [] : textParts(body),
      pdf: carries === 'text' ? null : await printSummary(body, written),
    },
  })
}

function textParts(body: SummaryBody): { code: string; title: string; text: string }[] {
  return [
    ...body.parts.map(({ code, title, lines }) => ({ code, title, text: lines.join('\n') })),
    ...(body.note === null ? [] : [{ code: 'note', title: '给病区的话', text: body.note }]),
    { code: 'contact', title: '社工联系方式', text: `${body.worker.name} ${body.contact}` },
  ]
}
