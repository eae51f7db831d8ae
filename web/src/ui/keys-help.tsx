import { useText } from '../text/use-text.tsx'
import { Dialog } from './dialog.tsx'
import { capsOf } from './key-book.ts'
import { useAllKeys } from './use-keys.tsx'

interface Props {
  readonly lettersOn: boolean
  readonly onClose: () => void
}

/** All keys that act at present. */
export function KeysHelp({ lettersOn, onClose }: Props) {
  const { t } = useText()
  const all = useAllKeys()
  const groups = [
    { title: t('ui.keys.list'), keys: all.filter((binding) => binding.where === 'list') },
    { title: t('ui.keys.anywhere'), keys: all.filter((binding) => binding.where === 'anywhere') },
  ]
  return (
    <Dialog title={t('ui.keys.title')} onClose={onClose}>
      {!lettersOn && <p className="small muted">{t('ui.keys.off')}</p>}
      {groups
        .filter((group) => group.keys.length > 0)
        .map((group) => (
          <section key={group.title} className="stack">
            <h3>{group.title}</h3>
            <ul className="stack" style={{ gridTemplateColumns: 'repeat(auto-fill, minmax(240px, 1fr))' }}>
              {group.keys.map((binding) => (
                <li key={binding.keys} className="line small">
                  <span className="line" style={{ width: 96, gap: 4 }}>
                    {capsOf(binding.keys).map((cap) => (
                      <kbd key={cap} className="kbd">
                        {cap}
                      </kbd>
                    ))}
                  </span>
                  {binding.does}
                </li>
              ))}
            </ul>
          </section>
        ))}
    </Dialog>
  )
}
