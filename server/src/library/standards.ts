import type { library } from '@quancheng/contract/library.ts'
import type { Action } from '../http/call.ts'
import { OWN, ownPacksHere } from './packs-here.ts'

export const standards: Action<typeof library.standards> = async (call) =>
  [...(await ownPacksHere(call)), ...call.content.packs.values()]
    .toSorted((one, other) => Number(one.fictional) - Number(other.fictional))
    .map(({ code, version, designation, name, issuer, year, fullText, fictional }) => ({
      code,
      version,
      designation,
      name,
      issuer,
      year,
      fullText: { status: fullText.status, note: fullText.note },
      fictional,
      own: code.startsWith(OWN),
      changedFile: call.content.changed.some(
        (one) => one.kind === 'pack' && one.code === code && one.version === version,
      ),
    }))
