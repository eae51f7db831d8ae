import { createHash } from 'node:crypto'
import { entryText, laneOf } from '../journal/append.ts'
import type { Book } from './book.ts'

/** One line of the history's journal, before it has its place in a chain. */
export interface Line {
  readonly orgId: string
  readonly at: number
  readonly actorId: string | null
  readonly act: string
  readonly subjectKind: string
  readonly subjectId: string | null
  readonly clientId: string | null
  readonly facts: string
}

export interface Chronicle {
  note(line: Omit<Line, 'facts'> & { readonly facts?: Readonly<Record<string, unknown>> }): void
  /** Puts every line into its chain in the order of time, and writes the chains and their heads. */
  writeInto(book: Book): Promise<number>
}

export function openChronicle(): Chronicle {
  const lines: Line[] = []
  return {
    note: ({ facts = {}, ...line }) => {
      lines.push({ ...line, facts: JSON.stringify(facts) })
    },
    writeInto: async (book) => {
      lines.sort((one, other) => one.at - other.at)
      const heads = new Map<
        string,
        { readonly orgId: string; readonly lane: number; seq: number; hash: Buffer }
      >()
      for (const line of lines) {
        const lane = laneOf(line.actorId)
        const key = `${line.orgId} ${lane}`
        const head = heads.get(key) ?? { orgId: line.orgId, lane, seq: 0, hash: Buffer.alloc(0) }
        heads.set(key, head)
        const at = new Date(line.at)
        const stamp = { orgId: line.orgId, actorId: line.actorId, commandId: null, at }
        head.seq += 1
        head.hash = createHash('sha256')
          .update(head.hash)
          .update(entryText(stamp, lane, line))
          .digest()
        book.put('journal', {
          org_id: line.orgId,
          lane,
          seq: String(head.seq),
          at,
          actor_id: line.actorId,
          command_id: null,
          act: line.act,
          subject_kind: line.subjectKind,
          subject_id: line.subjectId,
          client_id: line.clientId,
          facts: line.facts,
          hash: head.hash,
        })
        await book.turn()
      }
      for (const { orgId, lane, seq, hash } of heads.values())
        book.put('journal_head', { org_id: orgId, lane, seq: String(seq), hash })
      return lines.length
    },
  }
}
