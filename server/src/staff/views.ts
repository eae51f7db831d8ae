import { newId } from '@quancheng/contract/new-id.ts'
import type { staff } from '@quancheng/contract/staff.ts'
import type { Action, Call } from '../http/call.ts'
import { refuse } from '../http/refused.ts'
import { deleteView, viewsOf, writeView } from './view-store.ts'

const MOST = 20

export async function views({ tx, orgId, actor, input }: Call<typeof staff.views>) {
  return viewsOf(tx, { orgId, accountId: actor.accountId }, input.list)
}

export const keepView: Action<typeof staff.keepView> = async ({ tx, orgId, actor, input, at, record }) => {
  const { list, name, address } = input
  const owner = { orgId, accountId: actor.accountId }
  const kept = await viewsOf(tx, owner, list)
  if (kept.length >= MOST && !kept.some((view) => view.name === name))
    return refuse('staff.too-many-views', { most: MOST })
  const id = await writeView(tx, owner, { id: newId(), list, name, address }, at)
  record({ act: 'staff.keepView', subjectKind: 'saved-view', subjectId: id, clientId: null, facts: { list } })
  return { id }
}

export const dropView: Action<typeof staff.dropView> = async ({ tx, orgId, actor, input, record }) => {
  const { viewId } = input
  if (!(await deleteView(tx, { orgId, accountId: actor.accountId }, viewId))) return refuse('not-found')
  record({ act: 'staff.dropView', subjectKind: 'saved-view', subjectId: viewId, clientId: null, facts: {} })
  return {}
}
