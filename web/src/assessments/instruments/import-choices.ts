import { type OwnChoices, saidByFile } from '@quancheng/contract/own-instrument.ts'
import type { ReadQuestionnaire } from '@quancheng/contract/questionnaire/read.ts'

/** Nothing that the file does not say is said for the person who brings it in. */
export function emptyChoices(read: ReadQuestionnaire): OwnChoices {
  return {
    version: read.version,
    permittedBy: '',
    reference: '',
    isForPatients: false,
    sumOfAll: false,
    mainScale: null,
    scales: saidByFile(read),
    alarms: [],
    examples: [],
  }
}

/** Worked examples, one a line: `0 1 2 - = 3`, a dash for no answer or no score. Null where a line is another. */
export function examplesIn(text: string): OwnChoices['examples'] | null {
  const found: OwnChoices['examples'] = []
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    const [before, after, ...more] = line.split(/[=＝]/)
    const answers = numbersIn(before ?? '')
    const [score, ...others] = numbersIn(after ?? '') ?? []
    if (answers === null || score === undefined || others.length > 0 || more.length > 0) return null
    found.push({ answers, score })
  }
  return found
}

function numbersIn(text: string): (number | null)[] | null {
  const words = text.split(/[\s,，、]+/).filter((word) => word !== '')
  const numbers = words.map((word) => (word === '-' ? null : Number(word)))
  return numbers.some((number) => number !== null && !Number.isFinite(number)) ? null : numbers
}
