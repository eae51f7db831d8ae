import type { DecisionLine } from '@quancheng/contract/conferences.ts'
import type { ReactNode } from 'react'
import { useText } from '../../text/use-text.tsx'
import { Button } from '../../ui/button.tsx'
import { Clock } from '../../ui/clock.tsx'
import { Dot } from '../../ui/dot.tsx'
import { Tag } from '../../ui/tag.tsx'

type Decision = Omit<DecisionLine, 'conferenceId' | 'client' | 'ward' | 'mine'>

interface Props<D extends Decision> {
  readonly decisions: readonly D[]
  /** Whose decision it is, or about whom. */
  readonly about: (decision: D) => ReactNode
  /** Given where the reader may say what became of it. */
  readonly onAnswer?: (decision: D) => (() => void) | null
}

/** Decisions with whose they are, by when, and what became of them. */
export function DecisionLines<D extends Decision>({ decisions, about, onAnswer }: Props<D>) {
  const { t } = useText()
  return (
    <ul className="decision-lines">
      {decisions.map((decision) => {
        const answer = decision.state === 'open' ? onAnswer?.(decision) : null
        return (
          <li key={decision.taskId}>
            <div>
              {decision.title}
              <div className="small muted">
                {about(decision)}
                {decision.state !== 'open' ? (
                  <>
                    <Dot />
                    <Tag tone={decision.state === 'done' ? 'ok' : 'wait'}>
                      {t(`cases.decision.state.${decision.state}`)}
                    </Tag>
                  </>
                ) : (
                  decision.dueOn !== null && (
                    <>
                      <Dot />
                      <Clock due={decision.dueOn} />
                    </>
                  )
                )}
              </div>
              {decision.words !== null && <p className="small conference-words">{decision.words}</p>}
            </div>
            {answer && (
              <Button small onClick={answer}>
                {t('cases.decision.answer')}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
