import type { Candidate } from '@quancheng/contract/clients.ts'
import { useState } from 'react'
import { useText } from '../text/use-text.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { PersonLine } from '../ui/person-line.tsx'
import { Tag } from '../ui/tag.tsx'

function useMatchWords() {
  const { coded } = useText()
  return (reason: Candidate['reasons'][number]) => coded('match', `intake.${reason.code}`, {}) ?? reason.code
}

interface CompareProps {
  /** The name the request gives. */
  readonly named: string
  readonly candidate: Candidate
  readonly onSame: (() => void) | null
  readonly onClose: () => void
}

function Compare({ named, candidate, onSame, onClose }: CompareProps) {
  const { t } = useText()
  const words = useMatchWords()
  const { client } = candidate
  return (
    <Dialog
      title={t('intake.compare.title')}
      note={t('intake.compare.note')}
      width={560}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('intake.compare.other')}</Button>
          {onSame && (
            <Button kind="primary" onClick={onSame}>
              {t('intake.compare.same')}
            </Button>
          )}
        </>
      }
    >
      <table className="table flush request-compare">
        <thead>
          <tr>
            <th>{t('intake.compare.request')}</th>
            <th>{t('intake.compare.record')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>
              <b>{named}</b>
            </td>
            <td>
              <PersonLine
                name={client.name}
                sex={client.sex}
                age={client.age}
                ward={client.department}
                bed={client.bed}
              />
            </td>
          </tr>
        </tbody>
      </table>
      <ul className="stack small">
        {candidate.reasons.map((reason) => (
          <li key={reason.code} className="line">
            <span className="is-ok">
              <Icon name="check" />
            </span>
            {words(reason)}
          </li>
        ))}
        {candidate.contradictions.map((reason) => (
          <li key={reason.code} className="line">
            <span className="is-crisis">
              <Icon name="close" />
            </span>
            {words(reason)}
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

interface Props {
  readonly named: string
  readonly candidates: readonly Candidate[]
  /** Chooses one as the person the request is about; absent where that is decided already. */
  readonly onSame?: (clientId: string) => void
}

/** Who it may already be, each with what speaks for it; a person compares and decides. */
export function Candidates({ named, candidates, onSame }: Props) {
  const { t } = useText()
  const words = useMatchWords()
  const [compared, setCompared] = useState<Candidate | null>(null)
  return (
    <>
      {candidates.map((candidate) => (
        <div key={candidate.client.id} className="request-candidate small">
          <Avatar name={candidate.client.name} />
          <div className="grow">
            <div className="line">
              <PersonLine
                name={candidate.client.name}
                sex={candidate.client.sex}
                age={candidate.client.age}
                ward={candidate.client.department}
                bed={candidate.client.bed}
              />
              <Tag tone={candidate.strength === 'certain' ? 'ok' : 'quiet'}>
                {t(`intake.strength.${candidate.strength}`)}
              </Tag>
            </div>
            <div className="tiny faint clip">{candidate.reasons.map(words).join(t('intake.comma'))}</div>
          </div>
          <Button small onClick={() => setCompared(candidate)}>
            {t('intake.compare')}
          </Button>
          {onSame && candidate.contradictions.length === 0 && (
            <Button small onClick={() => onSame(candidate.client.id)}>
              {t('intake.compare.same')}
            </Button>
          )}
        </div>
      ))}
      {compared && (
        <Compare
          named={named}
          candidate={compared}
          onClose={() => setCompared(null)}
          onSame={
            onSame
              ? () => {
                  onSame(compared.client.id)
                  setCompared(null)
                }
              : null
          }
        />
      )}
    </>
  )
}
