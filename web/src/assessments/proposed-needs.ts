import type { Instrument } from '@quancheng/contract/content/instrument.ts'
import { NEED_DOMAINS, type NeedDomain, type NeedPriority } from '@quancheng/rules/need.ts'
import type { Answers } from '@quancheng/rules/scoring-answers.ts'

export interface ProposedNeed {
  readonly item: string
  readonly domain: NeedDomain
  readonly text: string
  /** 1 slight … 3 severe, as it was judged. */
  readonly severity: number
  readonly priority: NeedPriority
}

/** From this grade on a line of the assessment is worth becoming a need: 2 clear, 3 severe. */
const CLEAR = 2

/**
 * What a needs assessment found, as needs to choose from: the lines of a domain that were graded clear or severe,
 * gravest first, with the priority its own domain was given.
 */
export function proposedNeeds(
  instrument: Pick<Instrument, 'items'>,
  answers: Answers,
  locale: 'zh' | 'en',
): readonly ProposedNeed[] {
  return instrument.items
    .flatMap((item): ProposedNeed[] => {
      const domain = NEED_DOMAINS.find((each) => each === item.section)
      const severity = answers[item.id]
      const grades = item.kind === 'choice' && item.options.length === 4 && item.options[0]?.value === 0
      if (!domain || !grades || typeof severity !== 'number' || severity < CLEAR) return []
      return [
        { item: item.id, domain, text: item.text[locale], severity, priority: priorityOf(answers, domain) },
      ]
    })
    .toSorted((a, b) => b.severity - a.severity)
}

function priorityOf(answers: Answers, domain: NeedDomain): NeedPriority {
  const given = answers[`priority-${domain}`]
  if (given === 3) return 'high'
  return given === 1 ? 'low' : 'medium'
}
