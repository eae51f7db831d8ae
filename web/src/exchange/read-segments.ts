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

/**
 * Takes a message apart for reading; nothing is interpreted, so nothing can be hidden. Empty fields are left out, but
 * for the one a problem is about (`location`): that it is empty is what one has to see.
 */
export function readSegments(text: string, location: string | null = null): readonly Segment[] {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '')
  const separator = lines[0]?.startsWith('MSH') ? (lines[0][3] ?? '|') : '|'
  const seen = new Map<string, number>()
  return lines.map((line) => {
    const [name = '', ...values] = line.split(separator)
    const occurrence = (seen.get(name) ?? 0) + 1
    seen.set(name, occurrence)
    const first = name === 'MSH' ? 2 : 1
    const asked = fieldOf(location, { name, occurrence })
    const length = Math.max(values.length, asked === null ? 0 : asked - first + 1)
    return {
      name,
      occurrence,
      fields: Array.from({ length }, (_, index) => ({
        at: index + first,
        value: values[index] ?? '',
      })).filter(({ at, value }) => value !== '' || at === asked),
    }
  })
}

/** Whether a problem (`PID-3`, `OBX[2]-5`, `PV1`) is about this place. */
export function isAbout(
  location: string | null,
  segment: Pick<Segment, 'name' | 'occurrence'>,
  field: number | null = null,
): boolean {
  const place = placeIn(location, segment)
  return place !== null && place.field === field
}

function fieldOf(location: string | null, segment: Pick<Segment, 'name' | 'occurrence'>): number | null {
  return placeIn(location, segment)?.field ?? null
}

function placeIn(location: string | null, segment: Pick<Segment, 'name' | 'occurrence'>) {
  const match = /^([A-Z][A-Z0-9]{2})(?:\[(\d+)\])?(?:-(\d{1,3}))?$/.exec(location ?? '')
  if (!match) return null
  const [, name, occurrence, field] = match
  if (name !== segment.name || Number(occurrence ?? 1) !== segment.occurrence) return null
  return { field: field === undefined ? null : Number(field) }
}
