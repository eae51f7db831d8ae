import { flushSync } from 'react-dom'

/** Leaves the field that is being typed in, so that it says what is wrong; then goes to the first wrong field, if there is one. */
export function hasWrongField(): boolean {
  const active = document.activeElement
  const form = active instanceof HTMLElement ? active.closest('form') : null
  if (active instanceof HTMLInputElement) flushSync(() => active.blur())
  const wrong = (form ?? document).querySelector<HTMLElement>('[aria-invalid="true"]')
  wrong?.focus()
  return wrong !== null
}
