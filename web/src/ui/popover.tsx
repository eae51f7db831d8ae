import { type ButtonHTMLAttributes, type ReactNode, useId, useRef } from 'react'
import './popover.css'

interface Props {
  readonly trigger: ReactNode
  readonly triggerProps?: Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children' | 'type' | 'popoverTarget'>
  readonly label: string
  /** Above its trigger instead of below. */
  readonly above?: boolean
  readonly children: (close: () => void) => ReactNode
}

const MARGIN = 8

/** A light sheet beside the button that opens it; Esc or a click elsewhere closes it, and focus returns. */
export function Popover({ trigger, triggerProps, label, above = false, children }: Props) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const sheet = useRef<HTMLDivElement>(null)
  const place = () => {
    const from = button.current?.getBoundingClientRect()
    const element = sheet.current
    if (!from || !element) return
    const size = element.getBoundingClientRect()
    const roomBelow = window.innerHeight - from.bottom
    const up = above || roomBelow < size.height + MARGIN
    const left = Math.max(MARGIN, Math.min(from.left, window.innerWidth - size.width - MARGIN))
    const top = up ? from.top - size.height - 6 : from.bottom + 6
    element.style.left = `${left}px`
    element.style.top = `${Math.max(MARGIN, Math.min(top, window.innerHeight - size.height - MARGIN))}px`
  }
  return (
    <>
      <button {...triggerProps} ref={button} type="button" popoverTarget={id}>
        {trigger}
      </button>
      <div
        ref={sheet}
        id={id}
        popover="auto"
        className="popover"
        role="dialog"
        aria-label={label}
        onToggle={(event) => event.newState === 'open' && place()}
      >
        {children(() => sheet.current?.hidePopover())}
      </div>
    </>
  )
}
