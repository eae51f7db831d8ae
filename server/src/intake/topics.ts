import type { Reason } from '@quancheng/contract/intake.ts'
import type { Work } from '../http/call.ts'

type Texts = Reason['text']

/** The list a referral picks its topics from: the problems of our own distress thermometer. */
const PROBLEM_LIST = 'distress-thermometer'

/** Splits what was ticked into problems of our list, with their names, and words that stay protected text. */
export function readTopics(
  content: Work['content'],
  topics: readonly string[],
): { known: { code: string; text: Texts }[]; other: string[] } {
  const options = (content.findInstrument(PROBLEM_LIST)?.items ?? [])
    .filter((item) => item.kind === 'several')
    .flatMap((item) => item.options)
  const known: { code: string; text: Texts }[] = []
  const other: string[] = []
  for (const topic of new Set(topics.map((given) => given.trim()).filter((given) => given !== ''))) {
    const option = options.find((candidate) => candidate.value === topic)
    if (option) known.push({ code: topic, text: option.text })
    else other.push(topic)
  }
  return { known, other }
}
