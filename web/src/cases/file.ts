import type { CaseFile } from '@quancheng/contract/cases.ts'

export type File = CaseFile
export type Need = File['needs'][number]
export type Goal = File['goals'][number]
export type Plan = File['plans'][number]
export type FollowUp = File['followUps'][number]
export type Closure = File['closures'][number]

/** A case that is closed or waits for its closure is read; an open one is written by whoever may write. */
export function isWritable(file: File): boolean {
  return file.may.write && file.state === 'open'
}

/** The closure somebody has asked for and nobody has decided. */
export function pendingClosure(file: File): Closure | null {
  return file.closures.find((closure) => closure.state === 'requested') ?? null
}
