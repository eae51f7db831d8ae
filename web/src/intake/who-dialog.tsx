import { clients } from '@quancheng/contract/clients.ts'
import { useDeferredValue, useState } from 'react'
import { useAsk } from '../app/use-ask.ts'
import { useText } from '../text/use-text.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { PersonLine } from '../ui/person-line.tsx'
import { Candidates } from './candidates.tsx'

interface Props {
  /** The name the request gives; empty when it gives none. */
  readonly named: string
  readonly problem: string | null
  readonly onChoose: (clientId: string) => void
  readonly onClose: () => void
}

/** A request that names nobody in the house: before it is taken, a person says who it is. */
export function WhoDialog({ named, problem, onChoose, onClose }: Props) {
  const { t } = useText()
  const [words, setWords] = useState('')
  const q = useDeferredValue(words.trim())
  const alike = useAsk(clients.candidates, { name: named }, { ready: named !== '' })
  const found = useAsk(clients.search, { q }, { ready: q !== '', keep: true })
  const candidates = alike.data ?? []
  return (
    <Dialog
      title={t('intake.who.title', { name: named === '' ? t('intake.nameless') : named })}
      note={t('intake.who.note')}
      width={560}
      onClose={onClose}
    >
      {candidates.length > 0 && (
        <div>
          <h3>{t('intake.candidates')}</h3>
          <Candidates named={named} candidates={candidates} onSame={onChoose} />
        </div>
      )}
      {alike.data && candidates.length === 0 && <p className="small muted">{t('intake.who.nobodyAlike')}</p>}
      <Field above label={t('intake.who.search')} hint={t('app.searchHint')} error={problem}>
        {(control) => (
          <input
            {...control}
            className="input"
            type="search"
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
      </Field>
      {q !== '' && found.data && (
        <div className="ward-list">
          {found.data.clients.map((client) => (
            <button key={client.id} type="button" onClick={() => onChoose(client.id)}>
              <PersonLine
                name={client.name}
                sex={client.sex}
                age={client.age}
                ward={client.department}
                bed={client.bed}
              />
            </button>
          ))}
          {found.data.clients.length === 0 && (
            <p className="small muted">{t('app.searchNothing', { words: q })}</p>
          )}
        </div>
      )}
    </Dialog>
  )
}
