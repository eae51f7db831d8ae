/** Puts words where they can be pasted, also under plain http, where browsers have no clipboard. Rejects when it cannot. */
export async function copyText(words: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(words)
  const area = document.createElement('textarea')
  area.value = words
  area.style.position = 'fixed'
  // Inside the dialog that is open: outside it nothing can be selected.
  const place = document.activeElement?.closest('dialog, [role=dialog]') ?? document.body
  place.append(area)
  area.select()
  const done = document.execCommand('copy')
  area.remove()
  if (!done) throw new Error('the browser did not copy')
}
