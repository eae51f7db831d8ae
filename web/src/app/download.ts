/** A file the server made goes to the person's own downloads. */
export function download({
  fileName,
  type,
  base64,
}: {
  readonly fileName: string
  readonly type: string
  readonly base64: string
}): void {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  save(fileName, new Blob([bytes], { type }))
}

/** A resource goes to the person's own downloads, laid out to be read. */
export function downloadJson(fileName: string, resource: unknown, type = 'application/fhir+json'): void {
  save(fileName, new Blob([JSON.stringify(resource, null, 2)], { type }))
}

/** What the page itself has put together; its address lives until the browser has surely read it. */
export function save(fileName: string, content: Blob): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
