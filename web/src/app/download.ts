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
  const address = URL.createObjectURL(new Blob([bytes], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  URL.revokeObjectURL(address)
}
