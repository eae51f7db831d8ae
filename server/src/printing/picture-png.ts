import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { initWasm, Resvg } from '@resvg/resvg-wasm'

/** Dots for each unit of the drawing: fine enough for paper. */
const ZOOM = 3

let ready: Promise<void> | null = null

/** A drawing as PNG, for readers that cannot draw (older Word, LibreOffice); its words in the font given. */
export async function pngOf(svg: string, font: Uint8Array): Promise<Buffer> {
  ready ??= readFile(fileURLToPath(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'))).then(initWasm)
  await ready
  const drawing = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: ZOOM },
    font: { fontBuffers: [font], defaultFontFamily: 'Noto Sans Hans' },
  })
  const picture = drawing.render()
  const bytes = Buffer.from(picture.asPng())
  picture.free()
  drawing.free()
  return bytes
}
