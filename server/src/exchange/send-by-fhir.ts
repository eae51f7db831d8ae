import type { DeliveryAnswer } from '@quancheng/rules/delivery.ts'
import { type Resource, SUMMARIES } from '../fhir/public.ts'
import type { Receipt } from '../hl7v2/public.ts'

const PATIENCE_MS = 15_000
const LONGEST_ANSWER = 64 * 1024

interface FhirTarget {
  readonly url: string
  readonly token: string | null
}

/**
 * Creates the document at a FHIR endpoint unless it is there already (conditional create by its own identifier): sent
 * twice, it is there once.
 */
export async function sendByFhir(
  target: FhirTarget,
  document: Resource,
  identifier: string,
): Promise<Receipt> {
  return ask(target, 'DocumentReference', {
    method: 'POST',
    headers: {
      'content-type': 'application/fhir+json; charset=utf-8',
      'if-none-exist': `identifier=${encodeURIComponent(`${SUMMARIES}|${identifier}`)}`,
    },
    body: JSON.stringify(document),
  })
}

/** Redirects are not followed: the token is for that address only. */
async function ask(
  { url, token }: FhirTarget,
  path: string,
  { headers, ...given }: { method?: string; headers?: Record<string, string>; body?: string },
): Promise<Receipt> {
  try {
    const answer = await fetch(new URL(path, url.endsWith('/') ? url : `${url}/`), {
      ...given,
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
      headers: {
        ...headers,
        accept: 'application/fhir+json',
        ...(token !== null && { authorization: `Bearer ${token}` }),
      },
    })
    const text = (await answer.text()).slice(0, LONGEST_ANSWER)
    return {
      answer: answerOf(answer.status),
      code: String(answer.status),
      reason: answer.ok ? null : text.slice(0, 500),
      text: [`HTTP ${answer.status} ${answer.headers.get('location') ?? ''}`.trim(), text].join('\n'),
    }
  } catch (error) {
    return { answer: isSilence(error) ? 'silent' : 'unreachable', code: null, reason: null, text: null }
  }
}

/** Whether the endpoint answers and knows the token, asked without saying anything about anybody. */
export async function tryFhir(target: FhirTarget): Promise<Receipt> {
  return ask(target, 'metadata', {})
}

function answerOf(status: number): DeliveryAnswer {
  if (status === 200 || status === 201 || status === 204) return 'accepted'
  if (status === 408 || status === 429 || status >= 500) return 'busy'
  return status >= 400 ? 'refused' : 'not-understood'
}

function isSilence(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const cause = error.cause as { code?: string } | undefined
  return error.name === 'TimeoutError' || cause?.code === 'ECONNRESET' || cause?.code === 'UND_ERR_SOCKET'
}
