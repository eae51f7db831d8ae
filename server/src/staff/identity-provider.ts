import * as client from 'openid-client'
import type { Settings } from '../http/call.ts'

type Oidc = NonNullable<Settings['oidc']>

export interface Trip {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** Who the identity provider says somebody is. The subject carries its issuer: another provider's never matches. */
export interface Claimed {
  readonly subject: string
  readonly verifiedEmail: string | null
}

const discovered = new WeakMap<Oidc, Promise<client.Configuration>>()

/** Asked once; a provider that did not answer is asked again the next time. */
async function providerOf(oidc: Oidc): Promise<client.Configuration> {
  return discovered.get(oidc) ?? discover(oidc)
}

function discover(oidc: Oidc): Promise<client.Configuration> {
  const issuer = new URL(oidc.issuer)
  const insecure = issuer.protocol === 'http:' ? { execute: [client.allowInsecureRequests] } : {}
  const asked = client.discovery(issuer, oidc.clientId, oidc.clientSecret, undefined, insecure)
  discovered.set(oidc, asked)
  asked.catch(() => discovered.delete(oidc))
  return asked
}

/** Where to send the browser, and what must come back with it: authorization code with PKCE. */
export async function beginTrip(oidc: Oidc, redirectUri: string): Promise<{ url: URL; trip: Trip }> {
  const provider = await providerOf(oidc)
  const trip = {
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier: client.randomPKCECodeVerifier(),
  }
  const url = client.buildAuthorizationUrl(provider, {
    redirect_uri: redirectUri,
    scope: 'openid email',
    state: trip.state,
    nonce: trip.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(trip.verifier),
    code_challenge_method: 'S256',
  })
  return { url, trip }
}

/** Changes the code for what the provider says; throws when any of it is not as it was sent out. */
export async function endTrip(oidc: Oidc, returned: URL, trip: Trip): Promise<Claimed> {
  const provider = await providerOf(oidc)
  const tokens = await client.authorizationCodeGrant(provider, returned, {
    expectedState: trip.state,
    expectedNonce: trip.nonce,
    pkceCodeVerifier: trip.verifier,
    idTokenExpected: true,
  })
  const claims = tokens.claims()
  if (!claims) throw new Error('the identity provider sent no ID token')
  const told =
    claims.email === undefined && provider.serverMetadata().userinfo_endpoint
      ? await client.fetchUserInfo(provider, tokens.access_token, claims.sub)
      : claims
  const verified = told.email_verified === true && typeof told.email === 'string'
  return {
    subject: `${claims.iss} ${claims.sub}`,
    verifiedEmail: verified ? String(told.email) : null,
  }
}
