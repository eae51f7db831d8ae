import { Refusal } from './refusal.ts'

/** A plan is written with the person, step by step; a step where there is nothing says so in words. */
export function signPlan(
  steps: Readonly<Record<string, string>>,
  asked: readonly string[],
): Readonly<Record<string, string>> | Refusal<'safety.plan-step-unknown' | 'safety.plan-step-empty'> {
  const unknown = Object.keys(steps).filter((step) => !asked.includes(step))
  if (unknown.length > 0) return new Refusal('safety.plan-step-unknown', { steps: unknown })
  const empty = asked.filter((step) => !steps[step]?.trim())
  if (empty.length > 0) return new Refusal('safety.plan-step-empty', { steps: empty })
  return steps
}
