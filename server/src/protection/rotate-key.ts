import type { Work } from '../http/call.ts'

/** By then every server has read the new key and seals with it. */
const RESEAL_AFTER_MS = 120_000

/** Gives an organisation a new data key and has everything under older ones sealed again; answers its version. */
export async function rotateKey(work: Work): Promise<number> {
  const { orgId, at, keys } = work
  const version = await keys.rotate(orgId)
  await work.enqueue(
    'protection-reseal',
    {},
    new Date(at.getTime() + RESEAL_AFTER_MS),
    `protection-reseal:${orgId}`,
  )
  work.record({
    act: 'protection.rotate',
    subjectKind: 'organisation',
    subjectId: orgId,
    clientId: null,
    facts: { version },
  })
  return version
}
