import { AUDIENCES, type StandardPack } from '@quancheng/contract/content/standard-pack.ts'
import { useMe } from '../app/session.ts'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { Tag } from '../ui/tag.tsx'
import { PairField } from './pair-field.tsx'

type Listed = StandardPack['principles']
type Methods = StandardPack['methods']
type Services = StandardPack['serviceItems']

interface SourceProps {
  readonly label?: string
  readonly value: string
  readonly onChange: (source: string) => void
}

/** Where something comes from. */
export function SourceField({ label, value, onChange }: SourceProps) {
  const { t } = useText()
  return (
    <label className="own-source small">
      <span>{label ?? t('library.parameter.source')}</span>
      <input
        className="input"
        value={value}
        maxLength={600}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  )
}

/** What a list says of itself follows from whether anything stands in it: the institution has written it. */
function statusOf(items: readonly unknown[]): Listed['status'] {
  return items.length === 0 ? 'unknown' : 'institution'
}

interface MarkProps {
  readonly name: string
  readonly value: true | undefined
  readonly onChange: (value: true | undefined) => void
}

/** Psychotherapy is marked where it may be done; elsewhere it cannot be chosen, and what is marked says why it has to go. */
function MedicalMark({ name, value, onChange }: MarkProps) {
  const { t } = useText()
  const { medicalInstitution } = useMe()
  if (!medicalInstitution)
    return value ? (
      <span className="own-mark">
        <Tag tone="wait">{t('library.medicalNotHere')}</Tag>
      </span>
    ) : null
  return (
    <label className="own-mark small">
      <input
        type="checkbox"
        className="check"
        aria-label={`${name} · ${t('library.own.psychotherapy')}`}
        checked={value === true}
        onChange={(event) => onChange(event.target.checked || undefined)}
      />
      {t('library.own.psychotherapy')}
    </label>
  )
}

interface ListProps {
  readonly label: string
  readonly value: Methods
  readonly onChange: (value: Methods) => void
  /** Whether a line may be psychotherapy. */
  readonly ofMethods?: boolean
}

/** Principles, aims or methods: one a line, in both languages. */
export function EditorList({ label, value, onChange, ofMethods = false }: ListProps) {
  const { t } = useText()
  const put = (items: Methods['items']) => onChange({ ...value, items, status: statusOf(items) })
  return (
    <>
      {value.items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name but its place
        <div key={index} className="own-item">
          <PairField
            label={`${label} ${index + 1}`}
            value={item}
            onChange={(words) => put(value.items.with(index, { ...item, ...words }))}
          />
          {ofMethods && (
            <MedicalMark
              name={`${label} ${index + 1}`}
              value={item.medicalInstitutionOnly}
              onChange={(medicalInstitutionOnly) =>
                put(value.items.with(index, { ...item, medicalInstitutionOnly }))
              }
            />
          )}
          <Button
            small
            kind="ghost"
            icon="close"
            aria-label={t('library.own.remove', { name: `${label} ${index + 1}` })}
            onClick={() => put(value.items.toSpliced(index, 1))}
          />
        </div>
      ))}
      <Button small icon="plus" onClick={() => put([...value.items, { zh: '', en: '' }])}>
        {t('library.own.add')}
      </Button>
      <SourceField value={value.source} onChange={(source) => onChange({ ...value, source })} />
    </>
  )
}

interface ServicesProps {
  readonly value: Services
  readonly onChange: (value: Services) => void
}

/** What is done, and for whom. */
export function EditorServices({ value, onChange }: ServicesProps) {
  const { t } = useText()
  const label = t('library.own.part.services')
  const put = (items: Services['items']) => onChange({ ...value, items, status: statusOf(items) })
  return (
    <>
      {value.items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name but its place
        <div key={index} className="own-item">
          <select
            className="input"
            aria-label={t('library.own.audience', { number: index + 1 })}
            value={item.audience}
            onChange={(event) => {
              const audience = AUDIENCES.find((one) => one === event.target.value)
              if (audience) put(value.items.with(index, { ...item, audience }))
            }}
          >
            {AUDIENCES.map((audience) => (
              <option key={audience} value={audience}>
                {t(`library.audience.${audience}`)}
              </option>
            ))}
          </select>
          <PairField
            label={`${label} ${index + 1}`}
            value={item.name}
            onChange={(name) => put(value.items.with(index, { ...item, name }))}
          />
          <MedicalMark
            name={`${label} ${index + 1}`}
            value={item.medicalInstitutionOnly}
            onChange={(medicalInstitutionOnly) =>
              put(value.items.with(index, { ...item, medicalInstitutionOnly }))
            }
          />
          <Button
            small
            kind="ghost"
            icon="close"
            aria-label={t('library.own.remove', { name: `${label} ${index + 1}` })}
            onClick={() => put(value.items.toSpliced(index, 1))}
          />
        </div>
      ))}
      <Button
        small
        icon="plus"
        onClick={() => put([...value.items, { audience: 'patient-family', name: { zh: '', en: '' } }])}
      >
        {t('library.own.add')}
      </Button>
      <SourceField value={value.source} onChange={(source) => onChange({ ...value, source })} />
    </>
  )
}
