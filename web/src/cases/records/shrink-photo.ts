const LONGEST_SIDE = 2200
const QUALITY = 0.85

/** Thrown when what was chosen cannot be read as the picture it says it is. */
export class NoPicture extends Error {}

/**
 * A photograph as a case needs it: large enough to read a bill, a fraction of what a phone takes, and without what the phone
 * wrote into it (place, time, device). Anything that is no picture goes as it is.
 */
export async function shrinkPhoto(file: File): Promise<{ readonly name: string; readonly blob: Blob }> {
  if (!file.type.startsWith('image/')) return { name: file.name, blob: file }
  const picture = await createImageBitmap(file).catch(() => {
    throw new NoPicture()
  })
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  const paper = canvas.getContext('2d')
  if (!paper) throw new NoPicture()
  paper.fillStyle = '#fff'
  paper.fillRect(0, 0, canvas.width, canvas.height)
  paper.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', QUALITY))
  if (!blob) throw new NoPicture()
  return { name: `${file.name.replace(/\.[^.]+$/u, '')}.jpg`, blob }
}

/** Bytes as the wire carries them. */
export async function toBase64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  let text = ''
  for (let from = 0; from < bytes.length; from += 0x8000)
    text += String.fromCharCode(...bytes.subarray(from, from + 0x8000))
  return btoa(text)
}
