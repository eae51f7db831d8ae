import { createHash } from 'node:crypto'
import { z } from 'zod'

/** What a backup says about itself; it stands last in the archive. */
export const Manifest = z.object({
  format: z.literal('quancheng-backup-1'),
  takenAt: z.iso.datetime(),
  schemaVersion: z.int(),
  hasQueue: z.boolean(),
  tables: z.array(
    z.object({
      schema: z.string(),
      name: z.string(),
      columns: z.array(z.string()).readonly(),
      rows: z.int(),
    }),
  ),
  sequences: z.array(z.object({ name: z.string(), value: z.string().nullable() })),
  files: z.int(),
  key: z.object({ inside: z.boolean(), fingerprint: z.string().nullable() }),
  /** SHA-256 of every other entry, by its name in the archive. */
  checksums: z.record(z.string(), z.string()),
})
export type Manifest = z.infer<typeof Manifest>

export function sha256(data: Buffer): string {
  return createHash('sha256').update(data).digest('hex')
}

/** Tells two master keys apart without showing either. */
export function fingerprint(key: Buffer): string {
  return sha256(Buffer.concat([Buffer.from('quancheng-key-fingerprint'), key])).slice(0, 16)
}
