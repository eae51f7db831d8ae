import { useText } from '../text/use-text.tsx'
import { Tag } from './tag.tsx'

interface Props {
  readonly state: 'saved' | 'saving' | 'unsaved'
  /** When it was last saved. */
  readonly at?: string | null
}

/** Beside a form's title: whether what was written is safe. */
export function DraftMark({ state, at = null }: Props) {
  const { t, time } = useText()
  return (
    <span role="status">
      {state === 'saved' && at !== null ? (
        <Tag icon="check">{t('ui.field.draftSaved', { time: time(at) })}</Tag>
      ) : (
        <Tag tone={state === 'unsaved' ? 'now' : 'quiet'}>
          {t(state === 'unsaved' ? 'ui.field.draftUnsaved' : 'ui.field.draftSaving')}
        </Tag>
      )}
    </span>
  )
}
