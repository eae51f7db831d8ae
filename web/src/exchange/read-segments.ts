/** One field of a message, counted as HL7 counts them: MSH-1 is the separator itself. */
export interface Field {
  readonly at: number
  readonly value: string
}

/** One line of a message; `occurrence` counts lines of the same name from 1. */
export interface Segment {
  readonly name: string
  readonly occurrence: number
  readonly fields: readonly Field[]
}

/** Takes a message apart for reading, empty fields left out; nothing is interpreted, so nothing can be hidden. */
export function readSegments(text: string): readonly Segment[] {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '')
  const separator = lines[0]?.startsWith('MSH') ? (lines[0][3] ?? '|') : '|'
  const seen = new Map<string, number>()
  return lines.map((line) => {
    const [name = '', ...values] = line.split(separator)
    const occurrence = (seen.get(name) ?? 0) + 1
    seen.set(name, occurrence)
    const first = name === 'MSH' ? 2 : 1
    return {
      name,
      occurrence,
      fields: values
        .map((value, index) => ({ at: index + first, value }))
        .filter(({ value }) => value !== ''),
    }
  })
}

/** Whether a problem (`PID-3`, `OBX[2]-5`, `PV1`) is about this place. */
export function isAbout(location: string | null, segment: Segment, field: number | null = null): boolean {
  const match = /^([A-Z][A-Z0-9]{2})(?:\[(\d+)\])?(?:-(\d+))?$/.exec(location ?? '')
  if (!match) return false
  const [, name, occurrence, at] = match
  if (name !== segment.name || Number(occurrence ?? 1) !== segment.occurrence) return false
  return field === null ? at === undefined : Number(at) === field
}
