import { useText } from '../text/use-text.tsx'
import { ChoicesField, NumberField, TextField } from '../ui/simple-fields.tsx'

export interface IncidentWords {
  readonly kinds: readonly string[]
  readonly persons: number | null
  readonly what: string
}

interface Props {
  readonly fields: IncidentWords
  readonly choices: readonly {
    readonly id: string
    readonly name: { readonly zh: string; readonly en: string }
  }[]
  readonly tried: boolean
  readonly onChange: (some: Partial<IncidentWords>) => void
}

/** What happened, to which information, of how many. */
export function IncidentFields({ fields, choices, tried, onChange }: Props) {
  const { t, locale } = useText()
  return (
    <>
      <TextField
        first
        required
        long
        label={t('compliance.incident.what')}
        hint={t('compliance.incident.whatHint')}
        value={fields.what}
        error={tried && fields.what.trim() === '' ? t('compliance.impact.missing') : null}
        onChange={(what) => onChange({ what })}
      />
      <ChoicesField
        required
        label={t('compliance.incident.kinds')}
        value={fields.kinds}
        error={tried && fields.kinds.length === 0 ? t('compliance.impact.missing') : null}
        choices={choices.map(({ id, name }) => ({ value: id, label: name[locale] }))}
        onChange={(kinds) => onChange({ kinds })}
      />
      <NumberField
        optional
        label={t('compliance.incident.persons')}
        hint={t('compliance.incident.personsHint')}
        value={fields.persons}
        onChange={(persons) =>
          onChange({ persons: persons === null ? null : Math.max(0, Math.round(persons)) })
        }
      />
    </>
  )
}
