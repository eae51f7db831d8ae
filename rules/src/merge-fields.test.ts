import { expect, test } from 'vitest'
import { type FieldWrite, type MergeableRow, mergeFields } from './merge-fields.ts'
import { Refusal } from './refusal.ts'
import { isSameValue } from './same-value.ts'

interface Need {
  readonly text: string
  readonly severity: number
  readonly tags: readonly string[]
}
const row: MergeableRow<Need> = {
  revision: 5,
  fieldRevisions: { text: 3, severity: 5 },
  values: { text: '医药费', severity: 2, tags: ['money'] },
}

function write(seen: number, changes: Partial<Need>, overwrite: readonly string[] = []): FieldWrite<Need> {
  return { seen, changes, overwrite }
}

test('two people who change different fields both keep what they wrote', () => {
  expect(mergeFields(row, write(3, { text: '医药费与陪护' }))).toEqual({
    revision: 6,
    fieldRevisions: { text: 6, severity: 5 },
    values: { ...row.values, text: '医药费与陪护' },
    changed: ['text'],
  })
})

test('two people who change the same field see both values, and nothing is written', () => {
  expect(mergeFields(row, write(4, { severity: 3, text: '医药费与陪护' }))).toEqual(
    new Refusal('conflict', {
      revision: 5,
      fields: [{ field: 'severity', yours: 3, theirs: 2, theirRevision: 5 }],
    }),
  )
})

test('two people who write the same word agree', () => {
  expect(mergeFields(row, write(4, { severity: 2 }))).toEqual({ ...row, changed: [] })
})

test('what a person has decided between is written', () => {
  expect(mergeFields(row, write(4, { severity: 3 }, ['severity']))).toMatchObject({
    revision: 6,
    values: { severity: 3 },
  })
})

test('a field never changed since the row was made can be changed by whoever saw the row at all', () => {
  expect(mergeFields(row, write(1, { tags: ['money', 'care'] }))).toMatchObject({
    changed: ['tags'],
    fieldRevisions: { text: 3, severity: 5, tags: 6 },
  })
})

test('nobody has seen a revision that does not exist yet', () => {
  expect(mergeFields(row, write(6, { severity: 3 }))).toEqual(
    new Refusal('conflict', { revision: 5, fields: [] }),
  )
})

test('in whatever order two writers of different fields arrive, the row comes out the same', () => {
  const [hers, his] = [write(5, { text: '住处' }), write(5, { severity: 0 })]
  const inOrder = (writes: readonly FieldWrite<Need>[]) =>
    writes.reduce<MergeableRow<Need>>((current, one) => {
      const answer = mergeFields(current, one)
      return answer instanceof Refusal ? expect.fail(answer.code) : answer
    }, row)
  expect(inOrder([hers, his]).values).toEqual(inOrder([his, hers]).values)
  expect(inOrder([hers, his]).revision).toBe(7)
})

test.each([
  [1, 1, true],
  ['1', 1, false],
  [null, undefined, false],
  [{ a: 1, b: [2] }, { b: [2], a: 1 }, true],
  [{ a: 1 }, { a: 1, b: undefined }, false],
  [['a', 'b'], ['b', 'a'], false],
  [[], {}, false],
])('%j and %j say the same: %s', (one, other, same) => {
  expect(isSameValue(one, other)).toBe(same)
})
