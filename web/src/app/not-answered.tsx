import { useText } from '../text/use-text.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { problemText } from './problem-text.ts'

interface Props {
  readonly asked: { readonly error: Error | null; readonly refetch: () => unknown }
}

/** A question that got no answer: why, and a way to ask again. Nothing while there is no error. */
export function NotAnswered({ asked }: Props) {
  const speech = useText()
  if (!asked.error) return null
  return (
    <ErrorState title={problemText(asked.error, speech)} onRetry={() => void asked.refetch()}>
      {speech.t('app.regionBrokenWords')}
    </ErrorState>
  )
}
