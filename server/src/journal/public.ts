import type pg from 'pg'
import { type Verdict, verifyJournal } from './verify.ts'

/** Whether one organisation's journal is whole. */
export async function verdictOn(pool: pg.Pool, orgId: string): Promise<Verdict> {
  return verifyJournal(pool, orgId)
}
