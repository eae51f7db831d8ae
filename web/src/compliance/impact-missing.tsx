import type { Refused } from '../app/ask.ts'
import { GoLink } from '../app/go-link.tsx'
import { useMay } from '../app/session.ts'
import { useText } from '../text/use-text.tsx'
import { Notice } from '../ui/notice.tsx'

interface Props {
  readonly refused: Refused | null
}

/** Beside a no for want of an assessment: the way to write one. */
export function ImpactMissing({ refused }: Props) {
  const { t } = useText()
  const may = useMay()
  if (refused?.code !== 'compliance.impact-assessment-missing' || !may('compliance.write')) return null
  const kinds = Array.isArray(refused.facts.kinds) ? refused.facts.kinds.map(String) : []
  return (
    <Notice
      tone="next"
      title={
        <GoLink href={`/settings/compliance?write=${kinds.at(-1) ?? ''}`} className="link">
          {t('compliance.impact.go')}
        </GoLink>
      }
    />
  )
}
