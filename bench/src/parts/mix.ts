import { idOf, KINDS } from '../fill/ids.ts'
import { ORG_ID, tokenOf } from '../fill/staff.ts'
import { type Ask, command, reading } from '../load/ask.ts'
import { beside, onSide } from '../measure.ts'
import { atLeast, type Result, timeLine } from '../result.ts'
import { besideTimes, costOf } from './lines.ts'
import type { Given, Part } from './part.ts'

const PEOPLE = 20
const CASES_EACH = 40

/** A working day's traffic of twenty workers at once: three reads of four, the rest records and ticks. */
export const mix: Part = {
  name: 'mix',
  async run({ openGround, pace, planned }: Given): Promise<readonly Result[]> {
    const ground = await openGround()
    const asks: Ask[] = []
    for (let worker = 1; worker <= PEOPLE; worker += 1) asks.push(...(await dayOf(ground.url, worker)))
    const found = await beside(ground, asks, { ...pace, concurrent: PEOPLE }, RESET)
    const { house, limit } = found
    await planned('mix', 'all', besideTimes(asks, found).statements)
    return [
      {
        part: 'mix',
        what: 'API mix, 20 at once',
        p50: null,
        p95: null,
        value: house.perSecond,
        unit: 'asks/s',
        limit: limit.perSecond,
        gate: atLeast(Math.round((100 * house.perSecond) / limit.perSecond), 50, '% of the limit'),
        note: costOf(found),
      },
      ...[...house.taken].map(([what, times]) =>
        timeLine('mix', what, times, limit.taken.get(what) ?? [], null),
      ),
    ]
  },
}

export const RESET = `update task set state = 'open', ended_at = null, revision = 1 where kind = 'to-do' and revision > 1`

export async function dayOf(url: string, worker: number): Promise<readonly Ask[]> {
  const token = tokenOf(worker)
  const { rows: cases } = await onSide(
    url,
    `select id as "caseId", client_id as "clientId" from case_file
     where org_id = '${ORG_ID}' and worker_id = '${idOf('account', worker)}' and state = 'open'
       and id not in (select id from bench.long_file) order by id limit ${CASES_EACH}`,
  )
  const { rows: tasks } = await onSide(
    url,
    `select t.id as "taskId", t.case_id as "caseId", t.client_id as "clientId" from task t
     where t.org_id = '${ORG_ID}' and t.assignee_id = bench.id(${KINDS.account}, ${worker}) and t.state = 'open' and t.revision = 1 order by t.id`,
  )
  const record = {
    caseId: '{caseId}',
    recordId: '{recordId}',
    seen: null,
    fields: {
      occurredAt: new Date(Date.now() - 3_600_000).toISOString(),
      minutes: 30,
      channel: 'face',
      place: '病区谈话室',
      present: '本人与女儿',
      purpose: '跟进经济压力',
      content: '核对了大病保险的报销比例，约定周三再谈。',
      response: '愿意继续谈。',
      nextStep: null,
      nextOn: null,
      goalIds: [],
    },
  }
  return [
    reading('who am I', token, '/api/staff/me', 10),
    reading('work list, mine', token, '/api/cases/list?view=mine', 25),
    {
      ...reading('open a case file', token, '/api/cases/file?caseId={caseId}', 15),
      rows: cases,
    },
    reading('today', token, '/api/today/worker', 15),
    reading('queue', token, '/api/intake/list?view=mine', 15),
    {
      what: 'draft and sign a record',
      token,
      steps: [
        command('/api/cases/records/draft', record),
        command('/api/cases/records/sign', { recordId: '{recordId}', seen: 1, commandId: '{signId}' }),
      ],
      rows: cases,
      fresh: ['commandId', 'signId', 'recordId'],
      weight: 10,
    },
    {
      what: 'tick a task',
      token,
      steps: [command('/api/cases/tasks/tick', { taskId: '{taskId}', seen: 1, done: true })],
      rows: tasks,
      fresh: ['commandId'],
      weight: 10,
    },
  ]
}
