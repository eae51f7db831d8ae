import type { Endpoint, Input, Output } from '@quancheng/contract/endpoint.ts'
import type { Actor } from '@quancheng/rules/access.ts'
import type pino from 'pino'
import type { Content } from '../content/load.ts'
import type { Tx } from '../db/db.ts'
import type { FileStore } from '../files/store.ts'
import type { Entry } from '../journal/append.ts'
import type { KeyRing } from '../protection/keys.ts'

/** The signed-in person of a request, in the organisation they act in. */
export interface Person extends Actor {
  readonly name: string
  readonly title: string
  readonly login: string
  readonly locale: 'zh-CN' | 'en'
  readonly duties: readonly string[]
  readonly sessionId: string
  readonly secondFactor: boolean
}

export interface NoticeDraft {
  readonly kind: string
  readonly subjectKind: string
  readonly subjectId: string | null
  /** codes and ids; the words are made where it is read */
  readonly facts: Readonly<Record<string, unknown>>
}

/** Seals and opens protected columns for one organisation. `column` is `table.column` without the suffix. */
export interface Protection {
  seal(column: string, text: string): Buffer
  sealMaybe(column: string, text: string | null | undefined): Buffer | null
  open(column: string, bytes: Buffer): string
  openMaybe(column: string, bytes: Buffer | null): string | null
}

/** What work inside one organisation has in hand, whoever asked: a person, the hospital's feed or a job. */
export interface Work {
  readonly tx: Tx
  readonly orgId: string
  readonly at: Date
  readonly content: Content
  readonly keys: KeyRing
  readonly protect: Protection
  readonly log: pino.Logger
  /** Adds to the journal, in the same transaction. */
  record(entry: Entry): void
  /** Tells people, in-app and by mail, when the transaction commits. */
  notify(accountIds: readonly (string | null)[], draft: NoticeDraft): Promise<void>
  /** Hands a job over, in the same transaction; the same key replaces an earlier job. */
  enqueue(task: string, payload: Readonly<Record<string, unknown>>, runAt?: Date, key?: string): Promise<void>
  /** A statement or two under the owner's role, for tables that belong to no organisation. */
  asOwner<T>(work: (tx: Tx) => Promise<T>): Promise<T>
}

/** What every action receives. The transaction is already open: return to commit, refuse to roll back. */
export interface Call<E extends Endpoint> extends Work {
  readonly input: Input<E>
  readonly actor: Person
  readonly parts: Parts
}

/** Sign-in endpoints have nobody yet; they run as the owner and may set the session cookie. */
export interface OpenCall<E extends Endpoint> {
  readonly input: Input<E>
  readonly tx: Tx
  readonly at: Date
  readonly parts: Parts
  readonly sessionToken: string | null
  readonly device: string
  readonly address: string
  readonly origin: string
  setSession(token: string | null): void
  /** Journal of the house: sign-ins and their failures. */
  record(entry: Entry, actorId: string | null): void
}

export type Action<E extends Endpoint> = (call: Call<E>) => Promise<Output<E>>
export type OpenAction<E extends Endpoint> = (call: OpenCall<E>) => Promise<Output<E>>

/** A slice answers every endpoint of its contract: a missing or misspelt action does not compile. */
export type Slice<C extends Record<string, Endpoint>> = {
  readonly [K in keyof C]: C[K]['may'] extends 'anyone' ? OpenAction<C[K]> : Action<C[K]>
}

export interface Settings {
  readonly mode: 'demo' | 'production'
  readonly origin: string
  readonly secureCookie: boolean
  readonly idleLockMinutes: number
  readonly oidc: {
    readonly issuer: string
    readonly clientId: string
    readonly clientSecret: string
    readonly name: string
  } | null
  readonly smtpUrl: string | null
  readonly mailFrom: string
}

/** Everything composed once in `main.ts` and replaced part by part in tests. */
export interface Parts {
  readonly pool: import('pg').Pool
  readonly keys: KeyRing
  readonly content: Content
  readonly files: FileStore
  readonly settings: Settings
  readonly log: pino.Logger
  readonly clock: () => Date
}
