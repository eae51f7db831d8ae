import type { ReactNode } from 'react'

/** A wide table that scrolls by itself, also by the keyboard. */
export function ScrollArea({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by the keyboard
    <section className="assess-table" aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}
