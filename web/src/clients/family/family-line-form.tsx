import type { Picture } from '@quancheng/contract/family.ts'
import { checkFamily } from '@quancheng/rules/genogram-check.ts'
import { useState } from 'react'
import { dayOf } from '../../text/dates.ts'
import { useText } from '../../text/use-text.tsx'
import { Field } from '../../ui/field.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { FAMILY_LINES, FEELINGS, type LineKind, putLine } from './family-change.ts'
import { PersonSelect } from './family-person-select.tsx'

interface Props {
  readonly picture: Picture
  readonly onDone: (picture: Picture) => void
  readonly onClose: () => void
}

/** One line between two people: of family, or of feeling. */
export function LineForm({ picture, onDone, onClose }: Props) {
  const { t, refusal } = useText()
  const index = picture.people.find((each) => each.index)?.key ?? ''
  const [a, setA] = useState(index)
  const [b, setB] = useState(picture.people.find((each) => !each.index)?.key ?? '')
  const [kind, setKind] = useState<LineKind>('close')
  const [problem, setProblem] = useState<string | null>(null)
  const options = (kinds: readonly LineKind[]) =>
    kinds.map((each) => (
      <option key={each} value={each}>
        {t(`clients.family.kind.${each}`)}
      </option>
    ))
  return (
    <FormDialog
      title={t('clients.family.addLine')}
      submit={t('clients.family.put')}
      sending={false}
      problem={problem}
      dirty={false}
      onSubmit={() => {
        const next = putLine(picture, { kind, a, b })
        const refused = checkFamily(next, dayOf(new Date()))
        if (refused) setProblem(refusal(refused.code, refused.facts))
        else onDone(next)
      }}
      onClose={onClose}
    >
      <PersonSelect label={t('clients.family.lineFrom')} picture={picture} value={a} onChange={setA} />
      <Field label={t('clients.family.lineKind')}>
        {(control) => (
          <select
            {...control}
            className="input"
            value={kind}
            onChange={({ target }) =>
              setKind([...FEELINGS, ...FAMILY_LINES].find((each) => each === target.value) ?? kind)
            }
          >
            <optgroup label={t('clients.family.lines.feeling')}>{options(FEELINGS)}</optgroup>
            <optgroup label={t('clients.family.lines')}>{options(FAMILY_LINES)}</optgroup>
          </select>
        )}
      </Field>
      <PersonSelect label={t('clients.family.lineTo')} picture={picture} value={b} onChange={setB} />
    </FormDialog>
  )
}
