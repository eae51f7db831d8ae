import { z } from 'zod'
import { MOST_PACK_BYTES, PACK_PROBLEMS } from './content/pack-problems.ts'
import { PackDraft, StandardPack } from './content/standard-pack.ts'
import { Texts } from './content/texts.ts'
import { endpoint } from './endpoint.ts'
import { CommandId, Id, Instant, PersonRef, Revision, Written } from './wire.ts'

export const OWN_PACK_STATES = ['draft', 'in-use', 'retired'] as const

export const OwnPackLine = z.strictObject({
  id: Id,
  code: z.string(),
  version: z.int(),
  state: z.enum(OWN_PACK_STATES),
  designation: z.string(),
  name: z.strictObject({ zh: z.string(), en: z.string() }),
  basedOn: z.strictObject({ code: z.string(), version: z.string(), name: Texts }).nullable(),
  isStandard: z.boolean().describe('cases are opened under it where nobody chooses another'),
  cases: z.int().nonnegative().describe('kept under this version; counted to 1 000'),
  madeBy: PersonRef,
  changedAt: Instant,
  publishedAt: Instant.nullable(),
  revision: z.int(),
})
export type OwnPackLine = z.infer<typeof OwnPackLine>

const Problem = z.strictObject({ path: z.string(), problem: z.enum(PACK_PROBLEMS), message: z.string() })
const Which = { commandId: CommandId, ownPackId: Id, seen: Revision }

/** Standards an institution makes for itself, from another or from a file. */
export const ownPacks = {
  ownPacks: endpoint({
    method: 'GET',
    path: '/library/own',
    may: 'library.edit',
    summary: 'The institution’s own standards in every version, drafts first',
    input: z.strictObject({}),
    output: z.array(OwnPackLine),
    refusals: [],
  }),
  ownPack: endpoint({
    method: 'GET',
    path: '/library/own/one',
    may: 'library.edit',
    summary: 'One version whole, and what it was copied from',
    input: z.strictObject({ ownPackId: Id }),
    output: z.strictObject({ line: OwnPackLine, definition: PackDraft, base: StandardPack.nullable() }),
    refusals: [],
  }),
  copyPack: endpoint({
    method: 'POST',
    path: '/library/own/copy',
    may: 'library.edit',
    summary: 'Begin a draft from a standard; of one’s own standard it is the next version',
    input: z.strictObject({ commandId: CommandId, code: z.string().max(80) }),
    output: Written,
    refusals: ['library.draft-exists'],
  }),
  importPack: endpoint({
    method: 'POST',
    path: '/library/own/import',
    may: 'library.edit',
    summary: 'Begin a draft from a file; what keeps it from being read is answered, and nothing is kept',
    input: z.strictObject({ commandId: CommandId, text: z.string().max(MOST_PACK_BYTES * 2) }),
    output: z.strictObject({ id: Id.nullable(), problems: z.array(Problem) }),
    refusals: [],
  }),
  savePack: endpoint({
    method: 'POST',
    path: '/library/own/save',
    may: 'library.edit',
    summary: 'Save a draft as far as it has come',
    input: z.strictObject({ ...Which, definition: PackDraft }),
    output: Written,
    refusals: ['conflict', 'library.not-a-draft', 'library.pack-problems'],
  }),
  discardPack: endpoint({
    method: 'POST',
    path: '/library/own/discard',
    may: 'library.edit',
    summary: 'Throw a draft away',
    input: z.strictObject(Which),
    output: Written,
    refusals: ['conflict', 'library.not-a-draft'],
  }),
  publishPack: endpoint({
    method: 'POST',
    path: '/library/own/publish',
    may: 'library.edit',
    summary: 'Put a draft into use; its earlier version is retired, and cases under that one keep it',
    input: z.strictObject(Which),
    output: Written,
    refusals: [
      'conflict',
      'library.not-a-draft',
      'library.pack-problems',
      'library.medical-institution-only',
    ],
  }),
  retirePack: endpoint({
    method: 'POST',
    path: '/library/own/retire',
    may: 'library.edit',
    summary: 'No case is opened under it any more; those that are go on',
    input: z.strictObject(Which),
    output: Written,
    refusals: ['conflict', 'library.not-in-use', 'library.is-standard'],
  }),
  makeStandard: endpoint({
    method: 'POST',
    path: '/library/own/standard',
    may: 'library.edit',
    summary: 'Open cases under it from now on, where nobody chooses another',
    input: z.strictObject(Which),
    output: Written,
    refusals: ['conflict', 'library.not-in-use'],
  }),
}
