import type { ClientFields } from '@quancheng/contract/clients.ts'
import { type IdNumber, readIdNumber } from '@quancheng/rules/id-number.ts'
import { Refusal } from '@quancheng/rules/refusal.ts'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { IdNumberInput } from '../ui/id-number-input.tsx'
import { MoneyInput } from '../ui/money-input.tsx'
import { PhoneInput } from '../ui/phone-input.tsx'
import { ChoiceField, TextField, TimeField } from '../ui/simple-fields.tsx'
import { Tag } from '../ui/tag.tsx'
import { CodeSelect } from './code-select.tsx'
import { RESIDENT_CARD } from './codes.ts'
import { contradictsIdNumber } from './contradicts-id-number.ts'

const SEXES = ['1', '2', '0', '9'] as const

interface Props {
  readonly fields: ClientFields
  readonly change: (some: Partial<ClientFields>) => void
  /** Numbers and address that this person sees only masked: they stay as they are unless typed anew. */
  readonly masked?: { readonly idNumber: string | null; readonly address: string | null } | null
  readonly nameMissing: boolean
}

/** What is known about a person, in the order in which it is asked; a checked identity number fills in birth and sex. */
export function ClientForm({ fields, change, masked = null, nameMissing }: Props) {
  const { t, refusal } = useText()
  const today = dayOf(new Date())
  const isCard = fields.idType === null || fields.idType === RESIDENT_CARD
  const read = isCard && fields.idNumber !== null ? readIdNumber(fields.idNumber, today) : null
  const known: IdNumber | null = read instanceof Refusal ? null : read
  const contradiction = known && contradictsIdNumber(fields, known)
  const typeNumber = (idNumber: string | null) => {
    const says = idNumber === null || !isCard ? null : readIdNumber(idNumber, today)
    change({
      idNumber,
      ...(idNumber !== null && fields.idType === null && { idType: RESIDENT_CARD }),
      ...(says !== null &&
        !(says instanceof Refusal) && {
          birthDate: says.birthDate,
          birthEstimated: false,
          sex: says.sex,
        }),
    })
  }
  const maskedHint = (value: string | null) => (value === null ? null : t('clients.maskedHint', { value }))
  const line = (text: string) => (text === '' ? null : text)
  return (
    <>
      <TextField
        label={t('clients.field.name')}
        required
        value={fields.name}
        hint={t('clients.form.nameHint')}
        error={nameMissing ? t('clients.missing.name') : null}
        onChange={(name) => change({ name })}
      />
      <CodeSelect
        label={t('clients.field.idType')}
        list="id-types"
        value={fields.idType}
        onChange={(idType) => change({ idType })}
      />
      {isCard ? (
        <IdNumberInput
          label={t('clients.field.idNumber')}
          today={today}
          value={fields.idNumber}
          hint={maskedHint(masked?.idNumber ?? null)}
          onChange={typeNumber}
        />
      ) : (
        <TextField
          label={t('clients.field.idNumber')}
          value={fields.idNumber ?? ''}
          hint={maskedHint(masked?.idNumber ?? null)}
          onChange={(idNumber) => change({ idNumber: line(idNumber) })}
        />
      )}
      <ChoiceField
        label={t('clients.field.sex')}
        value={String(fields.sex) as (typeof SEXES)[number]}
        choices={SEXES.map((value) => ({ value, label: t(`clients.sex.${value}`) }))}
        origin={known?.sex === fields.sex ? t('clients.field.idNumber') : null}
        error={
          contradiction?.includes('sex')
            ? refusal('clients.id-number-contradicts', { field: t('clients.field.sex') })
            : null
        }
        onChange={(sex) => change({ sex: Number(sex) as ClientFields['sex'] })}
      />
      <TimeField
        kind="date"
        label={t('clients.field.birthDate')}
        value={fields.birthDate ?? ''}
        max={today}
        error={
          contradiction?.includes('birthDate')
            ? refusal('clients.id-number-contradicts', { field: t('clients.field.birthDate') })
            : null
        }
        after={
          <>
            <label className="line small nowrap">
              <input
                type="checkbox"
                className="check"
                checked={fields.birthEstimated}
                onChange={(event) => change({ birthEstimated: event.target.checked })}
              />
              {t('clients.field.birthEstimated')}
            </label>
            {known?.birthDate === fields.birthDate && (
              <Tag tone="primary">{t('ui.field.from', { source: t('clients.field.idNumber') })}</Tag>
            )}
          </>
        }
        onChange={(day) => change({ birthDate: line(day) })}
      />
      <PhoneInput
        label={t('clients.field.phone')}
        value={fields.phone}
        onChange={(phone) => change({ phone })}
      />
      <TextField
        label={t('clients.field.address')}
        value={fields.address ?? ''}
        hint={maskedHint(masked?.address ?? null)}
        onChange={(address) => change({ address: line(address) })}
      />
      <CodeSelect
        label={t('clients.field.payer')}
        list="payer"
        value={fields.payer}
        onChange={(payer) => change({ payer })}
      />
      <h2 className="form-part">{t('clients.form.life')}</h2>
      <CodeSelect
        label={t('clients.field.living')}
        list="living"
        value={fields.living}
        onChange={(living) => change({ living })}
      />
      <CodeSelect
        label={t('clients.field.marital')}
        list="marital"
        value={fields.marital}
        onChange={(marital) => change({ marital })}
      />
      <MoneyInput
        label={t('clients.field.incomeFen')}
        value={fields.incomeFen}
        hint={t('clients.form.incomeHint')}
        onChange={(incomeFen) => change({ incomeFen })}
      />
      <TextField
        label={t('clients.field.occupation')}
        value={fields.occupation ?? ''}
        onChange={(occupation) => change({ occupation: line(occupation) })}
      />
      <CodeSelect
        label={t('clients.field.education')}
        list="education"
        value={fields.education}
        onChange={(education) => change({ education })}
      />
      <CodeSelect
        label={t('clients.field.ethnicity')}
        list="ethnicity"
        value={fields.ethnicity}
        onChange={(ethnicity) => change({ ethnicity })}
      />
      <TextField
        label={t('clients.field.language')}
        value={fields.language ?? ''}
        hint={t('clients.form.languageHint')}
        onChange={(language) => change({ language: line(language) })}
      />
      <TimeField
        kind="date"
        label={t('clients.field.diedOn')}
        optional
        value={fields.diedOn ?? ''}
        max={today}
        onChange={(day) => change({ diedOn: line(day) })}
      />
    </>
  )
}
