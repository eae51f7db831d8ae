import { Refusal } from '@quancheng/rules/refusal.ts'

/** Carries a refusal out of an action so that the kernel rolls back and answers it. */
export class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

export function orRefuse<T>(answer: T | Refusal): T {
  if (answer instanceof Refusal) throw new Refused(answer)
  return answer
}

export function refuse(code: string, facts: Record<string, unknown> = {}): never {
  throw new Refused(new Refusal(code, facts))
}

/** What one may not see does not exist. */
export function orNotFound<T>(found: T | null | undefined): T {
  return found ?? refuse('not-found')
}
