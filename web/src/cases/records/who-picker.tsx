import { cases } from '@quancheng/contract/cases.ts'
import { clients } from '@quancheng/contract/clients.ts'
import { useDeferredValue, useEffect, useState } from 'react'
import { useMay } from '../../app/session.ts'
import { useAsk } from '../../app/use-ask.ts'
import { useText } from '../../text/use-text.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { PersonLine } from '../../ui/person-line.tsx'
import { TextField } from '../../ui/simple-fields.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'

interface Props {
  /** Only this person’s cases, when it is known who it is about. */
  readonly clientId: string | null
  readonly onChoose: (caseId: string) => void
  readonly onClose: () => void
}

/** Whose record it is: one’s own cases, or whoever is found by name, pinyin, bed or number. */
export function WhoPicker({ clientId, onChoose, onClose }: Props) {
  const { t } = useText()
  const may = useMay()
  const [words, setWords] = useState('')
  const q = useDeferredValue(words.trim())
  const mine = useAsk(cases.list, { view: 'mine', sort: 'due', limit: 50 })
  const found = useAsk(clients.search, { q }, { ready: q !== '' && may('clients.find'), keep: true })
  useEffect(() => document.querySelector<HTMLElement>('[data-first]')?.focus(), [])
  const own = (mine.data?.rows ?? []).filter((line) => clientId === null || line.client.id === clientId)
  const rows =
    q === ''
      ? own.map((line) => ({ caseId: line.id, number: line.number, client: line.client }))
      : (found.data?.clients ?? []).flatMap((client) =>
          client.cases
            .filter(({ state }) => state !== 'closed')
            .map(({ id, number }) => ({ caseId: id, number, client })),
        )
  return (
    <Dialog title={t('cases.record.who')} onClose={onClose}>
      <TextField
        first
        above
        label={t('cases.record.whoFind')}
        value={words}
        onChange={setWords}
        placeholder={t('cases.record.whoHint')}
      />
      {q === '' && !mine.data ? (
        <Skeleton rows={5} padded={false} />
      ) : rows.length === 0 ? (
        <p className="small muted">{t(q === '' ? 'cases.record.whoNone' : 'cases.record.whoNotFound')}</p>
      ) : (
        <ul className="case-picker" aria-label={t('cases.record.who')}>
          {rows.map(({ caseId, number, client }) => (
            <li key={caseId}>
              <button type="button" onClick={() => onChoose(caseId)}>
                <PersonLine
                  name={client.name}
                  sex={client.sex}
                  age={client.age}
                  ward={client.inHospital ? client.department : t('cases.outOfHospital')}
                  bed={client.inHospital ? client.bed : null}
                />
                <span className="grow" />
                <span className="tiny faint">{number}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  )
}
