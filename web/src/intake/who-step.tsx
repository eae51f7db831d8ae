import { type ClientLine, clients } from '@quancheng/contract/clients.ts'
import { useDeferredValue, useState } from 'react'
import { problemText } from '../app/problem-text.ts'
import { useAsk } from '../app/use-ask.ts'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { PersonLine } from '../ui/person-line.tsx'
import { Skeleton } from '../ui/skeleton.tsx'

/** Whom a request is about: somebody in the house, or a name nobody has looked up yet. */
export interface Who {
  readonly client: ClientLine | null
  readonly name: string
}

export const NOBODY: Who = { client: null, name: '' }

interface Props {
  readonly who: Who
  readonly onWho: (who: Who) => void
  /** `ward`: the people of my wards are listed at once; `house`: only who is looked for. */
  readonly from: 'ward' | 'house'
  readonly error: string | null
}

/** One tap when the person lies on the ward, a few letters otherwise, a written name at last. */
export function WhoStep({ who, onWho, from, error }: Props) {
  const speech = useText()
  const { t } = speech
  const [words, setWords] = useState('')
  const q = useDeferredValue(words.trim())
  const ward = useAsk(clients.list, { view: 'in-hospital', limit: 200 }, { ready: from === 'ward' })
  const found = useAsk(clients.search, { q }, { ready: q !== '', keep: true })
  const isChosen = who.client !== null || who.name !== ''
  if (isChosen)
    return (
      <div className="chosen-person">
        {who.client === null ? (
          <PersonLine name={who.name} place={t('intake.unconfirmed')} />
        ) : (
          <PersonLine
            name={who.client.name}
            sex={who.client.sex}
            age={who.client.age}
            ward={who.client.department}
            bed={who.client.bed}
          />
        )}
        <span className="grow" />
        <Button kind="text" small onClick={() => onWho(NOBODY)}>
          {t('intake.who.other')}
        </Button>
      </div>
    )
  const beginsAlike = (client: ClientLine) => client.name.includes(q) || client.bed === q
  const onWard = (ward.data?.rows ?? []).filter((client) => q === '' || beginsAlike(client))
  const others = (q === '' ? [] : (found.data?.clients ?? [])).filter(
    (client) => !onWard.some((known) => known.id === client.id),
  )
  const people: readonly ClientLine[] = [...onWard, ...others]
  const failed = ward.error ?? found.error
  return (
    <>
      <input
        className="input"
        type="search"
        aria-label={t('intake.who.search')}
        aria-invalid={error !== null || undefined}
        placeholder={t(from === 'ward' ? 'intake.who.wardHint' : 'app.searchHint')}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      {error !== null && (
        <div className="small is-crisis" role="alert" style={{ marginTop: 4 }}>
          {error}
        </div>
      )}
      {from === 'ward' && ward.isPending && <Skeleton rows={4} height={44} padded={false} />}
      {failed && (
        <p className="small is-crisis" role="alert" style={{ marginTop: 4 }}>
          {problemText(failed, speech)}
        </p>
      )}
      <div className="ward-list">
        {people.map((client) => (
          <button
            key={client.id}
            type="button"
            onClick={() => onWho({ client: linesOnly(client), name: client.name })}
          >
            <PersonLine
              name={client.name}
              sex={client.sex}
              age={client.age}
              ward={client.department}
              bed={client.bed}
            />
          </button>
        ))}
        {q !== '' && (
          <button type="button" onClick={() => onWho({ client: null, name: q })}>
            <span className="muted">{t('intake.who.byName', { name: q })}</span>
          </button>
        )}
        {q === '' && from === 'ward' && ward.data && people.length === 0 && (
          <p className="small muted">{t('intake.who.wardEmpty')}</p>
        )}
      </div>
    </>
  )
}

/** Without what a list adds to a line, so that a draft keeps no more than it needs. */
function linesOnly(client: ClientLine): ClientLine {
  const { id, name, sex, birthDate, age, temporaryName, department, bed, inHospital } = client
  return { id, name, sex, birthDate, age, temporaryName, department, bed, inHospital }
}
