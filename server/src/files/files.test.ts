import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newId } from '@quancheng/contract/new-id.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../test/world.ts'
import { openFileStore } from './open-file-store.ts'
import { attachFile, LARGEST_FILE, openFile } from './public.ts'
import type { FileStore } from './store.ts'

const PDF = Buffer.from('%PDF-1.7\n低保证明 certificate of 刘建国\n%%EOF')
const NO_S3 = { S3_REGION: 'us-east-1' }

let shared: World
beforeAll(async () => {
  shared = await openWorld()
})
afterAll(async () => {
  await shared[Symbol.asyncDispose]()
})

async function folder() {
  const path = await mkdtemp(join(tmpdir(), 'quancheng-files-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}

/**
 * Not an S3 store: a small HTTP server that keeps bytes by path and turns away requests without the headers of
 * Signature Version 4. It does not check the signature itself.
 */
async function startBucket() {
  const kept = new Map<string, Buffer>()
  const seen: string[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    seen.push(`${request.method} ${path}`)
    const signed =
      /^AWS4-HMAC-SHA256 Credential=tester\/\d{8}\/cn-north-1\/s3\/aws4_request, SignedHeaders=[\w;-]*host[\w;-]*, Signature=[0-9a-f]{64}$/.test(
        request.headers.authorization ?? '',
      ) && /^\d{8}T\d{6}Z$/.test(String(request.headers['x-amz-date']))
    if (!signed) {
      response.writeHead(403).end()
      return
    }
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      if (request.method === 'PUT') kept.set(path, Buffer.concat(chunks))
      if (request.method === 'DELETE') kept.delete(path)
      const body = request.method === 'GET' ? kept.get(path) : Buffer.alloc(0)
      response.writeHead(body ? 200 : 404).end(body)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    kept,
    seen,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function keepAndOpen(store: FileStore, bytesOnDisk: (id: string) => Promise<Buffer>) {
  await using world = await openWorld()
  const hospital = await world.organisation()
  const lin = await hospital.person('林若溪', 'worker')
  const attachment = { name: '低保证明.pdf', bytes: PDF, clientId: newId(), caseId: null, addedBy: lin.id }
  const id = await hospital.work((work) => attachFile(work, store, attachment))
  if (typeof id !== 'string') throw new Error(id.code)
  expect((await bytesOnDisk(id)).includes('certificate')).toBe(false)
  const { rows } = await world.pool.query('select type, size, store, name_sealed from file')
  expect(rows).toMatchObject([{ type: 'application/pdf', size: PDF.length, store: store.name }])
  expect(rows[0].name_sealed.includes('低保')).toBe(false)
  const opened = await hospital.work((work) => openFile(work, store, id))
  expect(opened).toEqual({ name: '低保证明.pdf', type: 'application/pdf', bytes: PDF })
  const journal = await world.pool.query('select act from journal order by seq')
  expect(journal.rows.map(({ act }) => act)).toEqual(['files.attach', 'files.open'])

  const elsewhere = await world.organisation('示例儿童医院')
  expect(await elsewhere.work((work) => openFile(work, store, id))).toBeNull()
}

test('a certificate is kept sealed in a folder and opens as it was', async () => {
  await using place = await folder()
  await keepAndOpen(openFileStore(NO_S3, place.path), async (id) => {
    const names = await readdir(place.path, { recursive: true })
    return readFile(join(place.path, names.find((name) => name.endsWith(id)) ?? ''))
  })
})

test('the same in a store that is spoken to as S3', async () => {
  await using bucket = await startBucket()
  const store = openFileStore(
    {
      S3_URL: bucket.url,
      S3_BUCKET: 'msw',
      S3_REGION: 'cn-north-1',
      S3_ACCESS_KEY: 'tester',
      S3_SECRET_KEY: 'secret',
    },
    'unused',
  )
  await keepAndOpen(store, async (id) => {
    const [path = ''] = [...bucket.kept.keys()].filter((each) => each.endsWith(id))
    expect(path).toMatch(/^\/msw\/[0-9a-f-]{36}\/[0-9a-f-]{36}$/)
    return bucket.kept.get(path) ?? Buffer.alloc(0)
  })
  const orgId = newId()
  await store.put(orgId, 'x', PDF)
  await store.remove(orgId, 'x')
  await store.remove(orgId, 'x')
  await expect(store.get(orgId, 'x')).rejects.toThrow('404')
})

test.each([
  ['a program that calls itself a picture', Buffer.from('MZ\x90\x00 photo.jpg'), 'files.type'],
  ['a page with a script in it', Buffer.from('<html><script>'), 'files.type'],
  [
    'a drawing that can carry a script',
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg">'),
    'files.type',
  ],
  ['an archive of anything', Buffer.from('PK\x03\x04 anything.exe'), 'files.type'],
  ['a document with macros', Buffer.from('PK\x03\x04 word/document.xml word/vbaProject.bin'), 'files.type'],
  ['nothing at all', Buffer.alloc(0), 'files.size'],
  ['something too large', Buffer.concat([PDF, Buffer.alloc(LARGEST_FILE)]), 'files.size'],
])('%s is not kept', async (_what, bytes, code) => {
  await using place = await folder()
  const hospital = await shared.organisation()
  const attachment = { name: 'photo.jpg', bytes, clientId: null, caseId: null, addedBy: newId() }
  const store = openFileStore(NO_S3, place.path)
  expect(await hospital.work((work) => attachFile(work, store, attachment))).toMatchObject({ code })
  expect(await readdir(place.path)).toEqual([])
})

test('bytes that somebody changed or exchanged in the store do not open', async () => {
  await using place = await folder()
  await using world = await openWorld()
  const hospital = await world.organisation()
  const store = openFileStore(NO_S3, place.path)
  const keep = async (bytes: Buffer) => {
    const id = await hospital.work((work) =>
      attachFile(work, store, { name: 'a.pdf', bytes, clientId: null, caseId: null, addedBy: newId() }),
    )
    return String(id)
  }
  const one = await keep(PDF)
  const other = await keep(Buffer.from('%PDF-1.7 another'))
  const sealed = await store.get(hospital.id, one)
  await store.put(hospital.id, one, await store.get(hospital.id, other))
  await expect(hospital.work((work) => openFile(work, store, one))).rejects.toThrow('not the one')
  sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1
  await store.put(hospital.id, one, sealed)
  await expect(hospital.work((work) => openFile(work, store, one))).rejects.toThrow('was changed')
})
