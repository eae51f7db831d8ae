import { SYSTEM_FLOWS, SYSTEM_KINDS, SYSTEM_STRENGTHS } from '@quancheng/rules/ecomap.ts'
import { PARENT_KINDS, TIE_KINDS, TWIN_KINDS, UNION_KINDS } from '@quancheng/rules/genogram.ts'
import { FAMILY_REFUSALS } from '@quancheng/rules/genogram-check.ts'
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { CommandId, Day, Id, Instant, Line, Written } from './wire.ts'

/** Names a person or a system inside one picture. */
const Key = z.string().min(1).max(40)
const MaybeWords = z.string().trim().min(1).max(200).nullable()
const MaybeDate = z.string().max(10).nullable().describe('a year, or a calendar day')
const Sex = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(9)])
const Distance = z.int().min(-4000).max(4000)

/** The family and what is around it: what genogram and ecomap are drawn from. */
const Picture = z.strictObject({
  people: z
    .array(
      z.strictObject({
        key: Key,
        name: MaybeWords,
        sex: Sex,
        born: MaybeDate,
        died: MaybeDate,
        deceased: z.boolean(),
        lost: z.boolean().describe('a pregnancy that was lost'),
        index: z.boolean().describe('the client; their name, sex and dates come from the file'),
        livesWith: z.boolean(),
        carer: z.boolean(),
        note: MaybeWords,
        contactId: Id.nullable().describe('the contact on the file who this is; the name comes from there'),
        level: z
          .int()
          .min(-9)
          .max(9)
          .nullable()
          .describe('generations below the client, where no line says it'),
        moved: z.strictObject({ x: Distance, y: Distance }).nullable(),
      }),
    )
    .max(120),
  unions: z
    .array(z.strictObject({ a: Key, b: Key, kind: z.enum(UNION_KINDS), order: z.int().min(1).max(20) }))
    .max(120),
  parents: z.array(z.strictObject({ parent: Key, child: Key, kind: z.enum(PARENT_KINDS) })).max(480),
  twins: z.array(z.strictObject({ kind: z.enum(TWIN_KINDS), children: z.array(Key).min(2).max(9) })).max(40),
  ties: z.array(z.strictObject({ a: Key, b: Key, kind: z.enum(TIE_KINDS) })).max(240),
  systems: z
    .array(
      z.strictObject({
        key: Key,
        name: Line,
        kind: z.enum(SYSTEM_KINDS),
        strength: z.enum(SYSTEM_STRENGTHS),
        flow: z.enum(SYSTEM_FLOWS).describe('where energy flows, seen from the household'),
        note: MaybeWords,
      }),
    )
    .max(24),
})
export type Picture = z.infer<typeof Picture>

export const FamilyOfClient = z.strictObject({
  clientId: Id,
  client: z.strictObject({ name: z.string(), sex: Sex, born: Day.nullable(), died: Day.nullable() }),
  picture: Picture.nullable().describe('null until somebody has saved one'),
  revision: z.int().min(0).describe('how many versions there are; what a save sends as seen'),
  version: z.strictObject({ id: Id, at: Instant, by: z.string() }).nullable(),
  versions: z
    .array(z.strictObject({ id: Id, at: Instant, by: z.string() }))
    .describe('the newest first, at most 100'),
  contacts: z.array(
    z.strictObject({
      id: Id,
      name: z.string(),
      relation: z.string().describe('GB/T 4761 code'),
      mainCarer: z.boolean(),
      note: z.string().nullable(),
    }),
  ),
})
export type FamilyOfClient = z.infer<typeof FamilyOfClient>

export const family = {
  family: endpoint({
    method: 'GET',
    path: '/clients/family',
    may: 'clients.read',
    summary: 'The family in pictures: people, lines, and what is around them; an earlier version when named',
    input: z.strictObject({ clientId: Id, familyVersionId: Id.optional() }),
    output: FamilyOfClient,
    refusals: [],
  }),
  saveFamily: endpoint({
    method: 'POST',
    path: '/clients/family/save',
    may: 'clients.write',
    summary: 'A new version of the family; the earlier ones stay',
    input: z.strictObject({
      commandId: CommandId,
      clientId: Id,
      seen: z.int().min(0).describe('how many versions the writer saw'),
      picture: Picture,
    }),
    output: Written,
    refusals: ['conflict', ...FAMILY_REFUSALS],
  }),
}
