import type { Endpoint } from '@quancheng/contract/endpoint.ts'
import type { z } from 'zod'
import type { World } from './world.ts'

interface Answer<E extends Endpoint> {
  readonly status: number
  readonly body: z.output<E['output']> & { code?: string; facts?: Record<string, unknown> }
}

/** A browser with cookies of its own in front of a world: for signing in as one really does. */
export function openBrowser(world: World, userAgent = 'Chromium on the office computer') {
  const jar = new Map<string, string>()

  async function visit(method: 'GET' | 'POST', url: string, payload: object | null = null) {
    const answer = await world.app.inject({
      method,
      url,
      headers: {
        'user-agent': userAgent,
        'x-quancheng': '1',
        host: new URL(world.parts.settings.origin).host,
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      ...(payload && { payload }),
    })
    for (const { name, value } of answer.cookies) {
      if (value === '') jar.delete(name)
      else jar.set(name, value)
    }
    return answer
  }

  return {
    visit,
    cookie: (name: string) => jar.get(name) ?? null,
    async asks<E extends Endpoint>(endpoint: E, input: z.input<E['input']>): Promise<Answer<E>> {
      const url = `/api${endpoint.path}`
      const answer =
        endpoint.method === 'GET' ? await visit('GET', url) : await visit('POST', url, input as object)
      return { status: answer.statusCode, body: answer.json() }
    },
  }
}

export type Browser = ReturnType<typeof openBrowser>
