import type { ClientFields, ClientFile } from '@quancheng/contract/clients.ts'
import { readIdNumber } from '@quancheng/rules/id-number.ts'
import { Refusal } from '@quancheng/rules/refusal.ts'
import type { ReactNode } from 'react'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { Section } from '../ui/page.tsx'
import { Tag } from '../ui/tag.tsx'
import { ID_CARD, isNamedType } from './identifier-types.ts'
import { useFieldWords } from './use-field-words.ts'

interface FactProps {
  readonly label: string
  readonly origin?: string | null
  readonly children: ReactNode
}

function Fact({ label, origin = null, children }: FactProps) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        {children}
        {origin !== null && <span className="faint tiny"> {origin}</span>}
      </dd>
    </>
  )
}

const FIRST = ['idNumber', 'phone', 'address', 'payer'] as const
const SECOND = [
  'ethnicity',
  'marital',
  'education',
  'occupation',
  'language',
  'living',
  'incomeFen',
  'diedOn',
] as const

interface Props {
  readonly client: ClientFile
}

/** Who somebody is; unknown is written out, and what follows from another fact says so. */
export function Who({ client }: Props) {
  const { t } = useText()
  const words = useFieldWords()
  const { fields } = client
  const number =
    fields.idNumber === null || client.masked ? null : readIdNumber(fields.idNumber, dayOf(new Date()))
  const fromNumber = number === null || number instanceof Refusal ? null : number
  const said = (field: keyof ClientFields): ReactNode => {
    const value = words(field, fields[field])
    return value === null ? <span className="faint">{t('word.unknown')}</span> : value
  }
  const masks = (field: keyof ClientFields) =>
    client.masked && fields[field] !== null && (field === 'idNumber' || field === 'address')
  return (
    <Section title={t('clients.who')} shape="padded">
      <div className="client-facts">
        <dl>
          <Fact
            label={t('clients.field.sex')}
            origin={fromNumber?.sex === fields.sex ? t('clients.origin.idNumber') : null}
          >
            {said('sex')}
          </Fact>
          <Fact
            label={t('clients.field.birthDate')}
            origin={
              fields.birthEstimated
                ? t('clients.origin.estimated')
                : fromNumber?.birthDate === fields.birthDate
                  ? t('clients.origin.idNumber')
                  : null
            }
          >
            {said('birthDate')}
          </Fact>
          {FIRST.map((field) => (
            <Fact
              key={field}
              label={
                field === 'idNumber' && fields.idType !== null
                  ? (words('idType', fields.idType) ?? t('clients.field.idNumber'))
                  : t(`clients.field.${field}`)
              }
              origin={masks(field) ? t('clients.masked') : null}
            >
              {field === 'phone' && fields.phone !== null ? (
                <a className="link" href={`tel:${fields.phone}`}>
                  {fields.phone}
                </a>
              ) : (
                said(field)
              )}
            </Fact>
          ))}
          {client.identifiers
            .filter(({ type }) => type !== ID_CARD)
            .map((each) => (
              <Fact
                key={`${each.issuer} ${each.type} ${each.value}`}
                label={isNamedType(each.type) ? t(`clients.identifier.${each.type}`) : each.type}
                origin={t('clients.origin.issuer', { issuer: each.issuer })}
              >
                {each.value} {each.use === 'old' && <Tag>{t('clients.identifier.old')}</Tag>}
              </Fact>
            ))}
        </dl>
        <dl>
          {SECOND.filter((field) => field !== 'diedOn' || fields.diedOn !== null).map((field) => (
            <Fact key={field} label={t(`clients.field.${field}`)}>
              {said(field)}
            </Fact>
          ))}
        </dl>
      </div>
    </Section>
  )
}
