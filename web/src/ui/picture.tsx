import { type ReactNode, useState } from 'react'
import { useText } from '../text/use-text.tsx'
import { Segmented } from './segmented.tsx'
import './picture.css'

interface Props {
  readonly title: string
  /** What the picture says, in words: “近四周 17 → 11 分”. */
  readonly note?: string
  readonly picture: ReactNode
  readonly table: ReactNode
}

/** A picture and its table twin under one heading. */
export function Picture({ title, note, picture, table }: Props) {
  const { t } = useText()
  const [shown, setShown] = useState<'picture' | 'table'>('picture')
  return (
    <section>
      <div className="picture-head">
        <h2>{title}</h2>
        {note && <span className="faint small">{note}</span>}
        <span className="grow" />
        <Segmented
          label={t('ui.pictureOrTable')}
          value={shown}
          onChange={setShown}
          options={[
            { value: 'picture', label: t('ui.picture') },
            { value: 'table', label: t('ui.table') },
          ]}
        />
      </div>
      <section
        className="picture-body"
        aria-label={title}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by the keyboard
        tabIndex={0}
      >
        {shown === 'picture' ? picture : table}
      </section>
    </section>
  )
}
