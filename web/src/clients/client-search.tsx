import { useEffect, useState } from 'react'
import { useText } from '../text/use-text.tsx'
import { Icon } from '../ui/icon.tsx'

const PAUSE = 250

interface Props {
  readonly words: string
  readonly onSearch: (words: string) => void
}

/** Searches while typing, after a short pause, so that the address does not change with every key. */
export function ClientSearch({ words, onSearch }: Props) {
  const { t } = useText()
  const [typed, setTyped] = useState(words)
  const [composing, setComposing] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed starts the pause again
  useEffect(() => {
    if (composing || typed.trim() === words) return
    const timer = setTimeout(() => onSearch(typed.trim()), PAUSE)
    return () => clearTimeout(timer)
  }, [typed, composing])
  return (
    <search className="client-search">
      <Icon name="search" />
      <input
        type="search"
        className="input"
        aria-label={t('clients.search')}
        placeholder={t('clients.search')}
        value={typed}
        maxLength={60}
        onChange={(event) => setTyped(event.target.value)}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
      />
    </search>
  )
}
