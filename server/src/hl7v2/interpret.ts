import type { Mapping } from '@quancheng/contract/content/hl7v2-mapping.ts'
import {
  type AdtMessage,
  MERGE_EVENTS,
  type MergeEvent,
  PERSON_EVENTS,
  type PersonEvent,
  VISIT_EVENTS,
  type VisitEvent,
} from './adt-message.ts'
import { type Fault, type Faults, missing, place } from './faults.ts'
import { type Header, readHeader, VERSIONS } from './header.ts'
import { findSegment, type Message, type Segment, segmentsNamed, value } from './parse.ts'
import { readIdentifiers } from './read-identifiers.ts'
import { readMerges } from './read-merges.ts'
import { readPerson } from './read-person.ts'
import { readVisit } from './read-visit.ts'
import { instant, type Reader } from './reader.ts'

/** AE: the content is at fault and a person can correct it. AR: not a message for this door. */
export type Outcome =
  | { readonly kind: 'understood'; readonly adt: AdtMessage }
  | { readonly kind: 'refused'; readonly code: 'AE' | 'AR'; readonly faults: Faults }

/** MSH-9.3 of the merge structure, in every spelling the merge events have had. */
const MERGE_STRUCTURES = new Set(['ADT_A18', 'ADT_A30', 'ADT_A34', 'ADT_A36', 'ADT_A39', 'ADT_A40'])

/**
 * What a message asks of us, by its source's mapping. `processing` lists the MSH-11 this installation takes:
 * P alone where real people are, T and D too in a demonstration.
 */
export function interpret(message: Message, mapping: Mapping, processing: readonly string[]): Outcome {
  const header = readHeader(message)
  const rejected = rejections(header, processing)
  const reader: Reader = { message, mapping, header, faults: [] }
  const adt = rejected.some((fault) => fault.code === '200' || fault.code === '201') ? null : readAdt(reader)
  const faults = [...rejected, ...reader.faults]
  const [first, ...rest] = faults
  if (first !== undefined)
    return { kind: 'refused', code: rejected.length > 0 ? 'AR' : 'AE', faults: [first, ...rest] }
  if (adt === null) throw new Error('a message was neither understood nor refused')
  return { kind: 'understood', adt }
}

/** What makes a message unacceptable whatever it says: MSH-9, MSH-11, MSH-12. */
function rejections(header: Header, processing: readonly string[]): readonly Fault[] {
  const faults: Fault[] = []
  if (header.type === '') faults.push(missing(place('MSH', 9), '消息类型', 'the message type'))
  else if (header.type !== 'ADT')
    faults.push({
      code: '200',
      place: place('MSH', 9),
      zh: `此接口只接收 ADT 消息，不接收 ${header.type}`,
      en: `only ADT messages are taken here, not ${header.type}`,
    })
  else if (!isKnown(header.event))
    faults.push({
      code: '201',
      place: place('MSH', 9),
      zh: `不处理 ADT 事件“${header.event}”`,
      en: `the ADT event "${header.event}" is not handled`,
    })
  if (header.processing === '') faults.push(missing(place('MSH', 11), '处理标识', 'the processing id'))
  else if (!processing.includes(header.processing))
    faults.push({
      code: '202',
      place: place('MSH', 11),
      zh: `本系统不接收处理标识为“${header.processing}”的消息`,
      en: `messages with the processing id "${header.processing}" are not taken here`,
    })
  if (header.version === '') faults.push(missing(place('MSH', 12), '版本号', 'the version'))
  else if (!VERSIONS.includes(header.version))
    faults.push({
      code: '203',
      place: place('MSH', 12),
      zh: `HL7 没有版本“${header.version}”`,
      en: `HL7 has no version "${header.version}"`,
    })
  return faults
}

function isKnown(event: string): boolean {
  return [...VISIT_EVENTS, ...PERSON_EVENTS, ...MERGE_EVENTS].some((one) => one === event)
}

function isMerge(event: string): event is MergeEvent {
  return MERGE_EVENTS.some((one) => one === event)
}

function isPerson(event: string): event is PersonEvent {
  return PERSON_EVENTS.some((one) => one === event)
}

function isVisit(event: string): event is VisitEvent {
  return VISIT_EVENTS.some((one) => one === event)
}

function readAdt(reader: Reader): AdtMessage | null {
  const { message, header, faults } = reader
  if (header.controlId === '') faults.push(missing(place('MSH', 10), '消息控制号', 'the message control id'))
  const evn = findSegment(message, 'EVN')
  const sentAt = instant(reader, findSegment(message, 'MSH'), 7, '消息时间', 'the time of the message')
  const recordedAt = instant(reader, evn, 2, '事件登记时间', 'the time the event was recorded')
  const envelope = {
    sender: header.sender,
    controlId: header.controlId,
    messageTime: recordedAt ?? sentAt ?? null,
    occurredAt: instant(reader, evn, 6, '事件发生时间', 'the time of the event') ?? null,
  }
  if (segmentsNamed(message, 'MSH').length > 1)
    faults.push({
      code: '100',
      place: place('MSH', null, 2),
      zh: '一帧中有多条消息',
      en: 'one frame holds several messages',
    })
  checkAgreement(reader)
  const { event } = header
  if (isMerge(event)) return { kind: 'merge', event, ...envelope, merges: readMerges(reader, event) }
  const pid = onlyPid(reader)
  if (pid === null) return null
  const latest = [envelope.messageTime, sentAt ?? null].reduce(
    (a, b) => (a === null || (b ?? '') > a ? b : a),
    null,
  )
  if (isPerson(event)) return { kind: 'person', event, ...envelope, person: readPerson(reader, pid, latest) }
  if (!isVisit(event)) return null
  const cancels = event === 'A11' || event === 'A13'
  const person = cancels ? { identifiers: readIdentifiers(reader, pid) } : readPerson(reader, pid, latest)
  return { kind: 'visit', event, ...envelope, person, visit: readVisit(reader, event) }
}

/**
 * The event stands in MSH-9.2 and again in EVN-1; the structure in MSH-9.3. If they ask for different actions, nobody
 * knows which is meant. Merge events ask for one and the same action, so one merge event beside another agrees.
 */
function checkAgreement(reader: Reader): void {
  const { message, header, faults } = reader
  for (const evn of segmentsNamed(message, 'EVN')) {
    const event = value(message, evn, 1) ?? ''
    if (event === '' || event === header.event || (isMerge(event) && isMerge(header.event))) continue
    faults.push({
      code: '103',
      place: place('EVN', 1, evn.occurrence),
      zh: `消息头写的是 ${header.event}，事件段写的是 ${event}，两者不一致`,
      en: `the header says ${header.event} and the event segment says ${event}`,
    })
  }
  const wrong = isMerge(header.event)
    ? !MERGE_STRUCTURES.has(header.structure)
    : MERGE_STRUCTURES.has(header.structure)
  if (header.structure !== '' && wrong)
    faults.push({
      code: '103',
      place: place('MSH', 9),
      zh: `事件 ${header.event} 与消息结构 ${header.structure} 不一致`,
      en: `the event ${header.event} does not go with the structure ${header.structure}`,
    })
}

function onlyPid(reader: Reader): Segment | null {
  const [pid, second] = segmentsNamed(reader.message, 'PID')
  if (pid === undefined) {
    reader.faults.push(missing(place('PID'), '患者信息', 'the patient segment'))
    return null
  }
  if (second !== undefined) {
    reader.faults.push({
      code: '100',
      place: place('PID', null, 2),
      zh: '此事件的消息只能有一位患者',
      en: 'a message of this event carries one patient',
    })
    return null
  }
  return pid
}
