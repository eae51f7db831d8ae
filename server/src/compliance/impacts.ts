import type { compliance } from '@quancheng/contract/compliance.ts'
import { dayAt } from '@quancheng/rules/calendar-day.ts'
import { isLiving } from '@quancheng/rules/impact.ts'
import { addYears } from '@quancheng/rules/retention.ts'
import { namesOf } from '../access/colleagues.ts'
import type { Action } from '../http/call.ts'
import { listImpacts } from './impact-store.ts'

/** 影响评估台账. */
export const impacts: Action<typeof compliance.impacts> = async (call) => {
  const { content, at } = call
  const rows = await listImpacts(call)
  const names = await namesOf(
    call,
    rows.map((row) => row.made_by),
  )
  const today = dayAt(at.getTime())
  const years = content.impact.keepYears.value
  return {
    kinds: content.impact.kinds.map((kind) => ({ ...kind, opens: [...kind.opens] })),
    keepYears: years,
    rows: rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      subject: row.subject,
      purpose: row.purpose,
      necessity: row.necessity,
      risks: row.risks,
      measures: row.measures,
      assessors: row.assessors,
      assessedOn: row.assessed_on,
      reviewOn: row.review_on,
      keptUntil: years === null ? null : addYears(row.assessed_on, years),
      hasFile: row.file_id !== null,
      living: isLiving({ reviewOn: row.review_on, isReplaced: row.replaced_at !== null }, today),
      replaced: row.replaced_at !== null,
      madeBy: { id: row.made_by, name: names.get(row.made_by) ?? '' },
      madeAt: row.made_at.toISOString(),
    })),
  }
}
