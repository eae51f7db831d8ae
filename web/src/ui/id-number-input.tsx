import { type IdNumberRefusal, readIdNumber, tidyIdNumber } from '@quancheng/rules/id-number.ts'
import { Refusal } from '@quancheng/rules/refusal.ts'
import type { Translate } from '../text/translate.ts'
import { useText } from '../text/use-text.tsx'
import { CheckedField, type CheckedFieldProps } from './checked-field.tsx'

interface Props extends CheckedFieldProps<string> {
  /** Today, YYYY-MM-DD: a birth date still to come is refused. */
  readonly today: string
}

function complaint(refusal: IdNumberRefusal, typed: string, t: Translate): string {
  switch (refusal.code) {
    case 'clients.id-number-length':
      return refusal.facts.from === undefined
        ? t('ui.input.idLength', { count: tidyIdNumber(typed).length })
        : t('ui.input.idLetters', { at: Number(refusal.facts.from) })
    case 'clients.id-number-region':
      return t('ui.input.idRegion')
    case 'clients.id-number-date':
      return t('ui.input.idDate')
    case 'clients.id-number-check-digit':
      return t('ui.input.idCheck')
  }
}

/** A resident identity number, checked as typed; what it says about birth and sex is said back. */
export function IdNumberInput({ today, ...rest }: Props) {
  const { t, day } = useText()
  const known = rest.value === null ? null : readIdNumber(rest.value, today)
  const facts =
    known === null || known instanceof Refusal
      ? null
      : t('ui.input.idFacts', { birth: day(known.birthDate), sex: t(`word.sex.${known.sex}`) })
  return (
    <CheckedField
      {...rest}
      hint={facts ?? rest.hint ?? null}
      write={(number) => number}
      read={(typed) => {
        const read = readIdNumber(typed, today)
        return read instanceof Refusal ? null : read.number
      }}
      complain={(typed) => {
        const read = readIdNumber(typed, today)
        return read instanceof Refusal ? complaint(read, typed, t) : ''
      }}
      complainEarly={(typed) => tidyIdNumber(typed).length >= 18}
      attributes={{ inputMode: 'text', maxLength: 24 }}
    />
  )
}
