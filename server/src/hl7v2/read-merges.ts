import type { Identifier, Merge, MergeEvent } from './adt-message.ts'
import { type Fault, missing, place } from './faults.ts'
import { field, part, type Repetition, type Segment } from './parse.ts'
import { defaultIssuer, readIdentifiers, readIssuer, readType } from './read-identifiers.ts'
import type { Reader } from './reader.ts'

/** Repeated {PID [PD1] MRG [PV1]}: PID-3 survives, MRG-1 is given up. A34 is one pair. */
export function readMerges(reader: Reader, event: MergeEvent): readonly Merge[] {
  const merges: Merge[] = []
  let pid: Segment | null = null
  for (const segment of reader.message.segments) {
    if (segment.id === 'PID') {
      if (pid !== null) reader.faults.push(alone(pid))
      pid = segment
    } else if (segment.id === 'MRG') {
      if (pid === null) {
        reader.faults.push(
          missing(place('PID', null, segment.occurrence), '保留方患者', 'the surviving patient'),
        )
      } else {
        merges.push(readMerge(reader, pid, segment))
      }
      pid = null
    }
  }
  if (pid !== null) reader.faults.push(alone(pid))
  if (merges.length === 0 && reader.faults.length === 0)
    reader.faults.push(missing(place('PID'), '保留方患者', 'the surviving patient'))
  if (event === 'A34' && merges.length > 1)
    reader.faults.push({
      code: '100',
      place: place('MRG', null, 2),
      zh: 'A34 只合并一对患者，请改用 A40',
      en: 'A34 merges one pair of patients; several are sent as A40',
    })
  return merges
}

function alone(pid: Segment): Fault {
  return missing(place('MRG', 1, pid.occurrence), '被合并的标识', 'the prior identifier')
}

function readMerge(reader: Reader, pid: Segment, mrg: Segment): Merge {
  const survivor = readIdentifiers(reader, pid)
  const prior = (field(reader.message, mrg, 1) ?? []).flatMap((cx) => readPrior(reader, survivor, cx, mrg))
  if (prior.length === 0 && reader.faults.length === 0)
    reader.faults.push(missing(place('MRG', 1, mrg.occurrence), '被合并的标识', 'the prior identifier'))
  if (prior.some((one) => survivor.some((other) => sameIdentifier(one, other))))
    reader.faults.push({
      code: '205',
      place: place('MRG', 1, mrg.occurrence),
      zh: '患者不能与自己合并：同一标识既保留又被合并',
      en: 'a patient cannot be merged into themselves: one identifier is both kept and given up',
    })
  return { survivor, prior }
}

/** Without an authority it takes that of the survivor's identifier of the same type; several such are ambiguous. */
function readPrior(
  reader: Reader,
  survivor: readonly Identifier[],
  cx: Repetition,
  mrg: Segment,
): readonly Identifier[] {
  const value = part(cx, 1)
  if (value === undefined || value === null) return []
  const type = readType(reader, cx)
  const sent = readIssuer(reader, cx)
  if (sent !== null) return [{ issuer: sent, type, value }]
  const issuers = new Set(survivor.filter((one) => one.type === type).map((one) => one.issuer))
  if (issuers.size > 1) {
    reader.faults.push({
      code: '204',
      place: place('MRG', 1, mrg.occurrence),
      zh: '被合并的标识没有写明发放机构，而保留方有多个同类标识，无法判断是哪一个',
      en: 'the prior identifier names no issuer and the survivor has several of its type: which is meant is unclear',
    })
    return []
  }
  const [only] = issuers
  const issuer = only ?? defaultIssuer(reader)
  if (issuer === null) {
    reader.faults.push(missing(place('MSH', 4), '发送机构或标识的发放机构', 'the issuer of the identifiers'))
    return []
  }
  return [{ issuer, type, value }]
}

function sameIdentifier(a: Identifier, b: Identifier): boolean {
  return a.issuer === b.issuer && a.type === b.type && a.value === b.value
}
