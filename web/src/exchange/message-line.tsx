import type { ReactNode } from 'react'

interface Props {
  readonly isOpen: boolean
  readonly onOpen: () => void
  /** How far it has come, as a tag. */
  readonly state: ReactNode
  readonly what: ReactNode
  /** Why it did not get through; empty when it did. */
  readonly why: string
  readonly when: string
}

/** One message that came in or goes out, in a list of them; it opens beside the list. */
export function MessageLine({ isOpen, onOpen, state, what, why, when }: Props) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a wider target for the pointer; the button inside opens it
    // biome-ignore lint/a11y/noStaticElementInteractions: a wider target for the pointer; the button inside opens it
    <div className="message" aria-current={isOpen || undefined} onClick={onOpen}>
      <span className="state-of">{state}</span>
      <button
        type="button"
        className="what"
        data-row=""
        onClick={(event) => {
          event.stopPropagation()
          onOpen()
        }}
      >
        {what}
      </button>
      <span className="why small muted clip">{why}</span>
      <span className="when small faint nowrap">{when}</span>
    </div>
  )
}
