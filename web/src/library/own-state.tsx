import type { OwnPackLine } from '@quancheng/contract/own-packs.ts'
import { useText } from '../text/use-text.tsx'
import { Tag } from '../ui/tag.tsx'

const TONES = { draft: 'wait', 'in-use': 'ok', retired: 'quiet' } as const

/** Whether cases are opened under it, and whether all are. */
export function OwnState({ line }: { readonly line: Pick<OwnPackLine, 'state' | 'isStandard'> }) {
  const { t } = useText()
  return (
    <>
      <Tag tone={TONES[line.state]}>{t(`library.own.state.${line.state}`)}</Tag>
      {line.isStandard && <Tag tone="primary">{t('library.own.standard')}</Tag>}
    </>
  )
}
