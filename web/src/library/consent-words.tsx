import { library } from '@quancheng/contract/library.ts'
import type { ConsentScope } from '@quancheng/rules/consent.ts'
import { problemText } from '../app/problem-text.ts'
import { useAsk } from '../app/use-ask.ts'
import { useText } from '../text/use-text.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import './consent-words.css'

/** The version of the words read before somebody agrees; null until they are there. Asked again with each form, as a wording that has been replaced is refused. */
export function useConsentVersion(scope: ConsentScope): string | null {
  const { data } = useAsk(library.consentTexts, {})
  return data?.find((each) => each.scope === scope)?.version ?? null
}

interface Props {
  readonly scope: ConsentScope
}

/** What is read to somebody before they agree, word for word. */
export function ConsentWords({ scope }: Props) {
  const speech = useText()
  const asked = useAsk(library.consentTexts, {})
  if (asked.error)
    return (
      <ErrorState title={problemText(asked.error, speech)} onRetry={() => void asked.refetch()}>
        {speech.t('library.consent.missing')}
      </ErrorState>
    )
  const text = asked.data?.find((each) => each.scope === scope)
  if (!text) return <Skeleton rows={3} height={24} padded={false} />
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
    <div className="consent-words small" tabIndex={0}>
      {text.body[speech.locale].map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  )
}
