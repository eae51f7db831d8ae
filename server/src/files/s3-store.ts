import { AwsClient } from 'aws4fetch'
import type { FileStore } from './store.ts'

export interface S3Place {
  readonly url: string
  readonly bucket: string
  readonly region: string
  readonly accessKey: string
  readonly secretKey: string
}

/** Any store that speaks S3 with path-style addresses and Signature Version 4 (MinIO, Ceph, the clouds). */
export function s3Store({ url, bucket, region, accessKey, secretKey }: S3Place): FileStore {
  const client = new AwsClient({
    accessKeyId: accessKey,
    secretAccessKey: secretKey,
    service: 's3',
    region,
    retries: 3,
  })
  const root = `${url.replace(/\/$/, '')}/${bucket}`

  async function ask(method: 'PUT' | 'GET' | 'DELETE', orgId: string, id: string, body: Buffer | null) {
    const answer = await client.fetch(`${root}/${orgId}/${id}`, {
      method,
      ...(body && { body: Uint8Array.from(body) }),
    })
    if (answer.ok || (method === 'DELETE' && answer.status === 404)) return answer
    throw new Error(`the file store answered ${answer.status} to ${method}`)
  }

  return {
    name: 's3',
    async put(orgId, id, sealed) {
      await ask('PUT', orgId, id, sealed)
    },
    get: async (orgId, id) => Buffer.from(await (await ask('GET', orgId, id, null)).arrayBuffer()),
    async remove(orgId, id) {
      await ask('DELETE', orgId, id, null)
    },
  }
}
