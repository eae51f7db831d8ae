import { cases } from '@quancheng/contract/cases.ts'
import { problemText } from '../app/problem-text.ts'
import { useCommand } from '../app/use-command.ts'
import { useText } from '../text/use-text.tsx'
import { useToast } from '../ui/toast.tsx'

/** Signs one’s own draft; says so, and says when it was late. */
export function useSignRecord(): (recordId: string, seen: number) => void {
  const speech = useText()
  const toast = useToast()
  const command = useCommand(cases.signRecord, { refresh: ['/cases', '/today'] })
  return (recordId, seen) => {
    command.sendAsync({ recordId, seen }).then(
      ({ late }) => toast.say(speech.t(late ? 'cases.record.signedLate' : 'cases.record.signed')),
      (error: unknown) => toast.warn(problemText(error, speech)),
    )
  }
}
