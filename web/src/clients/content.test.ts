import { CONSENT_SCOPES } from '@quancheng/rules/consent.ts'
import { describe, expect, test } from 'vitest'
import { clientsEn } from '../text/clients.en.ts'
import { clientsZh } from '../text/clients.zh.ts'
import { codeEn } from '../text/code.en.ts'
import { codeZh } from '../text/code.zh.ts'
import { CODES, RELATIONS, USUAL_RELATIONS } from './codes.ts'
import { CONSENT_VERSIONS } from './consent-texts.ts'

interface CodeFile {
  readonly codes: readonly {
    readonly code: string
    readonly name: { readonly zh: string; readonly en: string }
  }[]
}
interface ConsentFile {
  readonly texts: readonly {
    readonly scope: string
    readonly version: string
    readonly body: { readonly zh: readonly string[]; readonly en: readonly string[] }
  }[]
}

const codeFiles = import.meta.glob<CodeFile>('../../../content/codes/*.json', {
  eager: true,
  import: 'default',
})
const consentFiles = import.meta.glob<ConsentFile>('../../../content/consents/default.json', {
  eager: true,
  import: 'default',
})
const listOf = (id: string) =>
  codeFiles[`../../../content/codes/${id === 'relation' ? 'relations-gb4761' : id}.json`]?.codes ?? []

describe('the codes a form offers', () => {
  test.each(Object.entries(CODES))('%s are those of the content, in its order', (list, codes) => {
    expect(codes).toEqual(listOf(list).map((each) => each.code))
  })

  test('relations are those of the content, without the client', () => {
    const others = listOf('relation')
      .map((each) => each.code)
      .filter((code) => code !== '01')
    expect(RELATIONS).toEqual(others)
    expect(USUAL_RELATIONS.filter((code) => !others.includes(code))).toEqual([])
  })

  test('every code is called in both languages as the content calls it', () => {
    for (const [key, name] of Object.entries(codeZh)) {
      const dot = key.indexOf('.')
      const entry = listOf(key.slice(0, dot)).find((each) => each.code === key.slice(dot + 1))
      expect({ zh: name, en: codeEn[key as keyof typeof codeEn] }, key).toEqual(entry?.name)
    }
  })
})

test('what is read to a client before they agree is the newest wording, word for word', () => {
  const texts = Object.values(consentFiles).flatMap((file) => file.texts)
  for (const scope of CONSENT_SCOPES) {
    const newest = texts.findLast((text) => text.scope === scope)
    expect(CONSENT_VERSIONS[scope]).toBe(newest?.version)
    expect(clientsZh[`consentText.${scope}`]).toBe(newest?.body.zh.join('\n'))
    expect(clientsEn[`consentText.${scope}`]).toBe(newest?.body.en.join('\n'))
  }
})
