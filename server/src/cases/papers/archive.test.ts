import { archive } from '@quancheng/contract/archive.ts'
import { cases } from '@quancheng/contract/cases.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { expect, test } from 'vitest'
import { openHouse } from '../../test/ward.ts'
import { actsAbout, caseOf, closes } from '../a-case.ts'

async function withClosed() {
  const house = await openHouse()
  const { caseId, clientId } = await caseOf(house, { name: '刘雨桐' })
  await closes(house, caseId)
  const { number } = await house.zhou.does(cases.file, { caseId })
  return { ...house, caseId, clientId, number }
}

const shelf = (caseId: string, over: object = {}) => ({
  commandId: newId(),
  caseId,
  shelf: '乙 3-12',
  ...over,
})

test('a closed file is put away by who answers for it, with what it lacks written beside it, and waits no longer', async () => {
  await using house = await withClosed()
  const { zhou, lin, head, caseId, clientId } = house
  const names = async (view: 'waiting' | 'kept' | 'lent', person = zhou) =>
    (await person.does(archive.archive, { view })).rows.map((row) => row.client.name)
  expect(await names('waiting')).toEqual(['刘雨桐'])
  expect((await lin.ask(archive.archive, {})).status, 'a worker keeps no archive').toBe(404)
  const { missing } = await zhou.does(archive.putAway, shelf(caseId))
  expect(missing).toContain('needs-assessment')
  expect(await names('waiting')).toEqual([])
  expect((await head.does(archive.archive, { view: 'kept' })).rows).toMatchObject([
    { caseId, missing, kept: { shelf: '乙 3-12', by: { id: zhou.id } }, loan: null },
  ])
  expect((await zhou.ask(archive.putAway, shelf(caseId))).body).toMatchObject({
    code: 'cases.put-away-already',
  })
  expect(await actsAbout(house, clientId)).toContain('cases.putAway')
})

test('an open case is not put away, and nothing is lent that does not lie there', async () => {
  await using house = await openHouse()
  const { zhou, he } = house
  const { caseId } = await caseOf(house)
  expect((await zhou.ask(archive.putAway, shelf(caseId))).body).toMatchObject({ code: 'cases.not-closed' })
  const loan = { commandId: newId(), caseId, borrowerId: he.id, purpose: '复查', dueOn: '2026-01-20' }
  expect((await zhou.ask(archive.lend, loan)).body).toMatchObject({ code: 'cases.not-put-away' })
})

test('a paper file goes out to one person at a time, is asked for when it is late, and comes back', async () => {
  await using house = await withClosed()
  const { zhou, he, world, caseId } = house
  await zhou.does(archive.putAway, shelf(caseId))
  const lend = (over: object = {}) =>
    zhou.ask(archive.lend, {
      commandId: newId(),
      caseId,
      borrowerId: he.id,
      purpose: '写案例报告',
      dueOn: '2026-01-08',
      ...over,
    })
  expect((await lend({ dueOn: '2026-01-01' })).body).toMatchObject({ code: 'cases.in-the-past' })
  expect((await lend({ borrowerId: newId() })).body).toMatchObject({ code: 'cases.not-a-member' })
  const { id: loanId } = (await lend()).body as { id: string }
  expect((await lend()).body).toMatchObject({ code: 'cases.on-loan' })
  world.pass(5 * 24 * 60)
  await world.runDueJobs()
  await world.runDueJobs()
  expect((await zhou.does(archive.archive, { view: 'lent' })).rows).toMatchObject([
    { loan: { id: loanId, borrower: { id: he.id }, purpose: '写案例报告', late: true } },
  ])
  const told = async (person: typeof he) =>
    (await house.noticesOf(person)).filter((kind) => kind === 'loan-overdue').length
  expect([await told(he), await told(zhou)]).toEqual([1, 1])
  const back = () => zhou.ask(archive.giveBack, { commandId: newId(), loanId })
  expect((await back()).status).toBe(200)
  expect((await back()).body).toMatchObject({ code: 'cases.back-already' })
  expect((await zhou.does(archive.archive, { view: 'lent' })).rows).toEqual([])
  const { rows } = await world.pool.query('select to_jsonb(l)::text as row from archive_loan l')
  expect(JSON.stringify(rows)).not.toContain('写案例报告')
})
