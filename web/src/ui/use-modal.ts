import { type RefObject, useEffect } from 'react'

/** Shows a dialog over the page for as long as it stands there, and leads back to where one was. */
export function useModal(element: RefObject<HTMLDialogElement | null>): void {
  useEffect(() => {
    const dialog = element.current
    const before = document.activeElement
    if (dialog && !dialog.open) dialog.showModal()
    return () => {
      dialog?.close()
      // React has taken it out of the page by now, and a dialog that is gone leads nowhere by itself.
      if (before instanceof HTMLElement && before.isConnected && document.activeElement === document.body)
        before.focus()
    }
  }, [element])
}
