import { type AssessmentLine, assessments } from '@quancheng/contract/assessments.ts'
import type { Instrument } from '@quancheng/contract/content/instrument.ts'
import { ask } from '../../app/ask.ts'
import { downloadJson } from '../../app/download.ts'
import { problemText } from '../../app/problem-text.ts'
import { useText } from '../../text/use-text.tsx'
import { useToast } from '../../ui/toast.tsx'

/** An instrument, or one administration of it, as a file that other systems read. */
export function useFhirExport() {
  const speech = useText()
  const toast = useToast()
  const keep = (fileName: string, asked: Promise<unknown>) =>
    asked.then(
      (resource) => {
        downloadJson(fileName, resource)
        toast.say(speech.t('cases.print.done', { name: fileName }))
      },
      (error: unknown) => toast.say(problemText(error, speech)),
    )
  return {
    exportInstrument: ({ id }: Pick<Instrument, 'id'>) =>
      keep(`questionnaire-${id}.json`, ask(assessments.questionnaire, { instrument: id })),
    exportAnswers: (line: Pick<AssessmentLine, 'id' | 'instrument'>) =>
      keep(
        `response-${line.instrument}-${line.id.slice(-6)}.json`,
        ask(assessments.response, { assessmentId: line.id }),
      ),
  }
}
