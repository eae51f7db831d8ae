/** What an invented row is, so that its id is known from its number alone. */
export const KINDS = {
  organisation: 1,
  department: 2,
  team: 3,
  account: 4,
  client: 5,
  encounter: 6,
  case: 7,
  record: 8,
  request: 9,
  task: 10,
  part: 11,
} as const
export type Kind = keyof typeof KINDS

const EPOCH_MS = 1_700_000_000_000
const STEP_MS = 37_000

/** The UUIDv7 of the n-th row of a kind; the first twelve digits grow with n, as time would make them. */
export function idOf(kind: Kind, n: number): string {
  const time = (EPOCH_MS + n * STEP_MS).toString(16).padStart(12, '0')
  const number = n.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${KINDS[kind].toString(16).padStart(3, '0')}-8000-${number}`
}

/** The same in SQL. */
export const ID_FUNCTION = `
  create schema if not exists bench;
  create or replace function bench.id(kind int, n bigint) returns uuid language sql immutable as $$
    select (substr(t, 1, 8) || '-' || substr(t, 9) || '-7' || lpad(to_hex(kind), 3, '0') || '-8000-' || lpad(to_hex(n), 12, '0'))::uuid
    from (select lpad(to_hex(${EPOCH_MS} + n * ${STEP_MS}), 12, '0') as t) made
  $$`
