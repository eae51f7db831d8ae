import type { Instrument } from '@quancheng/contract/content/instrument.ts'
import type { Locale } from '../text/translate.ts'
import { useText } from '../text/use-text.tsx'
import { Notice } from '../ui/notice.tsx'

/** Whether something must be said about the words: they are not the author’s, or not compared with the official ones. */
export function saysWhoseWords(
  { origin, availability, wordings, officialWording }: Instrument,
  locale: Locale,
): boolean {
  if (origin === 'ours' || availability === 'total-only' || officialWording[locale] === 'in-use') return false
  return wordings[locale].status === 'ours' || officialWording[locale] === 'exists'
}

/** Whose words these are, where it must be said: a translation of ours never passes as the official one. */
export function WordingNote({ instrument }: { readonly instrument: Instrument }) {
  const { t, locale } = useText()
  if (!saysWhoseWords(instrument, locale)) return null
  const isOurs = instrument.wordings[locale].status === 'ours'
  const mustGo = isOurs && instrument.officialWording[locale] === 'exists'
  return (
    <Notice
      tone={mustGo ? 'next' : 'quiet'}
      title={t(
        mustGo
          ? 'assessments.wording.replace'
          : isOurs
            ? 'assessments.wording.ours'
            : 'assessments.wording.compare',
      )}
    >
      {instrument.note?.[locale]}
    </Notice>
  )
}
