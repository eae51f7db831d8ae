import { cases } from '@quancheng/contract/cases.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { summaries } from '@quancheng/contract/summaries.ts'
import { expect, test } from 'vitest'
import { openHouse } from '../../test/ward.ts'
import { caseOf, consents, record, signs } from '../a-case.ts'

test('must 12: a worker who writes a diagnosis signs only by saying whose it is, and the ward reads whose', async () => {
  await using house = await openHouse()
  const { lin } = house
  const { caseId, clientId } = await caseOf(house)
  await consents(house, clientId)
  await consents(house, clientId, { scope: 'record' })
  const recordId = newId()
  const { revision: seen } = await lin.does(cases.draftRecord, {
    commandId: newId(),
    caseId,
    recordId,
    seen: null,
    fields: record({ content: '整夜睡不着，考虑抑郁症' }),
  })
  const signs = (over: object) => ({ commandId: newId(), recordId, seen, ...over })
  expect((await lin.ask(cases.signRecord, signs({}))).body).toMatchObject({
    code: 'cases.diagnosis-written',
    facts: { words: '抑郁症' },
  })
  await lin.does(cases.signRecord, signs({ quotedFrom: '精神科 王医生' }))
  const { records } = await lin.does(cases.file, { caseId })
  expect(records).toMatchObject([{ state: 'signed', quotedFrom: '精神科 王医生' }])
  const { print, chosen } = await lin.does(summaries.draftSummary, { caseId })
  const summary = (over: object) => ({
    commandId: newId(),
    caseId,
    print,
    sections: chosen,
    note: '抑郁症，请多留意',
    contact: '8123',
    ...over,
  })
  expect((await lin.ask(summaries.signSummary, summary({}))).body.code).toBe('cases.diagnosis-written')
  await lin.does(summaries.signSummary, summary({ quotedFrom: '精神科 王医生' }))
  const { rows } = await house.hospital.work(async ({ tx, orgId, protect }) => ({
    rows: (
      await tx.selectFrom('case_summary').select('body_sealed').where('org_id', '=', orgId).execute()
    ).map((row) => protect.open('case_summary.body', row.body_sealed)),
  }))
  expect(rows).toEqual([expect.stringContaining('（诊断引自：精神科 王医生）')])
})

test('must 12: a signed record gains a diagnosis by no amendment that does not say whose it is', async () => {
  await using house = await openHouse()
  const { lin } = house
  const { caseId, clientId } = await caseOf(house)
  await consents(house, clientId)
  await signs(lin, caseId)
  const records = async () => (await lin.does(cases.file, { caseId })).records
  const [signed] = await records()
  if (!signed) throw new Error('no record')
  const amends = (over: object) => ({
    commandId: newId(),
    recordId: signed.id,
    seen: signed.revision,
    reason: '补记会谈内容',
    changes: { content: '整夜睡不着，精神分裂症复发' },
    ...over,
  })
  expect((await lin.ask(cases.amendRecord, amends({}))).body.code).toBe('cases.diagnosis-written')
  const byReason = amends({ reason: '其实是抑郁症', changes: { minutes: 40 } })
  expect((await lin.ask(cases.amendRecord, byReason)).body.code).toBe('cases.diagnosis-written')
  await lin.does(cases.amendRecord, amends({ quotedFrom: '精神科 王医生' }))
  expect(await records()).toMatchObject([{ quotedFrom: '精神科 王医生' }])
  const again = amends({ seen: signed.revision + 1, changes: { nextStep: '抑郁症也请王医生看' } })
  await lin.does(cases.amendRecord, { ...again, quotedFrom: '心身科 李医生' })
  expect(await records()).toMatchObject([{ quotedFrom: '精神科 王医生；心身科 李医生' }])
})
