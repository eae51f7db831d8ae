import type { FamilyOfClient } from '@quancheng/contract/family.ts'
import { newPerson } from '@quancheng/rules/genogram.ts'
import { checkFamily } from '@quancheng/rules/genogram-check.ts'
import { layOutFamily } from '@quancheng/rules/genogram-layout.ts'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { makeSpeech, SpeechProvider } from '../../text/use-text.tsx'
import { zh } from '../../text/zh.ts'
import {
  firstPicture,
  joinNew,
  linesOf,
  partnersOf,
  putLine,
  removeLine,
  removePerson,
} from './family-change.ts'
import { GenogramPicture } from './family-genogram.tsx'

const TODAY = '2026-11-24'

const FAMILY: FamilyOfClient = {
  clientId: '0190aaaa-0000-7000-8000-000000000001',
  client: { name: '陈桂兰', sex: 2, born: '1968-03-02', died: null },
  picture: null,
  revision: 0,
  version: null,
  versions: [],
  contacts: [
    { id: 'hui', name: '王慧', relation: '30', mainCarer: true, note: '外地，周六到' },
    { id: 'ming', name: '王志明', relation: '11', mainCarer: false, note: null },
  ],
}

const START = firstPicture(FAMILY)
const named = (key: string, name: string) => ({ ...newPerson(key), name })

test('before anybody has drawn, the contacts on the file are there with their lines', () => {
  expect(START.people.map(({ name }) => name)).toEqual(['陈桂兰', '王慧', '王志明'])
  expect(linesOf(START)).toEqual([
    { a: 'self', b: 'ming', kind: 'married', order: 1 },
    { a: 'self', b: 'hui', kind: 'biological' },
    { a: 'ming', b: 'hui', kind: 'biological' },
  ])
})

test('a brother has the parents his sister has; a child has both partners as parents', () => {
  const withFather = joinNew(START, named('f', '陈守田'), { as: 'parent', of: 'self', otherParent: null })
  const withBrother = joinNew(withFather, named('b', '陈桂生'), {
    as: 'sibling',
    of: 'self',
    otherParent: null,
  })
  expect(withBrother.parents).toContainEqual({ parent: 'f', child: 'b', kind: 'biological' })
  const [partner = null] = partnersOf(withBrother, 'self')
  const withSon = joinNew(withBrother, named('s', '王浩'), { as: 'child', of: 'self', otherParent: partner })
  expect(withSon.parents.filter(({ child }) => child === 's').map(({ parent }) => parent)).toEqual([
    'self',
    'ming',
  ])
  expect(checkFamily(withSon, TODAY)).toBeNull()
})

test('who is taken out takes their lines along, and a line can be taken out alone', () => {
  const without = removePerson(START, 'ming')
  expect(linesOf(without)).toEqual([{ a: 'self', b: 'hui', kind: 'biological' }])
  const close = putLine(START, { kind: 'close', a: 'self', b: 'hui' })
  expect(close.ties).toHaveLength(1)
  expect(removeLine(close, { kind: 'close', a: 'self', b: 'hui' })).toEqual(START)
})

test('the picture can be read and opened by who does not see it', () => {
  const drawing = layOutFamily(START, TODAY)
  const markup = renderToStaticMarkup(
    <SpeechProvider texts={zh} locale="zh">
      <GenogramPicture
        drawing={drawing}
        says={makeSpeech(zh, 'zh').t('clients.family.genogramSays', { people: 3, generations: 2 })}
        sayPerson={(key) => START.people.find((each) => each.key === key)?.name ?? ''}
        svgRef={{ current: null }}
        onOpen={() => undefined}
        onMove={() => undefined}
      />
    </SpeechProvider>,
  )
  expect(markup).toContain('aria-label="家系图，3 人，2 代。人与关系见表格。"')
  expect(markup.match(/role="button"/g)).toHaveLength(3)
  expect(markup).toContain('aria-description="王慧"')
  expect(markup).toContain('子辈')
})
