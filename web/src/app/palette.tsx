import { type ReactNode, useId, useRef, useState } from 'react'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { Icon, type IconName } from '../ui/icon.tsx'
import { useModal } from '../ui/use-modal.ts'
import '../ui/dialog.css'
import './palette.css'

export interface Found {
  readonly id: string
  readonly icon: IconName
  readonly line: ReactNode
  readonly open: () => void
}

export interface FoundGroup {
  readonly title: string
  readonly found: readonly Found[]
}

interface Props {
  readonly words: string
  readonly onWords: (words: string) => void
  /** What was found for the words: people first, then cases, then pages and commands. */
  readonly groups: readonly FoundGroup[]
  readonly searching: boolean
  /** What else one may do when nothing was found. */
  readonly nothing?: ReactNode
  readonly onClose: () => void
}

/** The one search box: answers while typing; arrows choose, Enter opens. */
export function Palette({ words, onWords, groups, searching, nothing, onClose }: Props) {
  const { t } = useText()
  const id = useId()
  const element = useRef<HTMLDialogElement>(null)
  const [at, setAt] = useState(0)
  useModal(element)
  const all = groups.flatMap((group) => group.found)
  const chosen = Math.min(at, all.length - 1)
  const open = (found: Found) => {
    onClose()
    found.open()
  }
  const step = (by: number) => {
    const next = Math.max(0, Math.min(all.length - 1, chosen + by))
    setAt(next)
    element.current?.querySelector(`#${CSS.escape(`${id}-${next}`)}`)?.scrollIntoView({ block: 'nearest' })
  }
  let index = -1
  return (
    <dialog
      ref={element}
      className="dialog palette"
      aria-label={t('app.search')}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => event.target === element.current && onClose()}
      onKeyDown={(event) => {
        if (event.key === 'ArrowDown') step(1)
        else if (event.key === 'ArrowUp') step(-1)
        else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
          const found = all[chosen]
          if (found) open(found)
        } else return
        event.preventDefault()
      }}
    >
      <div className="palette-input">
        <Icon name="search" />
        <input
          role="combobox"
          aria-expanded={all.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={all.length > 0 ? `${id}-${chosen}` : undefined}
          aria-label={t('app.searchHint')}
          placeholder={t('app.searchHint')}
          autoComplete="off"
          value={words}
          onChange={(event) => {
            onWords(event.target.value)
            setAt(0)
          }}
        />
        <Button kind="ghost" small icon="close" aria-label={t('ui.close')} onClick={onClose} />
      </div>
      <div
        className="palette-list"
        id={`${id}-list`}
        {...(all.length > 0 && { role: 'listbox', 'aria-label': t('app.search') })}
      >
        {groups
          .filter((group) => group.found.length > 0)
          .map((group) => (
            // biome-ignore lint/a11y/useSemanticElements: a group of options has no element of its own
            <div key={group.title} role="group" aria-label={group.title}>
              <div className="palette-head" aria-hidden="true">
                {group.title}
              </div>
              {group.found.map((found) => {
                index += 1
                const mine = index
                return (
                  // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the combobox
                  // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox handles the keys
                  <div
                    key={found.id}
                    id={`${id}-${mine}`}
                    role="option"
                    aria-selected={mine === chosen}
                    onClick={() => open(found)}
                    onPointerMove={() => setAt(mine)}
                  >
                    <Icon name={found.icon} />
                    <span className="grow clip">{found.line}</span>
                  </div>
                )
              })}
            </div>
          ))}
        {all.length === 0 && words.trim() !== '' && !searching && (
          <div className="small muted" style={{ padding: 10 }}>
            <p>{t('app.searchNothing', { words })}</p>
            {nothing}
          </div>
        )}
      </div>
      <span className="visually-hidden" role="status">
        {searching
          ? t('app.searching')
          : words.trim() === ''
            ? ''
            : t('app.searchFound', { count: all.length })}
      </span>
    </dialog>
  )
}
