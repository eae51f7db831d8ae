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
  keep(
    fileName,
    type,
    Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)),
  )
}

/** A resource goes to the person's own downloads, laid out to be read. */
export function downloadJson(fileName: string, resource: unknown, type = 'application/fhir+json'): void {
  keep(fileName, type, JSON.stringify(resource, null, 2))
}

function keep(fileName: string, type: string, content: BlobPart): void {
  const address = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  URL.revokeObjectURL(address)
}
