import { conferences } from '@quancheng/contract/conferences.ts'
import { GoLink } from '../app/go-link.tsx'
import { problemText } from '../app/problem-text.ts'
import { useAddress } from '../app/use-address.ts'
import { useAsk } from '../app/use-ask.ts'
import { useText } from '../text/use-text.tsx'
import { Dot } from '../ui/dot.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { Section } from '../ui/page.tsx'
import { AnswerDecisionForm } from './answer-decision-form.tsx'
import { DecisionLines } from './decision-lines.tsx'

/** What one has to carry out after conferences, of whatever profession one is. */
export function OwnDecisions() {
  const speech = useText()
  const { t } = speech
  const { word, change } = useAddress()
  const asked = useAsk(conferences.decisions, {})
  const close = () => change({ decision: null })
  if (asked.error)
    return (
      <ErrorState title={problemText(asked.error, speech)} onRetry={() => void asked.refetch()}>
        {t('app.regionBrokenWords')}
      </ErrorState>
    )
  const rows = asked.data ?? []
  if (rows.length === 0) return null
  const open = rows.find(({ taskId, state }) => taskId === word('decision') && state === 'open')
  return (
    <Section
      shape="padded"
      title={t('cases.decision.mine')}
      count={rows.filter(({ state }) => state === 'open').length}
      note={t('cases.decision.mineNote')}
    >
      <DecisionLines
        decisions={rows}
        about={({ client, ward, conferenceId }) => (
          <>
            {conferenceId === null ? (
              client
            ) : (
              <GoLink href={`/conferences?conference=${conferenceId}`}>{client}</GoLink>
            )}
            {ward !== null && (
              <>
                <Dot />
                {ward}
              </>
            )}
          </>
        )}
        onAnswer={({ taskId }) =>
          () =>
            change({ decision: taskId })
          }
      />
      {open && <AnswerDecisionForm key={open.taskId} decision={open} onClose={close} />}
    </Section>
  )
}
