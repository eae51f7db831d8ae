import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'

export type TarEntry = { readonly name: string; readonly data: Buffer }

const block = 512

/** One file of a POSIX ustar archive, so that any tar can open a backup. */
export function tarEntry(name: string, data: Buffer): Buffer {
  const header = Buffer.alloc(block)
  const { prefix, rest } = splitName(name)
  header.write(rest, 0, 100)
  header.write('0000600\0', 100)
  header.write('0000000\0', 108)
  header.write('0000000\0', 116)
  header.write(`${data.length.toString(8).padStart(11, '0')}\0`, 124)
  header.write('00000000000\0', 136)
  header.write('        ', 148)
  header.write('0', 156)
  header.write('ustar\x0000', 257)
  header.write(prefix, 345, 155)
  header.write(`${checksum(header).toString(8).padStart(6, '0')}\0 `, 148)
  return Buffer.concat([header, data, Buffer.alloc(-data.length & (block - 1))])
}

/** What stands at the end of an archive. */
export const tarEnd = Buffer.alloc(2 * block)

/** The files of a compressed archive, one after the other; throws where it is cut short or damaged. */
export async function* readTar(path: string): AsyncGenerator<TarEntry> {
  const bytes = byteReader(createReadStream(path).pipe(createGunzip()))
  for (;;) {
    const header = await bytes.take(block)
    if (header.every((byte) => byte === 0)) return
    if (checksum(header) !== octal(header, 148, 8)) throw new Error('a header in the archive is damaged')
    const size = octal(header, 124, 12)
    const prefix = text(header, 345, 155)
    const name = prefix ? `${prefix}/${text(header, 0, 100)}` : text(header, 0, 100)
    const padded = await bytes.take(size + (-size & (block - 1)))
    yield { name, data: padded.subarray(0, size) }
  }
}

function byteReader(stream: Readable) {
  const chunks = stream[Symbol.asyncIterator]()
  let held: Buffer = Buffer.alloc(0)
  return {
    take: async (length: number): Promise<Buffer> => {
      const parts = [held]
      let there = held.length
      while (there < length) {
        const next = await chunks.next()
        if (next.done) throw new Error('the archive ends too early')
        parts.push(next.value)
        there += next.value.length
      }
      const all = parts.length === 1 ? held : Buffer.concat(parts)
      held = all.subarray(length)
      return all.subarray(0, length)
    },
  }
}

function splitName(name: string): { prefix: string; rest: string } {
  if (Buffer.byteLength(name) <= 100) return { prefix: '', rest: name }
  const cut = name.lastIndexOf('/', 155)
  const [prefix, rest] = [name.slice(0, cut), name.slice(cut + 1)]
  if (cut < 0 || Buffer.byteLength(prefix) > 155 || Buffer.byteLength(rest) > 100) {
    throw new Error(`The path ${name} is too long for the archive.`)
  }
  return { prefix, rest }
}

function checksum(header: Buffer): number {
  return header.reduce((sum, byte, index) => sum + (index >= 148 && index < 156 ? 32 : byte), 0)
}

function octal(header: Buffer, offset: number, length: number): number {
  return Number.parseInt(text(header, offset, length).trim() || '0', 8)
}

function text(header: Buffer, offset: number, length: number): string {
  const field = header.subarray(offset, offset + length)
  const end = field.indexOf(0)
  return field.toString('utf8', 0, end < 0 ? length : end)
}
