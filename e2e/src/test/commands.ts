import { randomUUID } from 'node:crypto'
import type { BrowserContext } from 'playwright-core'

/** Sends a change as the person’s own screen would; for what a day needs to have happened before it begins. */
export async function tell<Answer>(
  context: BrowserContext,
  path: string,
  input: Readonly<Record<string, unknown>>,
): Promise<Answer> {
  const answer = await context.request.post(`/api${path}`, {
    headers: { 'x-quancheng': '1' },
    data: { commandId: randomUUID(), ...input },
  })
  if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`)
  return (await answer.json()) as Answer
}

/** Asks as the person’s own screen would. */
export async function ask<Answer>(context: BrowserContext, path: string): Promise<Answer> {
  const answer = await context.request.get(`/api${path}`)
  if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`)
  return (await answer.json()) as Answer
}

interface Line {
  readonly id: string
  readonly name: string
  readonly revision: number
}

/** Takes the request that is open for somebody; answers the case it opened. */
export async function takeRequestOf(worker: BrowserContext, name: string): Promise<string> {
  const { rows } = await ask<{ rows: readonly Line[] }>(worker, '/intake/list?view=all&limit=200')
  const request = rows.find((row) => row.name === name)
  if (!request) throw new Error(`nobody asked for ${name}`)
  const { caseId } = await tell<{ caseId: string }>(worker, '/intake/take', {
    requestId: request.id,
    seen: request.revision,
    clientId: null,
    kind: 'brief',
  })
  return caseId
}

interface File {
  readonly client: { readonly id: string; readonly name: string }
  readonly revision: number
}

export function fileOf(worker: BrowserContext, caseId: string): Promise<File> {
  return ask<File>(worker, `/cases/file?caseId=${caseId}`)
}

/** The client agrees to be served, on paper, now. */
export async function consent(worker: BrowserContext, caseId: string): Promise<void> {
  const { client } = await fileOf(worker, caseId)
  await tell(worker, '/clients/consents/give', {
    clientId: client.id,
    caseId,
    scope: 'service',
    recipient: null,
    textVersion: '1',
    signedBy: 'client',
    signer: client.name,
    signerRelation: '01',
    method: 'paper',
    witness: null,
    emergencyReason: null,
    signedAt: new Date().toISOString(),
    expiresOn: null,
  })
}
