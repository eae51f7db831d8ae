import type { Config } from '../config.ts'
import { s3Store } from './s3-store.ts'
import { type FileStore, localStore } from './store.ts'

type S3Config = Pick<Config, 'S3_URL' | 'S3_BUCKET' | 'S3_REGION' | 'S3_ACCESS_KEY' | 'S3_SECRET_KEY'>

/** The S3-compatible store the environment names, else a folder beside the data. */
export function openFileStore(config: S3Config, folder: string): FileStore {
  const { S3_URL, S3_BUCKET, S3_REGION, S3_ACCESS_KEY, S3_SECRET_KEY } = config
  if (!S3_URL || !S3_BUCKET || !S3_ACCESS_KEY || !S3_SECRET_KEY) return localStore(folder)
  return s3Store({
    url: S3_URL,
    bucket: S3_BUCKET,
    region: S3_REGION,
    accessKey: S3_ACCESS_KEY,
    secretKey: S3_SECRET_KEY,
  })
}
