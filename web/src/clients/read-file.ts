/** The bytes of a chosen file as base64. */
export function readFile(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onerror = () => reject(reader.error ?? new Error('unreadable'))
    reader.onload = () => {
      const [, base64 = ''] = String(reader.result).split(',')
      resolve(base64)
    }
    reader.readAsDataURL(file)
  })
}
