import type { RiskSet } from '@quancheng/contract/content/risk.ts'
import { scoreRisk } from '@quancheng/rules/risk.ts'
import { NOTHING_KNOWN, type ScreeningFacts } from '@quancheng/rules/screening.ts'
import type { Problem } from './read.ts'

/** The bands follow one another, every worked example comes out as it says, and every factor holds in one of them. */
export function riskProblems(files: ReadonlyMap<string, RiskSet>): Problem[] {
  return [...files].flatMap(([file, { factors, thresholds, examples }]) => {
    const problems: Problem[] = []
    if (thresholds.high <= thresholds.medium)
      problems.push({ file, path: 'thresholds', message: 'the high band must begin above the medium one' })
    const held = new Set<string>()
    for (const [index, { facts, score, band }] of examples.entries()) {
      const came = scoreRisk(factors, thresholds, { ...NOTHING_KNOWN, ...facts } as ScreeningFacts)
      for (const { factor } of came.reasons) held.add(factor)
      if (came.score === score && came.band === band) continue
      const message = `says ${score} points, ${band}; it comes to ${came.score}, ${came.band}`
      problems.push({ file, path: `examples.${index}`, message })
    }
    for (const [index, { id, enabled }] of factors.entries())
      if (enabled && !held.has(id))
        problems.push({ file, path: `factors.${index}`, message: `no example shows ${id}` })
    return problems
  })
}
