import type { SummaryBody } from '@quancheng/contract/summaries.ts'
import { ageOn, dayAt } from '@quancheng/rules/calendar-day.ts'
import { element, type Node, xmlDocument } from './xml.ts'

/** The parts of WS/T 500 a summary can be shaped on. */
export const CDA_PARTS = { consult: 45, discharge: 25 } as const
export type CdaPart = keyof typeof CDA_PARTS

interface Document {
  readonly part: CdaPart
  readonly id: string
  /** The same for every version of a case's summaries. */
  readonly setId: string
  readonly version: number
  readonly replaces: string | null
  readonly signedAt: Date
  readonly body: SummaryBody
  /** The hospital's own numbers of the patient. */
  readonly numbers: readonly string[]
}

const ROOT = '2.16.156.10011'
const DOCUMENT_IDS = `${ROOT}.1.1`
const INSTITUTIONS = `${ROOT}.1.5`
const STAFF = `${ROOT}.1.7`
const VISIT_NUMBERS = `${ROOT}.1.12`
const PATIENT_NUMBERS = `${ROOT}.1.13`
const SEXES = `${ROOT}.2.3.3.4`
const DOCUMENT_CODES = `${ROOT}.2.4`

const NAMES = { consult: '会诊记录', discharge: '出院评估与指导' } as const

/**
 * A signed summary as a CDA document shaped on a part of WS/T 500. No part of it is for social work: the document says so
 * in its title and above its root, and sections carry no codes, for there are none.
 */
export function cdaDocument(document: Document): string {
  const { part, body } = document
  const number = CDA_PARTS[part]
  const shaped = `参照 WS/T 500.${number} ${NAMES[part]}的形式；WS/T 500 没有医务社会工作的部分，本文档不是该部分的合格实例`
  const time = stamp(document.signedAt)
  const author = [
    element('id', { root: STAFF, extension: body.worker.id }),
    element('assignedPerson', {}, [element('name', {}, [body.worker.name])]),
  ]
  return xmlDocument(
    shaped,
    element('ClinicalDocument', { xmlns: 'urn:hl7-org:v3' }, [
      element('realmCode', { code: 'CN' }),
      element('typeId', { root: '2.16.840.1.113883.1.3', extension: 'POCD_MT000040' }),
      element('templateId', { root: `${ROOT}.2.1.1.${20 + number}` }),
      element('id', { root: DOCUMENT_IDS, extension: document.id }),
      element('code', {
        code: `C00${number}`,
        codeSystem: DOCUMENT_CODES,
        codeSystemName: '卫生信息共享文档规范编码体系',
      }),
      element('title', {}, [`${body.title}（${shaped}）`]),
      element('effectiveTime', { value: time }),
      element('confidentialityCode', { code: 'N', codeSystem: '2.16.840.1.113883.5.25' }),
      element('languageCode', { code: 'zh-CN' }),
      element('setId', { root: DOCUMENT_IDS, extension: document.setId }),
      element('versionNumber', { value: String(document.version) }),
      element('recordTarget', { typeCode: 'RCT', contextControlCode: 'OP' }, [patientRole(document)]),
      element('author', { typeCode: 'AUT', contextControlCode: 'OP' }, [
        element('time', { value: time }),
        element('assignedAuthor', { classCode: 'ASSIGNED' }, author),
      ]),
      element('custodian', { typeCode: 'CST' }, [
        element('assignedCustodian', { classCode: 'ASSIGNED' }, [
          element('representedCustodianOrganization', { classCode: 'ORG', determinerCode: 'INSTANCE' }, [
            element('id', { root: INSTITUTIONS, nullFlavor: 'UNK' }),
            element('name', {}, [body.institution]),
          ]),
        ]),
      ]),
      element('legalAuthenticator', {}, [
        element('time', { value: time }),
        element('signatureCode', { code: 'S' }),
        element('assignedEntity', {}, author),
      ]),
      ...(document.replaces === null
        ? []
        : [
            element('relatedDocument', { typeCode: 'RPLC' }, [
              element('parentDocument', {}, [
                element('id', { root: DOCUMENT_IDS, extension: document.replaces }),
                element('setId', { root: DOCUMENT_IDS, extension: document.setId }),
                element('versionNumber', { value: String(document.version - 1) }),
              ]),
            ]),
          ]),
      ...(body.stay === null ? [] : [encounter(body.stay)]),
      element('component', {}, [
        element(
          'structuredBody',
          {},
          sections(document).map(({ title, lines }) =>
            element('component', {}, [
              element('section', {}, [
                element('title', {}, [title]),
                element(
                  'text',
                  {},
                  lines.map((line) => element('paragraph', {}, [line])),
                ),
              ]),
            ]),
          ),
        ),
      ]),
    ]),
  )
}

/** A consult answers what was asked; a discharge plan begins with what was agreed for afterwards. */
function sections({ part, body }: Document): readonly { title: string; lines: readonly string[] }[] {
  const isAfter = (code: string) => code === 'discharge' || code === 'plan'
  const parts =
    part === 'discharge'
      ? [
          ...body.parts.filter(({ code }) => isAfter(code)),
          ...body.parts.filter(({ code }) => !isAfter(code)),
        ]
      : body.parts
  return [
    ...parts,
    ...(body.note === null ? [] : [{ title: '给病区的话', lines: body.note.split('\n') }]),
    { title: '社工联系方式', lines: [`${body.worker.name} ${body.contact}`] },
  ]
}

function patientRole({ body, numbers, signedAt }: Document): Node {
  const { client, stay } = body
  return element('patientRole', { classCode: 'PAT' }, [
    ...(stay?.visitNumber ? [element('id', { root: VISIT_NUMBERS, extension: stay.visitNumber })] : []),
    ...numbers.map((number) => element('id', { root: PATIENT_NUMBERS, extension: number })),
    element('patient', { classCode: 'PSN', determinerCode: 'INSTANCE' }, [
      element('name', {}, [client.name]),
      element('administrativeGenderCode', { code: String(client.sex), codeSystem: SEXES }),
      ...(client.birthDate === null
        ? [element('birthTime', { nullFlavor: 'UNK' })]
        : [
            element('birthTime', { value: client.birthDate.replaceAll('-', '') }),
            element('age', {
              unit: '岁',
              value: String(ageOn(client.birthDate, dayAt(signedAt.getTime()))),
            }),
          ]),
    ]),
  ])
}

function encounter(stay: NonNullable<SummaryBody['stay']>): Node {
  return element('componentOf', {}, [
    element('encompassingEncounter', { classCode: 'ENC', moodCode: 'EVN' }, [
      element(
        'effectiveTime',
        stay.admittedAt === null ? { nullFlavor: 'UNK' } : { value: stamp(new Date(stay.admittedAt)) },
      ),
      element('location', {}, [
        element('healthCareFacility', {}, [
          element('serviceProviderOrganization', {}, [
            element('name', {}, [[stay.department, stay.bed].filter(Boolean).join(' ') || '—']),
          ]),
        ]),
      ]),
    ]),
  ])
}

/** China's clock, as the other times of a record. */
function stamp(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace(/[-:T]/g, '')
}
