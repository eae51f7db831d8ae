import { useState } from 'react'
import { useText } from '../text/use-text.tsx'
import { Button } from './button.tsx'
import './state.css'

interface Version {
  readonly value: string
  /** “今天 09:20，手机离线” */
  readonly when: string
}

interface Props {
  /** The field both changed: “目标 3 期限”. */
  readonly what: string
  readonly mine: Version
  readonly theirs: Version & { readonly name: string }
  /** How many other changes were merged without a clash. */
  readonly merged: number
  /** Whether both versions stay in the journal. */
  readonly inJournal?: boolean
  readonly onChoose: (which: 'mine' | 'theirs') => void
  readonly onCompare?: () => void
}

/** Two people changed the same field: a person decides. */
export function ConflictState({ what, mine, theirs, merged, inJournal = true, onChoose, onCompare }: Props) {
  const { t } = useText()
  const [which, setWhich] = useState<'mine' | 'theirs'>('mine')
  const versions = [
    { key: 'mine' as const, head: t('ui.conflict.you', { when: mine.when }), value: mine.value },
    {
      key: 'theirs' as const,
      head: t('ui.conflict.them', { name: theirs.name, when: theirs.when }),
      value: theirs.value,
    },
  ]
  return (
    <section className="stack">
      <p className="small">
        <b>{t('ui.conflict.title', { what })}</b>
        <span className="muted">
          {t('ui.conflict.choose')}
          {merged > 0 && t('ui.conflict.merged', { count: merged })}
        </span>
      </p>
      <fieldset className="versions" aria-label={t('ui.conflict.title', { what })}>
        {versions.map((version) => (
          <label key={version.key}>
            <input
              className="check"
              type="radio"
              name={`conflict-${what}`}
              checked={which === version.key}
              onChange={() => setWhich(version.key)}
            />
            <span>
              <span className="tiny faint" style={{ display: 'block' }}>
                {version.head}
              </span>
              <b>{version.value}</b>
            </span>
          </label>
        ))}
      </fieldset>
      <div className="line wrap">
        <Button kind="primary" small onClick={() => onChoose(which)}>
          {which === 'mine' ? t('ui.conflict.mine') : t('ui.conflict.theirs', { name: theirs.name })}
        </Button>
        {onCompare && (
          <Button small onClick={onCompare}>
            {t('ui.conflict.compare')}
          </Button>
        )}
        <span className="grow" />
        {inJournal && <span className="tiny faint">{t('ui.conflict.kept')}</span>}
      </div>
    </section>
  )
}
