import type { Candidate } from '@quancheng/contract/clients.ts'
import type { ReactNode } from 'react'
import { useText } from '../text/use-text.tsx'
import { Icon } from '../ui/icon.tsx'
import { PersonLine } from '../ui/person-line.tsx'
import { Tag } from '../ui/tag.tsx'

const TONES = { certain: 'crisis', likely: 'now', possible: 'quiet' } as const

interface Props {
  readonly candidates: readonly Candidate[]
  readonly actions: (candidate: Candidate) => ReactNode
}

/** Who this may already be, best first, with what speaks for it and what against. */
export function CandidateList({ candidates, actions }: Props) {
  const { t, coded } = useText()
  const said = (found: Candidate['reasons'][number]) =>
    coded('reason', `clients.${found.code}`, found.facts) ?? found.code
  return (
    <ul className="candidates">
      {candidates.map((candidate) => (
        <li key={candidate.client.id}>
          <div className="line wrap">
            <PersonLine
              name={candidate.client.name}
              sex={candidate.client.sex}
              age={candidate.client.age}
              ward={candidate.client.department}
              bed={candidate.client.bed}
            />
            <span className="grow" />
            <Tag tone={TONES[candidate.strength]}>{t(`clients.strength.${candidate.strength}`)}</Tag>
          </div>
          <ul className="reason-lines small">
            {candidate.reasons.map((reason) => (
              <li key={reason.code}>
                <Icon name="check" />
                {said(reason)}
              </li>
            ))}
            {candidate.contradictions.map((reason) => (
              <li key={reason.code} className="is-wait">
                <Icon name="warning" />
                <span>
                  <span className="visually-hidden">{t('clients.against')}</span>
                  {said(reason)}
                </span>
              </li>
            ))}
          </ul>
          <div className="line wrap">{actions(candidate)}</div>
        </li>
      ))}
    </ul>
  )
}
