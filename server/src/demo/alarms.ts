import { type CalendarDay, startOfDay } from '@quancheng/rules/calendar-day.ts'
import type pg from 'pg'
import { HOUR, MINUTE, type Moments } from './moments.ts'

/** Jobs that have to ring later for what the history leaves open. */
export interface Alarms {
  followUp(orgId: string, followUpId: string, on: CalendarDay): void
  request(orgId: string, requestId: string, at: number): void
  safety(orgId: string, taskId: string, at: number): void
  watch(orgId: string, watchId: string, at: number): void
  report(orgId: string, reportId: string, at: number): void
  longStays(orgId: string): void
  hints(orgId: string): void
  set(client: pg.ClientBase): Promise<void>
}

interface Alarm {
  readonly task: string
  readonly payload: Readonly<Record<string, string>>
  readonly at: number
  readonly key: string
}

const MORNING = 8 * HOUR
const NIGHT = 2 * HOUR

export function openAlarms(moments: Moments): Alarms {
  const alarms: Alarm[] = []
  const soon = moments.now + MINUTE
  return {
    followUp: (orgId, followUpId, on) => {
      const task = 'cases-follow-up-due'
      const at = Math.max(startOfDay(on) + MORNING, soon)
      alarms.push({ task, payload: { orgId, followUpId }, at, key: `${task}:${followUpId}` })
    },
    request: (orgId, requestId, at) => {
      const task = 'intake-overdue'
      alarms.push({
        task,
        payload: { orgId, requestId },
        at: Math.max(at + 1, soon),
        key: `${task}:${requestId}`,
      })
    },
    safety: (orgId, taskId, at) => {
      const task = 'assessments-safety-overdue'
      const key = `assessments-safety:${taskId}`
      alarms.push({ task, payload: { orgId, taskId }, at: Math.max(at + 1, soon), key })
    },
    watch: (orgId, watchId, at) => {
      const task = 'assessments-watch-overdue'
      const key = `assessments-watch:${watchId}`
      alarms.push({ task, payload: { orgId, watchId }, at: Math.max(at + 1, soon), key })
    },
    report: (orgId, reportId, at) => {
      const task = 'assessments-report-overdue'
      const key = `assessments-report:${reportId}`
      alarms.push({ task, payload: { orgId, reportId }, at: Math.max(at + 1, soon), key })
    },
    hints: (orgId) => {
      const task = 'assist-rescore'
      alarms.push({ task, payload: { orgId }, at: moments.now, key: `${task}:${orgId}` })
    },
    longStays: (orgId) => {
      const task = 'intake-length-of-stay'
      const tonight = moments.start + NIGHT
      const at = tonight > moments.now ? tonight : tonight + 24 * HOUR
      alarms.push({ task, payload: { orgId }, at, key: `${task}:${orgId}` })
    },
    set: async (client) => {
      await client.query(
        `select enqueue(task, payload::json, at, key)
         from unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[]) as alarm(task, payload, at, key)`,
        [
          alarms.map((alarm) => alarm.task),
          alarms.map((alarm) => JSON.stringify(alarm.payload)),
          alarms.map((alarm) => new Date(alarm.at).toISOString()),
          alarms.map((alarm) => alarm.key),
        ],
      )
    },
  }
}
