import type { StandardPack } from '@quancheng/contract/content/standard-pack.ts'
import { useText } from '../text/use-text.tsx'
import { SourceField } from './editor-lists.tsx'
import { PairField } from './pair-field.tsx'

interface Props<Part extends 'appliesTo' | 'fullText' | 'wordings'> {
  readonly value: StandardPack[Part]
  readonly onChange: (value: StandardPack[Part]) => void
}

/** Whom and where the standard is for; blank in both languages is not known. */
export function EditorAppliesTo({ value, onChange }: Props<'appliesTo'>) {
  const { t } = useText()
  return (
    <>
      <PairField
        long
        label={t('library.own.part.appliesTo')}
        value={value.text ?? { zh: '', en: '' }}
        onChange={({ zh, en }) =>
          onChange(
            zh === '' && en === ''
              ? { ...value, text: null, status: 'unknown' }
              : { ...value, text: { zh, en }, status: 'institution' },
          )
        }
      />
      <SourceField value={value.source} onChange={(source) => onChange({ ...value, source })} />
    </>
  )
}

/** Where the whole text is kept, or why it is not there. */
export function EditorFullText({ value, onChange }: Props<'fullText'>) {
  const { t } = useText()
  return (
    <>
      <PairField
        long
        label={t('library.own.part.fullText')}
        value={value.note}
        onChange={(note) => onChange({ ...value, note, status: 'institution' })}
      />
      <SourceField value={value.source} onChange={(source) => onChange({ ...value, source })} />
    </>
  )
}

const WORDING_STATUSES = ['official', 'verified', 'ours', 'institution'] as const

/** Whose words the Chinese and the English are. */
export function EditorWordings({ value, onChange }: Props<'wordings'>) {
  const { t } = useText()
  return (['zh', 'en'] as const).map((language) => {
    const wording = value[language]
    const label = t(`library.wording.${language}`)
    return (
      <div key={language} className="own-wording">
        <label className="own-source small">
          <span>{label}</span>
          <select
            className="input"
            value={wording.status}
            onChange={(event) => {
              const status = WORDING_STATUSES.find((one) => one === event.target.value)
              if (status) onChange({ ...value, [language]: { ...wording, status } })
            }}
          >
            {WORDING_STATUSES.map((status) => (
              <option key={status} value={status}>
                {t(`library.wording.${status}`)}
              </option>
            ))}
          </select>
        </label>
        <SourceField
          label={t('library.own.sourceOf', { name: label })}
          value={wording.source}
          onChange={(source) => onChange({ ...value, [language]: { ...wording, source } })}
        />
      </div>
    )
  })
}
