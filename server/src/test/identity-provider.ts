import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'

export interface Identity {
  readonly email: string
  readonly email_verified: boolean
}

export const CLIENT = { id: 'quancheng', secret: 'a secret of the tests only' }

/** A real OpenID provider on a port of its own, with its own login and consent pages. Subjects are what one types in. */
export async function startIdentityProvider(people: Readonly<Record<string, Identity>>, redirectUri: string) {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [redirectUri] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    pkce: { required: () => true },
    cookies: { keys: ['only for tests'] },
    findAccount: (_context: unknown, sub: string) => ({
      accountId: sub,
      claims: () => ({ sub, ...people[sub] }),
    }),
  })
  server.on('request', provider.callback())

  return {
    issuer,
    /** Walks its pages as `sub` and answers the address it sends the browser back to. */
    signIn: (authorization: string, sub: string) => walkPages(authorization, sub, redirectUri),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Walks a provider's own pages as `sub` and answers the address it sends the browser back to. */
export async function walkPages(authorization: string, sub: string, redirectUri: string): Promise<string> {
  const cookies = new Map<string, string>()
  let url = authorization
  let form: Record<string, string> | null = null
  for (let steps = 0; steps < 12; steps++) {
    const answer: Response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    })
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      const at = pair.indexOf('=')
      cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    const location = answer.headers.get('location')
    const page = await answer.text()
    if (location) {
      url = new URL(location, url).href
      form = null
      if (url.startsWith(redirectUri)) return url
    } else {
      const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1]
      if (!prompt) throw new Error(`the provider answered ${answer.status}: ${page.slice(0, 300)}`)
      form = { prompt, login: sub, password: 'anything' }
    }
  }
  throw new Error('the provider never sent the browser back')
}
