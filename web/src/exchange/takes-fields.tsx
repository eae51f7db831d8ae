import { ENCOUNTER_CLASSES } from '@quancheng/contract/clients.ts'
import { library } from '@quancheng/contract/library.ts'
import { useState } from 'react'
import { useAsk } from '../app/use-ask.ts'
import { WardChoice } from '../settings/ward-choice.tsx'
import { useText } from '../text/use-text.tsx'
import { ChoicesField, TextField } from '../ui/simple-fields.tsx'
import type { Target } from './destination-form.tsx'
import { useTakes } from './use-takes.ts'

type Takes = Target['takes']

interface Props {
  readonly value: Takes
  readonly onChange: (takes: Takes) => void
}

/** Which summaries a system gets; nothing chosen lets all through. */
export function TakesFields({ value, onChange }: Props) {
  const { t, locale } = useText()
  const standards = useAsk(library.standards, {})
  const said = useTakes()
  const [issuers, setIssuers] = useState(value.issuers.join(' '))
  const packs = (standards.data ?? [])
    .filter(({ code, fictional }) => !fictional || value.packs.includes(code))
    .map(({ code, name, designation }) => ({ value: code, label: `${name[locale]} ${designation}` }))
  return (
    <>
      <p className="small" role="status">
        <b>{t('exchange.takes')}</b> {said(value)}
      </p>
      <ChoicesField
        optional
        label={t('exchange.takes.classes')}
        value={value.classes}
        choices={ENCOUNTER_CLASSES.map((one) => ({ value: one, label: t(`clients.stay.${one}`) }))}
        onChange={(classes) => onChange({ ...value, classes: [...classes] })}
      />
      <WardChoice
        label={t('exchange.takes.departments')}
        hint={t('exchange.takes.hint')}
        value={value.departmentIds}
        onChange={(ids) => onChange({ ...value, departmentIds: [...ids] })}
      />
      {packs.length > 1 && (
        <ChoicesField
          optional
          label={t('exchange.takes.packs')}
          value={value.packs}
          choices={packs}
          onChange={(codes) => onChange({ ...value, packs: [...codes] })}
        />
      )}
      <TextField
        optional
        label={t('exchange.takes.issuers')}
        hint={t('exchange.takes.issuersHint')}
        value={issuers}
        onChange={(words) => {
          setIssuers(words)
          onChange({ ...value, issuers: words.split(/[\s,，、;；]+/).filter((word) => word !== '') })
        }}
      />
    </>
  )
}
