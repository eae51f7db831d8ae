import { saidSource } from '../text/said-source.ts'
import { useText } from '../text/use-text.tsx'

/** Says where something comes from in the reader’s own words. */
export function useSaidSource(): (source: string) => string {
  const { t, locale } = useText()
  return (source) =>
    saidSource(source, locale, {
      report: (lines) => t(/^\d+$/.test(lines) ? 'ui.source.reportLine' : 'ui.source.report', { lines }),
      law: (name, articles) =>
        t('ui.source.law', { name: name === '个保法' ? t('ui.source.pipl') : name, articles }),
      ours: t('ui.source.ours'),
    })
}

/** Where something comes from; words in another language say so, and are read and drawn as such. */
export function SourceText({ source }: { readonly source: string }) {
  const said = useSaidSource()(source)
  const isChinese = /\p{Script=Han}/u.test(said)
  return <span lang={isChinese ? 'zh' : 'en'}>{said}</span>
}
