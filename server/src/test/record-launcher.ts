import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'
import { walkPages } from './identity-provider.ts'

export const APP = { id: 'quancheng-in-the-record', secret: 'a secret of the tests only' }

/**
 * A hospital's record with a SMART authorization server: a real OpenID provider, a smart-configuration, and the one
 * patient whose file is open. Clinicians are what one types in.
 */
export async function openLauncher(redirectUri: string, patient: { id: string; numbers: readonly string[] }) {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const base = `${issuer}/fhir`
  const provider = new Provider(issuer, {
    clients: [{ client_id: APP.id, client_secret: APP.secret, redirect_uris: [redirectUri] }],
    claims: { openid: ['sub'], fhirUser: ['fhirUser'] },
    scopes: ['openid', 'launch', 'patient/Patient.read'],
    conformIdTokenClaims: false,
    extraParams: ['launch', 'aud'],
    pkce: { required: () => true },
    cookies: { keys: ['only for tests'] },
    findAccount: (_context: unknown, sub: string) => ({
      accountId: sub,
      claims: () => ({ sub, fhirUser: `${base}/Practitioner/${sub}` }),
    }),
  })
  const asked: URLSearchParams[] = []
  provider.use(async (context: { path: string; body: unknown; query: object }, next: () => Promise<void>) => {
    if (context.path === '/auth') asked.push(new URLSearchParams(context.query as Record<string, string>))
    await next()
    if (context.path === '/token' && (context.body as { access_token?: string } | null)?.access_token)
      context.body = { ...(context.body as object), patient: patient.id }
  })
  const pages = provider.callback()
  server.on('request', (request, response) => {
    const json = (body: object) =>
      response.setHeader('content-type', 'application/json').end(JSON.stringify(body))
    if (request.url === '/fhir/.well-known/smart-configuration')
      json({
        issuer,
        jwks_uri: `${issuer}/jwks`,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        capabilities: ['launch-ehr', 'client-confidential-symmetric', 'sso-openid-connect'],
        code_challenge_methods_supported: ['S256'],
      })
    else if (
      request.url === `/fhir/Patient/${patient.id}` &&
      request.headers.authorization?.startsWith('Bearer ')
    )
      json({
        resourceType: 'Patient',
        id: patient.id,
        identifier: patient.numbers.map((value) => ({ value })),
      })
    else pages(request, response)
  })
  return {
    base,
    asked,
    signIn: (authorization: string, sub: string) => walkPages(authorization, sub, redirectUri),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
