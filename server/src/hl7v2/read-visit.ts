import type {
  Coded,
  Diagnosis,
  Location,
  Staff,
  Visit,
  VisitClass,
  VisitEvent,
  VisitStatus,
} from './adt-message.ts'
import { missing, notInTable, place } from './faults.ts'
import {
  field,
  findSegment,
  part,
  type Repetition,
  type Segment,
  type Sent,
  segmentsNamed,
  value,
} from './parse.ts'
import { defaultIssuer, readIssuer } from './read-identifiers.ts'
import { readStaffName } from './read-name.ts'
import { asCoded, coded, given, instant, mustMap, type Reader } from './reader.ts'

/**
 * PV1 with DG1 and IN1: the stay. Null when there is none (class N, or an A08 about the person alone).
 * Cancelling a discharge clears its time and disposition; cancelling an admission changes nothing but the status.
 */
export function readVisit(reader: Reader, event: VisitEvent): Visit | null {
  const pv1 = findSegment(reader.message, 'PV1')
  if (pv1 === null) {
    if (event !== 'A08') reader.faults.push(missing(place('PV1'), '就诊信息', 'the visit segment'))
    return null
  }
  const sentClass = mustMap(reader, reader.mapping.visitClass, pv1, 2, {
    zh: '就诊类别',
    en: 'the patient class',
  })
  if (sentClass === 'none') {
    if (event !== 'A08')
      reader.faults.push(
        notInTable(place('PV1', 2), value(reader.message, pv1, 2) ?? '', '就诊类别', 'the patient class'),
      )
    return null
  }
  const visitClass =
    sentClass ?? (event === 'A01' || event === 'A04' ? reader.mapping.classOfEvent[event] : undefined)
  const number = readNumber(reader, pv1)
  const dischargedAt = instant(reader, pv1, 45, '出院时间', 'the discharge time')
  const status = statusOf(event, visitClass, dischargedAt)
  if (event === 'A11') return { number, status: 'cancelled' }
  return {
    number,
    ...given({
      class: visitClass,
      status,
      location: readLocation(reader, pv1, 3),
      priorLocation: readLocation(reader, pv1, 6),
      attending: readStaff(reader, pv1, 7),
      admittedAt: instant(reader, pv1, 44, '入院时间', 'the admission time'),
      dischargedAt: event === 'A13' ? null : dischargedAt,
      disposition: event === 'A13' ? null : coded(reader, reader.mapping.disposition, pv1, 36),
      payer: readPayer(reader, pv1),
      diagnoses: readDiagnoses(reader),
    }),
  }
}

function statusOf(
  event: VisitEvent,
  visitClass: VisitClass | undefined,
  dischargedAt: Sent<string>,
): VisitStatus | undefined {
  if (event === 'A11') return 'cancelled'
  if (event === 'A13') return 'in-progress'
  if (event === 'A03' || dischargedAt) return 'finished'
  if (visitClass === 'planned') return 'planned'
  return event === 'A01' || event === 'A04' ? 'in-progress' : undefined
}

/** PV1-19 with its authority, which is the patient identifiers' default when none is named. */
function readNumber(reader: Reader, pv1: Segment): Visit['number'] {
  const cx = (field(reader.message, pv1, 19) ?? [])[0]
  const number = part(cx, 1)
  const issuer = readIssuer(reader, cx) ?? defaultIssuer(reader)
  if (number === undefined || number === null) return null
  if (issuer === null) {
    reader.faults.push(
      missing(place('MSH', 4), '发送机构或就诊号的发放机构', 'the issuer of the visit number'),
    )
    return null
  }
  return { issuer, value: number }
}

/** PL with the hospital service of PV1-10, which belongs to where the patient is now. */
function readLocation(reader: Reader, pv1: Segment, n: 3 | 6): Sent<Location> {
  const sent = field(reader.message, pv1, n)
  const department = n === 3 ? (value(reader.message, pv1, 10) ?? null) : null
  if (sent === null) return null
  const pl = sent?.[0]
  const [ward, room, bed, facility] = [1, 2, 3, 4].map((component) => part(pl, component) ?? null)
  const location = {
    department,
    ward: ward ?? null,
    room: room ?? null,
    bed: bed ?? null,
    facility: facility ?? null,
  }
  return Object.values(location).every((one) => one === null) ? undefined : location
}

function readStaff(reader: Reader, pv1: Segment, n: number): Sent<Staff> {
  const sent = field(reader.message, pv1, n)
  if (sent === undefined || sent === null) return sent
  const [first] = sent
  const id = part(first, 1) ?? null
  const name = first === undefined ? null : readStaffName(first, reader.mapping.names)
  return id === null && name === null ? undefined : { id, name }
}

/** The first insurance (IN1: plan type, plan, company), else the financial class (PV1-20). */
function readPayer(reader: Reader, pv1: Segment): Sent<Coded> {
  const { message, mapping } = reader
  for (const in1 of segmentsNamed(message, 'IN1')) {
    const plan = asCoded((field(message, in1, 2) ?? [])[0], mapping.payer)
    const type = asCoded((field(message, in1, 15) ?? [])[0], mapping.payer)
    const company = value(message, in1, 4) ?? null
    if (plan === undefined && type === undefined && company === null) continue
    return {
      code: type?.code ?? plan?.code ?? null,
      raw: plan?.raw ?? type?.raw ?? null,
      text: company ?? plan?.text ?? type?.text ?? null,
    }
  }
  return coded(reader, mapping.payer, pv1, 20)
}

/** DG1 in the order sent: code, text and system of DG1-3, text of DG1-4 where DG1-3 has none. */
function readDiagnoses(reader: Reader): Sent<readonly Diagnosis[]> {
  const { message } = reader
  const segments = segmentsNamed(message, 'DG1')
  const diagnoses = segments.flatMap((dg1) => {
    const sent = (field(message, dg1, 3) ?? [])[0]
    const code = part(sent, 1) ?? null
    const text = part(sent, 2) ?? value(message, dg1, 4) ?? null
    if (code === null && text === null) return []
    return [{ code, text, system: systemOf(sent), type: value(message, dg1, 6) ?? null }]
  })
  if (diagnoses.length > 0) return diagnoses
  return segments.some((dg1) => field(message, dg1, 3) === null) ? null : undefined
}

function systemOf(sent: Repetition | undefined): string | null {
  return part(sent, 3) ?? null
}
