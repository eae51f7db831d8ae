import { assessments, type SafetyTask } from '@quancheng/contract/assessments.ts'
import type { ClientLine } from '@quancheng/contract/clients.ts'
import { useRouter } from '@tanstack/react-router'
import { z } from 'zod'
import { useMay, useMe } from '../app/session.ts'
import { useAsk } from '../app/use-ask.ts'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { Clock } from '../ui/clock.tsx'
import { Notice } from '../ui/notice.tsx'
import { PersonLine } from '../ui/person-line.tsx'
import { caseAddress } from './case-address.ts'

const Flags = z.object({
  flags: z.array(z.object({ code: z.string(), text: z.object({ zh: z.string(), en: z.string() }) })),
})

/** What an alarm means, in the words of the instrument that raised it. */
function useFlagWords(): (code: string) => string {
  const { t, locale } = useText()
  const instruments = useAsk(assessments.instruments, {})
  return (code) => {
    const all = (instruments.data ?? []).flatMap(
      ({ definition }) => Flags.safeParse(definition).data?.flags ?? [],
    )
    return all.find((flag) => flag.code === code)?.text[locale] ?? t('today.safety.flag')
  }
}

interface Props {
  readonly tasks: readonly (SafetyTask & { readonly client: ClientLine })[]
}

/** The people somebody must look at first: it stays until two named people have closed the matter. */
export function SafetyNotices({ tasks }: Props) {
  const { t } = useText()
  const flagWords = useFlagWords()
  const me = useMe()
  const may = useMay()
  const router = useRouter()
  return tasks.map((task) => {
    const { client } = task
    const isAnswered = task.state === 'answered'
    const confirms = isAnswered && may('assessments.confirm') && task.answeredBy?.id !== me.accountId
    const answers = task.state === 'open' && may('assessments.safety')
    const open = () =>
      router.history.push(
        task.caseId === null ? `/clients/${task.clientId}` : caseAddress(task.caseId, 'assessments'),
      )
    return (
      <div key={task.id} className="today-notice">
        <Notice
          tone="risk"
          title={
            <>
              <PersonLine
                name={client.name}
                sex={client.sex}
                age={client.age}
                ward={client.department}
                bed={client.bed}
              />
              {isAnswered ? t('today.safety.answered') : flagWords(task.flag)}
            </>
          }
          actions={
            <>
              {task.dueAt !== null && <Clock due={task.dueAt} safety />}
              <Button kind={answers || confirms ? 'danger' : 'plain'} small onClick={open}>
                {answers
                  ? t('today.safety.start')
                  : confirms
                    ? t('today.safety.confirm')
                    : t('today.safety.look')}
              </Button>
            </>
          }
        >
          {task.remark !== null && task.state === 'open'
            ? t('today.safety.returned', { remark: task.remark })
            : isAnswered
              ? t('today.safety.byWhom', {
                  who: task.answeredBy?.name ?? t('today.nobody'),
                  supervisor: task.supervisor?.name ?? t('today.safety.anySupervisor'),
                })
              : task.supervisor === null
                ? t('today.safety.whose', { who: task.assignee?.name ?? t('today.nobody') })
                : t('today.safety.told', {
                    who: task.assignee?.name ?? t('today.nobody'),
                    supervisor: task.supervisor.name,
                  })}
          {task.escalation > 0 && ` ${t('today.safety.escalated')}`}
        </Notice>
      </div>
    )
  })
}
