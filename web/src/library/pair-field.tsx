import type { Texts } from '@quancheng/contract/content/texts.ts'
import { useText } from '../text/use-text.tsx'

interface Props {
  /** What the words name; read before the language. */
  readonly label: string
  readonly value: Texts
  readonly long?: boolean
  readonly onChange: (value: Texts) => void
}

/** Words in both languages, side by side. */
export function PairField({ label, value, long = false, onChange }: Props) {
  const { t } = useText()
  return (
    <div className="own-pair">
      {(['zh', 'en'] as const).map((language) => {
        const control = {
          className: 'input',
          lang: language,
          'aria-label': `${label} · ${t(`library.wording.${language}`)}`,
          placeholder: t(`library.wording.${language}`),
          value: value[language],
          maxLength: 2000,
          onChange: (event: { readonly target: { readonly value: string } }) =>
            onChange({ ...value, [language]: event.target.value }),
        }
        return long ? (
          <textarea key={language} rows={2} {...control} />
        ) : (
          <input key={language} autoComplete="off" {...control} />
        )
      })}
    </div>
  )
}
