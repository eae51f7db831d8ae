import { useText } from '../text/use-text.tsx'
import { SelectField } from '../ui/simple-fields.tsx'
import { useRelation } from './use-relation.ts'

/** Those who usually sign for another, of the relations of GB/T 4761. */
const SIGNING = [
  '51',
  '52',
  '10',
  '20',
  '30',
  '40',
  '61',
  '62',
  '63',
  '64',
  '70',
  '57',
  '58',
  '97',
  '99',
] as const

interface Props {
  readonly label: string
  readonly value: string
  readonly onChange: (code: string) => void
}

/** How the person who signs is related to the client. */
export function RelationField({ label, value, onChange }: Props) {
  const { t } = useText()
  const relation = useRelation()
  const codes = value === '' || SIGNING.some((code) => code === value) ? SIGNING : [value, ...SIGNING]
  return (
    <SelectField
      label={label}
      value={value}
      none={t('cases.plan.relationNone')}
      onChange={onChange}
      choices={codes.map((code) => ({ value: code, label: relation(code) }))}
    />
  )
}
