import type { ClosureReason } from '@quancheng/rules/closure.ts'
import { useStandardNames } from '../../library/standard-names.tsx'
import { useText } from '../../text/use-text.tsx'

/** What a reason to close is called: as the case’s standard says, where one is above. */
export function useReasonName(): (reason: ClosureReason) => string {
  const { t } = useText()
  const standard = useStandardNames()
  return (reason) => standard.reason(reason) ?? t(`cases.reason.${reason}`)
}
