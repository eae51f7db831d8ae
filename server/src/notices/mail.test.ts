import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { newId } from '@quancheng/contract/new-id.ts'
import { staff } from '@quancheng/contract/staff.ts'
import { SMTPServer } from 'smtp-server'
import { expect, test } from 'vitest'
import { openWorld, type TestOrganisation } from '../test/world.ts'
import type { Recipient } from './messenger.ts'
import { tell } from './tell.ts'

interface Mail {
  readonly from: string
  readonly to: readonly string[]
  readonly text: string
}

/** A real SMTP server on a port of its own that keeps what it is given; it can be told to be busy. */
async function startMailServer() {
  const mails: Mail[] = []
  let busy = false
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        if (busy) return done(Object.assign(new Error('come back later'), { responseCode: 451 }))
        const { mailFrom, rcptTo } = session.envelope
        mails.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          text: Buffer.concat(chunks).toString(),
        })
        return done()
      })
    },
  })
  const listener = server.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  return {
    mails,
    setBusy: (now: boolean) => {
      busy = now
    },
    url: `smtp://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      await new Promise<void>((closed) => server.close(() => closed()))
    },
  }
}

async function notify(hospital: TestOrganisation, accountId: string) {
  await hospital.work((work) =>
    work.notify([accountId], {
      kind: 'request-offered',
      subjectKind: 'request',
      subjectId: newId(),
      facts: { reason: 'distress-thermometer', score: 9 },
    }),
  )
}

test('Lin gets a mail that something waits, in her language, and nothing about the patient is in it', async () => {
  await using post = await startMailServer()
  await using world = await openWorld({ smtpUrl: post.url, mailFrom: 'msw@hospital.example' })
  const hospital = await world.organisation()
  const lin = await hospital.person('林若溪', 'worker')
  const wu = await hospital.person('吴敏', 'head')
  await world.pool.query("update account set email = 'lin@hospital.example' where id = $1", [lin.id])
  await notify(hospital, lin.id)
  await notify(hospital, wu.id)
  expect(await world.runDueJobs()).toEqual(['mail-notice', 'mail-notice'])
  expect(post.mails).toMatchObject([{ from: 'msw@hospital.example', to: ['lin@hospital.example'] }])
  const [mail] = post.mails
  expect(mail?.text).toContain(Buffer.from('全程：您有一条新通知').toString('base64').slice(0, 20))
  expect(mail?.text).not.toMatch(/distress|request|score/)
  const { rows } = await world.pool.query('select mailed_at is not null as told from notice')
  expect(rows).toEqual([{ told: true }, { told: true }])

  await lin.does(staff.setLocale, { locale: 'en' })
  await notify(hospital, lin.id)
  await world.runDueJobs()
  expect(post.mails[1]?.text).toContain('Subject: Quancheng: you have a notice')
  expect(post.mails[1]?.text).toContain('http://localhost:3000/')
})

test('what Lin has read meanwhile is not mailed, and nothing is mailed twice', async () => {
  await using post = await startMailServer()
  await using world = await openWorld({ smtpUrl: post.url })
  const hospital = await world.organisation()
  const lin = await hospital.person('林若溪', 'worker')
  await world.pool.query("update account set email = 'lin@hospital.example' where id = $1", [lin.id])
  await notify(hospital, lin.id)
  const { rows } = await lin.does(staff.notices, {})
  await lin.does(staff.readNotices, { ids: rows.map(({ id }) => id) })
  await world.runDueJobs()
  expect(post.mails).toEqual([])

  await notify(hospital, lin.id)
  await world.runDueJobs()
  const again = (await lin.does(staff.notices, {})).rows[0]?.id ?? ''
  await hospital.work((work) => work.enqueue('mail-notice', { noticeId: again }))
  await world.runDueJobs()
  expect(post.mails).toHaveLength(1)
})

test('when the mail server is busy the job fails and the notice is still to be told', async () => {
  await using post = await startMailServer()
  await using world = await openWorld({ smtpUrl: post.url })
  const hospital = await world.organisation()
  const lin = await hospital.person('林若溪', 'worker')
  await world.pool.query("update account set email = 'lin@hospital.example' where id = $1", [lin.id])
  await notify(hospital, lin.id)
  post.setBusy(true)
  await expect(world.runDueJobs()).rejects.toThrow('come back later')
  const { rows } = await world.pool.query('select mailed_at from notice')
  expect(rows).toEqual([{ mailed_at: null }])
})

test('an SMS gateway is another messenger of the same shape', async () => {
  await using world = await openWorld()
  const hospital = await world.organisation()
  const lin = await hospital.person('林若溪', 'worker')
  await notify(hospital, lin.id)
  expect(await world.runDueJobs()).toEqual(['mail-notice'])
  const id = (await lin.does(staff.notices, {})).rows[0]?.id ?? ''
  const sent: [Recipient, string][] = []
  const gateway = { name: 'sms', tell: async (to: Recipient, notice: string) => void sent.push([to, notice]) }
  await hospital.work((work) => tell(work, id, [gateway]))
  await hospital.work((work) => tell(work, id, [gateway]))
  expect(sent).toEqual([[{ name: '林若溪', email: null, locale: 'zh-CN' }, id]])
})
