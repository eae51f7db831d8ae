import { comparePacks, mergePacks, type PackChange } from '@quancheng/contract/content/pack-merge.ts'
import type { StandardPack } from '@quancheng/contract/content/standard-pack.ts'
import { useEffect, useMemo, useRef } from 'react'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { DecideFields } from '../ui/decide-fields.tsx'
import { Section } from '../ui/page.tsx'
import { packFieldName, sayPackField } from './pack-field-words.ts'

interface Props {
  /** As both had it before them. */
  readonly kept: StandardPack
  readonly mine: StandardPack
  readonly theirs: StandardPack
  readonly sending: boolean
  readonly onMerged: (pack: StandardPack) => void
}

/** Two people wrote the same draft: what each of them changed, a question for what both did, and then it is saved. */
export function PackConflict({ kept, mine, theirs, sending, onMerged }: Props) {
  const speech = useText()
  const { t } = speech
  const changes = useMemo(() => comparePacks(kept, mine, theirs), [kept, mine, theirs])
  const name = (field: string) => packFieldName(field, [mine, theirs, kept], speech)
  const say = (field: string, value: unknown) => sayPackField(field, value, speech)
  const listed = (title: string, some: readonly PackChange[]) =>
    some.length > 0 && (
      <table className="table flush own-differences">
        <caption className="small muted">{title}</caption>
        <thead>
          <tr>
            <th>{t('library.differs.what')}</th>
            <th>{t('library.differs.was')}</th>
            <th>{t('library.differs.becomes')}</th>
          </tr>
        </thead>
        <tbody>
          {some.map(({ field, was, becomes }) => (
            <tr key={field}>
              <th scope="row">{name(field)}</th>
              <td>{say(field, was)}</td>
              <td>{say(field, becomes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    )
  // Whoever saves from the middle of the page is brought to the question.
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.focus(), [])
  return (
    <div role="alert" className="own-conflict" ref={place} tabIndex={-1}>
      <Section shape="padded" title={t('library.own.conflict')}>
        <p className="small muted measure">{t('library.own.conflictWords')}</p>
        {changes.both.length > 0 ? (
          <DecideFields
            fields={changes.both}
            merged={changes.mine.length + changes.theirs.length}
            name={name}
            say={say}
            inJournal={false}
            onDecided={({ mine: stands }) => onMerged(mergePacks(kept, mine, theirs, stands))}
          />
        ) : (
          <Button
            kind="primary"
            small
            aria-disabled={sending || undefined}
            onClick={() => {
              if (!sending) onMerged(mergePacks(kept, mine, theirs, []))
            }}
          >
            {t('library.own.together')}
          </Button>
        )}
        <div className="own-scroll">
          {listed(t('library.own.theyChanged'), changes.theirs)}
          {listed(t('library.own.youChanged'), changes.mine)}
        </div>
      </Section>
    </div>
  )
}
