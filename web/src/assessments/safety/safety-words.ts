import { safety } from '@quancheng/contract/safety.ts'
import { useAsk } from '../../app/use-ask.ts'
import { dayOf } from '../../text/dates.ts'
import { useText } from '../../text/use-text.tsx'

/** What a plan asks and which duties to report there are, and how a moment is said. */
export function useSafetyWords() {
  const { day, time, locale } = useText()
  const { data } = useAsk(safety.safetyContent, {}, { lasting: true })
  const today = dayOf(new Date())
  return {
    plan: data?.plan ?? null,
    kinds: data?.reports ?? [],
    kindOf: (id: string) => data?.reports.find((one) => one.id === id) ?? null,
    nameOf: (kind: string) => data?.reports.find(({ id }) => id === kind)?.name[locale] ?? kind,
    when: (instant: string) => `${day(dayOf(instant), { today })} ${time(instant)}`,
  }
}
