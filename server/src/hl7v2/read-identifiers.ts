import type { Identifier } from './adt-message.ts'
import { missing, place } from './faults.ts'
import { inTable } from './mapping.ts'
import { field, part, type Repetition, type Segment } from './parse.ts'
import type { Reader } from './reader.ts'

/** CX.4: the namespace, else the universal id, under the name the mapping knows it by; null when none was sent. */
export function readIssuer(reader: Reader, cx: Repetition | undefined): string | null {
  const sent = part(cx, 4, 1) ?? part(cx, 4, 2)
  return sent === undefined || sent === null ? null : (inTable(reader.mapping.issuers, sent) ?? sent)
}

/** Of an identifier that names no authority: the mapping's, else the sending facility, else the sending application. */
export function defaultIssuer(reader: Reader): string | null {
  const { application, facility } = reader.header.sender
  const sent = facility || application
  return reader.mapping.issuer ?? (sent === '' ? null : (inTable(reader.mapping.issuers, sent) ?? sent))
}

export function readType(reader: Reader, cx: Repetition): string | null {
  const sent = part(cx, 5) ?? null
  return sent === null ? null : (inTable(reader.mapping.identifierTypes, sent) ?? sent)
}

/** PID-3, every repetition that carries a number (CX.1 with CX.4 and CX.5). None at all is a fault. */
export function readIdentifiers(reader: Reader, pid: Segment): readonly Identifier[] {
  const found: Identifier[] = []
  for (const cx of field(reader.message, pid, 3) ?? []) {
    const value = part(cx, 1)
    if (value === undefined || value === null) continue
    const issuer = readIssuer(reader, cx) ?? defaultIssuer(reader)
    if (issuer === null) {
      reader.faults.push(
        missing(place('MSH', 4), '发送机构或标识的发放机构', 'the issuer of the identifiers'),
      )
      return []
    }
    found.push({ issuer, type: readType(reader, cx), value })
  }
  if (found.length === 0)
    reader.faults.push(missing(place('PID', 3, pid.occurrence), '患者标识', 'the patient identifier'))
  return found
}
