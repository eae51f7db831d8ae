import { conferences } from '@quancheng/contract/conferences.ts'
import { GoLink } from '../../app/go-link.tsx'
import { NotAnswered } from '../../app/not-answered.tsx'
import { useAddress } from '../../app/use-address.ts'
import { useAsk } from '../../app/use-ask.ts'
import { useText } from '../../text/use-text.tsx'
import { Dot } from '../../ui/dot.tsx'
import { Section } from '../../ui/page.tsx'
import { AnswerDecisionForm } from './answer-decision-form.tsx'
import { DecisionLines } from './decision-lines.tsx'

/** What one has to carry out after conferences, of whatever profession one is. */
export function OwnDecisions() {
  const { t } = useText()
  const { word, change } = useAddress()
  const asked = useAsk(conferences.decisions, {})
  const close = () => change({ decision: null })
  if (asked.error) return <NotAnswered asked={asked} />
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
