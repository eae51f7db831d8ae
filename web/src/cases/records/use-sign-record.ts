import { cases } from '@quancheng/contract/cases.ts'
import { Refused } from '../../app/ask.ts'
import { problemText } from '../../app/problem-text.ts'
import { useCommand } from '../../app/use-command.ts'
import { useText } from '../../text/use-text.tsx'
import { useToast } from '../../ui/toast.tsx'
import { DIAGNOSIS_WRITTEN } from './quoted-from.tsx'

/** Signs one’s own draft; says so, and says when it was late. Answers why it was not signed; a form that asks whose diagnosis is quoted says that itself. */
export function useSignRecord(): (
  recordId: string,
  seen: number,
  quotedFrom?: string | null,
) => Promise<Refused | null> {
  const speech = useText()
  const toast = useToast()
  const command = useCommand(cases.signRecord, { refresh: ['/cases', '/today'] })
  return (recordId, seen, quotedFrom) =>
    command.sendAsync({ recordId, seen, quotedFrom: quotedFrom ?? null }).then(
      ({ late }) => {
        toast.say(speech.t(late ? 'cases.record.signedLate' : 'cases.record.signed'))
        return null
      },
      (error: unknown) => {
        const no = error instanceof Refused ? error : null
        if (no?.code !== DIAGNOSIS_WRITTEN || quotedFrom === undefined) toast.warn(problemText(error, speech))
        return no
      },
    )
}
