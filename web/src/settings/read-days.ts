import { isCalendarDay } from '@quancheng/rules/calendar-day.ts'

export interface Span {
  readonly from: string
  readonly to: string
}

const DAY = /\d{4}-\d{2}-\d{2}/g

/** Days as they are typed, a span or a day a line; the first line that cannot be read instead. */
export function readDays(
  text: string,
): { readonly spans: readonly Span[] } | { readonly line: number; readonly text: string } {
  const spans: Span[] = []
  for (const [place, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const days = line.match(DAY) ?? []
    const [from = '', to = from] = days
    const rest = line.replace(DAY, '').trim()
    if (
      days.length > 2 ||
      !/^(?:[-–—~～]|至|到|to)?$/i.test(rest) ||
      !isCalendarDay(from) ||
      !isCalendarDay(to) ||
      from > to
    )
      return { line: place + 1, text: line.trim() }
    spans.push({ from, to })
  }
  return { spans }
}

export function writeDays(spans: readonly Span[]): string {
  return spans.map(({ from, to }) => (from === to ? from : `${from} – ${to}`)).join('\n')
}
