import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

const USER_PRESENT = 0x01
const USER_VERIFIED = 0x04
const CREDENTIAL_INCLUDED = 0x40

/** A security key in software: makes real WebAuthn answers (ES256, attestation “none”). */
export function softwareAuthenticator() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(32)
  let counter = 0

  const clientData = (type: string, challenge: string, origin: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  const authData = (rpId: string, flags: number, rest: Buffer = Buffer.alloc(0)) => {
    counter += 1
    const head = Buffer.alloc(5)
    head.writeUInt8(flags)
    head.writeUInt32BE(counter, 1)
    return Buffer.concat([createHash('sha256').update(rpId).digest(), head, rest])
  }
  /** The public key as COSE: {1: 2, 3: -7, -1: 1, -2: x, -3: y}. */
  const cose = () => {
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
    const bytes32 = (text: string) => Buffer.concat([Buffer.from([0x58, 32]), Buffer.from(text, 'base64url')])
    const head = Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21])
    return Buffer.concat([head, bytes32(x), Buffer.from([0x22]), bytes32(y)])
  }
  const text = (value: string) => Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)])

  return {
    id: id.toString('base64url'),
    register(options: Readonly<Record<string, unknown>>, origin: string) {
      const { challenge, rp } = options as { challenge: string; rp: { id: string } }
      const credential = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, cose()])
      const data = authData(rp.id, USER_PRESENT | USER_VERIFIED | CREDENTIAL_INCLUDED, credential)
      const attestation = Buffer.concat([
        Buffer.from([0xa3]),
        text('fmt'),
        text('none'),
        text('attStmt'),
        Buffer.from([0xa0]),
        text('authData'),
        Buffer.from([0x58, data.length]),
        data,
      ])
      return {
        id: id.toString('base64url'),
        rawId: id.toString('base64url'),
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: clientData('webauthn.create', challenge, origin).toString('base64url'),
          attestationObject: attestation.toString('base64url'),
          transports: ['internal'],
        },
      }
    },
    answer(options: Readonly<Record<string, unknown>>, origin: string, verified = true) {
      const { challenge, rpId } = options as { challenge: string; rpId: string }
      const client = clientData('webauthn.get', challenge, origin)
      const data = authData(rpId, verified ? USER_PRESENT | USER_VERIFIED : USER_PRESENT)
      const signed = Buffer.concat([data, createHash('sha256').update(client).digest()])
      return {
        id: id.toString('base64url'),
        rawId: id.toString('base64url'),
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: client.toString('base64url'),
          authenticatorData: data.toString('base64url'),
          signature: sign('sha256', signed, privateKey).toString('base64url'),
        },
      }
    },
  }
}
