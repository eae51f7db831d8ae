import { dayAt } from '@quancheng/rules/calendar-day.ts'
import type { ToldCase } from './occasions.ts'
import { type Desk, tellStory } from './tell-story.ts'

/** Gives the cases of a house their numbers in the order they were opened, without gaps, and tells them. */
export async function numberAndTell(desk: Desk, cases: readonly ToldCase[]): Promise<void> {
  const last = new Map<number, number>()
  const inOrder = cases.toSorted((one, other) => one.story.openedAt - other.story.openedAt)
  for (const { caseId, story } of inOrder) {
    const year = Number(dayAt(story.openedAt).slice(0, 4))
    const next = (last.get(year) ?? 0) + 1
    last.set(year, next)
    tellStory(desk, story, caseId, `${year}-${String(next).padStart(4, '0')}`)
    await desk.book.turn()
  }
  for (const [year, number] of last)
    desk.book.put('case_number', { org_id: desk.house.id, year, last: number })
}
