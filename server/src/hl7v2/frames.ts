const VT = 0x0b
const FS = 0x1c
const SPACING = new Set([0x0d, 0x0a, 0x20, 0x09])

/** What is kept of a frame that outgrew the limit: enough to read its MSH and answer it. */
const HEAD_BYTES = 4096

/** What a stretch of bytes turned out to be. Everything that is not a whole frame is said, never swallowed. */
export type FrameEvent =
  | { readonly kind: 'frame'; readonly bytes: Buffer }
  | { readonly kind: 'oversized'; readonly head: Buffer; readonly size: number }
  | { readonly kind: 'ignored'; readonly why: 'outside-frame' | 'unfinished'; readonly size: number }

export interface Framer {
  push(chunk: Buffer): readonly FrameEvent[]
  /** The sender went away: a frame still open is reported as unfinished. */
  end(): readonly FrameEvent[]
}

/**
 * MLLP on bytes: VT … FS CR. A frame ends at its FS; the CR after it, and CR, LF and blanks between frames, are spacing.
 * A VT inside a frame means that the sender broke off and began again. No byte of UTF-8, GB 18030 or ISO 8859-1 text
 * equals VT or FS, so a frame may be cut anywhere by the network, also inside a character.
 */
export function createFramer(maxBytes: number): Framer {
  let open = false
  let parts: Buffer[] = []
  let size = 0

  function begin(): void {
    open = true
    parts = []
    size = 0
  }

  function keep(piece: Buffer): void {
    const before = size
    size += piece.length
    if (size <= maxBytes) parts.push(piece)
    else if (before <= maxBytes)
      parts = [Buffer.from(Buffer.concat([...parts, piece]).subarray(0, Math.min(HEAD_BYTES, maxBytes)))]
  }

  function finish(): FrameEvent {
    open = false
    const bytes = Buffer.concat(parts)
    parts = []
    return size > maxBytes ? { kind: 'oversized', head: bytes, size } : { kind: 'frame', bytes }
  }

  return {
    push(chunk) {
      const events: FrameEvent[] = []
      let at = 0
      while (at < chunk.length) {
        const start = chunk.indexOf(VT, at)
        if (!open) {
          const junk = chunk.subarray(at, start < 0 ? chunk.length : start)
          const strange = junk.reduce((count, byte) => (SPACING.has(byte) ? count : count + 1), 0)
          if (strange > 0) events.push({ kind: 'ignored', why: 'outside-frame', size: strange })
          if (start < 0) break
          begin()
          at = start + 1
          continue
        }
        const end = chunk.subarray(at, start < 0 ? chunk.length : start).indexOf(FS)
        if (end >= 0) {
          keep(chunk.subarray(at, at + end))
          events.push(finish())
          at += end + 1
        } else if (start >= 0) {
          keep(chunk.subarray(at, start))
          events.push({ kind: 'ignored', why: 'unfinished', size })
          begin()
          at = start + 1
        } else {
          keep(chunk.subarray(at))
          break
        }
      }
      return events
    },
    end() {
      if (!open) return []
      open = false
      parts = []
      return [{ kind: 'ignored', why: 'unfinished', size }]
    },
  }
}

/** One message as it travels. */
export function frame(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from([VT]), bytes, Buffer.from([FS, 0x0d])])
}
