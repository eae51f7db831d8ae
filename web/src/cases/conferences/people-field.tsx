import { useState } from 'react'
import { useText } from '../../text/use-text.tsx'
import { ChoicesField, TextField } from '../../ui/simple-fields.tsx'

interface Props {
  readonly label: string
  readonly people: readonly { readonly accountId: string; readonly name: string; readonly title: string }[]
  readonly value: readonly string[]
  readonly onChange: (ids: readonly string[]) => void
}

const SHOWN = 12

/** Colleagues of any profession: those chosen, and those whose name or title is looked for. */
export function PeopleField({ label, people, value, onChange }: Props) {
  const { t } = useText()
  const [words, setWords] = useState('')
  const found = people.filter(
    ({ accountId, name, title }) => value.includes(accountId) || `${name} ${title}`.includes(words.trim()),
  )
  const shown = found
    .toSorted((one, other) => Number(value.includes(other.accountId)) - Number(value.includes(one.accountId)))
    .slice(0, Math.max(SHOWN, value.length))
  return (
    <>
      <TextField
        label={label}
        value={words}
        placeholder={t('cases.conference.findHint')}
        onChange={setWords}
      />
      <ChoicesField
        label={t('cases.conference.chosen', { count: value.length })}
        value={value}
        choices={shown.map(({ accountId, name, title }) => ({ value: accountId, label: `${name} ${title}` }))}
        onChange={onChange}
      />
    </>
  )
}
