import { type ReactNode, type RefObject, useState } from 'react'
import { save } from '../../app/download.ts'
import { PHONE, useMedia } from '../../app/use-media.ts'
import { useText } from '../../text/use-text.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Popover } from '../../ui/popover.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { useToast } from '../../ui/toast.tsx'
import { pngOf, standaloneSvg } from './family-export.ts'

interface Props {
  readonly title: string
  readonly fileName: string
  readonly svgRef: RefObject<SVGSVGElement | null>
  readonly className?: string
  readonly actions: ReactNode
  readonly picture: ReactNode
  readonly legend: ReactNode
  readonly note: string | null
  readonly table: ReactNode
}

/** A picture with its table, which on a phone comes first. */
export function PictureOrTable({
  title,
  fileName,
  svgRef,
  className = '',
  actions,
  picture,
  legend,
  note,
  table,
}: Props) {
  const { t } = useText()
  const toast = useToast()
  const isPhone = useMedia(PHONE)
  const [chosen, setChosen] = useState<'picture' | 'table' | null>(null)
  const shown = chosen ?? (isPhone ? 'table' : 'picture')
  const download = async (as: 'svg' | 'png') => {
    const svg = svgRef.current
    if (!svg) return
    if (as === 'svg') save(`${fileName}.svg`, new Blob([standaloneSvg(svg)], { type: 'image/svg+xml' }))
    else
      await pngOf(svg).then(
        (image) => save(`${fileName}.png`, image),
        () => toast.warn(t('clients.family.notDrawn')),
      )
  }
  return (
    <section className={className}>
      <div className="family-head">
        <h2>{title}</h2>
        <span className="grow" />
        {actions}
        {shown === 'picture' && (
          <Popover
            label={t('clients.family.export')}
            triggerProps={{
              className: 'button ghost small-size icon-only',
              'aria-label': `${t('clients.family.export')} ${title}`,
            }}
            trigger={<Icon name="download" />}
          >
            {(close) =>
              (['svg', 'png'] as const).map((as) => (
                <button
                  key={as}
                  type="button"
                  className="menu-item"
                  onClick={() => {
                    close()
                    void download(as)
                  }}
                >
                  {t(`clients.family.${as}`)}
                </button>
              ))
            }
          </Popover>
        )}
        <Segmented
          label={`${title} ${t('ui.pictureOrTable')}`}
          value={shown}
          onChange={setChosen}
          options={[
            { value: 'picture', label: t('ui.picture') },
            { value: 'table', label: t('ui.table') },
          ]}
        />
      </div>
      <section
        className="family-scroll"
        aria-label={title}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by the keyboard
        tabIndex={0}
      >
        {shown === 'picture' ? picture : table}
      </section>
      {shown === 'picture' && (
        <>
          {legend}
          {note !== null && <p className="tiny faint">{note}</p>}
        </>
      )}
    </section>
  )
}
