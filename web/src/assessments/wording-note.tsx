import type { Instrument } from '@quancheng/contract/content/instrument.ts'
import { useText } from '../text/use-text.tsx'
import { Notice } from '../ui/notice.tsx'

/** Whose words these are, where they are not the author’s: a translation of ours never passes as the official one. */
export function WordingNote({ instrument }: { readonly instrument: Instrument }) {
  const { t, locale } = useText()
  const { origin, availability, wordings, officialWording, note } = instrument
  const official = officialWording[locale]
  if (origin === 'ours' || availability === 'total-only' || official === 'in-use') return null
  const isOurs = wordings[locale].status === 'ours'
  if (!isOurs && official !== 'exists') return null
  const title = isOurs
    ? t(official === 'exists' ? 'assessments.wording.replace' : 'assessments.wording.ours')
    : t('assessments.wording.compare')
  return (
    <Notice tone={isOurs && official === 'exists' ? 'next' : 'quiet'} title={title}>
      {note?.[locale]}
    </Notice>
  )
}
