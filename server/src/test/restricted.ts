import { newId } from '@quancheng/contract/new-id.ts'
import { rights } from '@quancheng/contract/rights.ts'
import type { House } from './ward.ts'

/** The client asks that nothing more be done with the file, and the head says yes. */
export async function restricts({ lin, head }: House, clientId: string): Promise<string> {
  const { id: rightId } = await lin.does(rights.askRight, {
    commandId: newId(),
    clientId,
    kind: 'restrict',
    askedBy: 'client',
    asker: '本人',
    relation: null,
    proof: null,
    words: '别再用我的信息了',
  })
  const answer = { commandId: newId(), rightId, seen: 1, outcome: 'granted' as const, answer: null }
  await head.does(rights.answerRight, answer)
  return rightId
}
