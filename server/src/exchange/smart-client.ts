import * as client from 'openid-client'
import { z } from 'zod'

/** A record system as it was registered here. */
export interface Emr {
  readonly issuer: string
  readonly app: string
  readonly secret: string | null
}

export interface LaunchTrip {
  readonly state: string
  readonly verifier: string
}

export interface Launched {
  /** Every number the record knows the patient by, its own id among them. */
  readonly numbers: readonly string[]
  /** Who looks, as the record names them. */
  readonly user: string | null
}

const PATIENCE_MS = 10_000
const MOST_NUMBERS = 20

/** What we need of `.well-known/smart-configuration` (SMART App Launch 2). */
const SmartConfiguration = z.object({
  issuer: z.url().optional(),
  jwks_uri: z.url().optional(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  capabilities: z.array(z.string()).default([]),
})

const PatientNumbers = z.object({
  identifier: z.array(z.object({ value: z.string().optional() })).default([]),
})

async function discover(emr: Emr) {
  const address = `${emr.issuer}/.well-known/smart-configuration`
  const answer = await fetch(address, {
    headers: { accept: 'application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  if (!answer.ok) throw new Error(`smart-configuration answered ${answer.status}`)
  const told = SmartConfiguration.parse(await answer.json())
  const { capabilities, jwks_uri, ...server } = told
  const configuration = new client.Configuration(
    { ...server, ...(jwks_uri && { jwks_uri }), issuer: told.issuer ?? emr.issuer },
    emr.app,
    emr.secret ?? undefined,
    emr.secret === null ? client.None() : client.ClientSecretBasic(emr.secret),
  )
  configuration.timeout = PATIENCE_MS / 1000
  if (emr.issuer.startsWith('http:')) client.allowInsecureRequests(configuration)
  return { configuration, capabilities, hasKeys: jwks_uri !== undefined }
}

/** Where to send the browser: authorization code with PKCE, for this launch and this record only. */
export async function beginLaunch(
  emr: Emr,
  launch: string,
  redirectUri: string,
): Promise<{ url: URL; trip: LaunchTrip }> {
  const { configuration, capabilities, hasKeys } = await discover(emr)
  const trip = { state: client.randomState(), verifier: client.randomPKCECodeVerifier() }
  const patientRead = capabilities.includes('permission-v2') ? 'patient/Patient.r' : 'patient/Patient.read'
  const url = client.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope: ['launch', ...(hasKeys ? ['openid', 'fhirUser'] : []), patientRead].join(' '),
    state: trip.state,
    code_challenge: await client.calculatePKCECodeChallenge(trip.verifier),
    code_challenge_method: 'S256',
    launch,
    aud: emr.issuer,
  })
  return { url, trip }
}

/** Changes the code for who the patient is; throws when anything is not as it was sent out, or no patient is named. */
export async function endLaunch(emr: Emr, returned: URL, trip: LaunchTrip): Promise<Launched> {
  const { configuration } = await discover(emr)
  const tokens = await client.authorizationCodeGrant(configuration, returned, {
    expectedState: trip.state,
    pkceCodeVerifier: trip.verifier,
  })
  const patientId = typeof tokens.patient === 'string' ? tokens.patient : null
  if (patientId === null || !/^[A-Za-z0-9.-]{1,64}$/.test(patientId))
    throw new Error('the launch names no patient')
  const claims = tokens.claims()
  const user = claims?.fhirUser ?? claims?.sub
  return {
    numbers: [patientId, ...(await numbersOf(emr, patientId, tokens.access_token))].slice(0, MOST_NUMBERS),
    user: typeof user === 'string' ? user.slice(0, 200) : null,
  }
}

/** The numbers of the record's own Patient; a record that does not show it leaves us its id. */
async function numbersOf(emr: Emr, patientId: string, accessToken: string): Promise<string[]> {
  const answer = await fetch(`${emr.issuer}/Patient/${patientId}`, {
    headers: { accept: 'application/fhir+json', authorization: `Bearer ${accessToken}` },
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  if (!answer.ok) return []
  const told = PatientNumbers.safeParse(await answer.json())
  return told.success ? told.data.identifier.flatMap(({ value }) => value ?? []) : []
}
