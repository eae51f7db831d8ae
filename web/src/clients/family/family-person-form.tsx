import type { Picture } from '@quancheng/contract/family.ts'
import { checkFamily } from '@quancheng/rules/genogram-check.ts'
import { useState } from 'react'
import { dayOf } from '../../text/dates.ts'
import { useText } from '../../text/use-text.tsx'
import { Button } from '../../ui/button.tsx'
import { ChoiceButtons } from '../../ui/choice-buttons.tsx'
import { Field } from '../../ui/field.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { TextField } from '../../ui/simple-fields.tsx'
import { joinNew, type NewAs, type Person, partnersOf, putPerson, removePerson } from './family-change.ts'
import { PersonSelect } from './family-person-select.tsx'

const SEXES = ['1', '2', '0'] as const
const NEW_AS = ['child', 'partner', 'parent', 'sibling', 'other'] as const
const MARKS = ['livesWith', 'carer', 'deceased', 'lost'] as const

interface Props {
  readonly picture: Picture
  readonly person: Person
  readonly isNew: boolean
  readonly onDone: (picture: Picture) => void
  readonly onClose: () => void
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim())

/** One person of the family: who, when, and for somebody new whose child, partner or parent they are. */
export function PersonForm({ picture, person, isNew, onDone, onClose }: Props) {
  const { t, refusal } = useText()
  const index = picture.people.find((each) => each.index)?.key ?? ''
  const [fields, setFields] = useState(person)
  const [how, setHow] = useState<{ as: NewAs; of: string }>({ as: 'child', of: index })
  const [otherParent, setOtherParent] = useState<string | null>(partnersOf(picture, index)[0] ?? null)
  const [problem, setProblem] = useState<string | null>(null)
  const change = (some: Partial<Person>) => setFields((before) => ({ ...before, ...some }))
  const dirty = JSON.stringify(fields) !== JSON.stringify(person)
  const accept = (next: Picture) => {
    const refused = checkFamily(next, dayOf(new Date()))
    if (refused) setProblem(refusal(refused.code, refused.facts))
    else onDone(next)
  }
  const submit = () => {
    const tidy = {
      ...fields,
      name: orNull(fields.name ?? ''),
      born: orNull(fields.born ?? ''),
      died: orNull(fields.died ?? ''),
      note: orNull(fields.note ?? ''),
    }
    accept(
      isNew
        ? joinNew(picture, tidy, { ...how, otherParent: how.as === 'child' ? otherParent : null })
        : putPerson(picture, tidy),
    )
  }
  const isContact = person.contactId !== null
  const marks = MARKS.filter((mark) => fields[mark])
  return (
    <FormDialog
      title={t(isNew ? 'clients.family.addPerson' : 'clients.family.editPerson')}
      submit={t(isNew ? 'clients.family.put' : 'clients.family.change')}
      sending={false}
      problem={problem}
      dirty={dirty}
      others={
        !isNew &&
        !person.index && (
          <Button kind="ghost" onClick={() => onDone(removePerson(picture, person.key))}>
            {t('clients.family.remove')}
          </Button>
        )
      }
      onSubmit={submit}
      onClose={onClose}
    >
      {person.index ? (
        <p className="small muted">{t('clients.family.fromFile')}</p>
      ) : (
        <>
          {isContact && <p className="small muted">{t('clients.family.fromContact')}</p>}
          {!isContact && (
            <TextField
              label={t('clients.family.name')}
              first
              value={fields.name ?? ''}
              hint={t('clients.family.nameHint')}
              onChange={(name) => change({ name })}
            />
          )}
          {isNew && (
            <>
              <PersonSelect
                label={t('clients.family.whose')}
                picture={picture}
                value={how.of}
                onChange={(of) => {
                  setHow({ ...how, of })
                  setOtherParent(partnersOf(picture, of)[0] ?? null)
                }}
              />
              <Field group label={t('clients.family.as')}>
                {() => (
                  <ChoiceButtons
                    label={t('clients.family.as')}
                    value={how.as}
                    choices={NEW_AS.map((value) => ({ value, label: t(`clients.family.as.${value}`) }))}
                    onChange={(as) => setHow({ ...how, as })}
                  />
                )}
              </Field>
              {how.as === 'child' && (
                <PersonSelect
                  label={t('clients.family.otherParent')}
                  picture={picture}
                  among={partnersOf(picture, how.of)}
                  none={t('clients.family.none')}
                  value={otherParent ?? ''}
                  onChange={(key) => setOtherParent(key === '' ? null : key)}
                />
              )}
            </>
          )}
          <Field group label={t('clients.family.sex')}>
            {() => (
              <ChoiceButtons
                label={t('clients.family.sex')}
                value={SEXES.find((each) => Number(each) === fields.sex) ?? null}
                choices={SEXES.map((value) => ({ value, label: t(`clients.family.sex.${value}`) }))}
                onChange={(sex) => change({ sex: Number(sex) as Person['sex'] })}
              />
            )}
          </Field>
          <TextField
            label={t('clients.family.born')}
            value={fields.born ?? ''}
            hint={t('clients.family.dateHint')}
            width={160}
            onChange={(born) => change({ born })}
          />
          <Field group label={t('clients.family.marks')}>
            {() => (
              <ChoiceButtons
                many
                label={t('clients.family.marks')}
                value={marks}
                choices={MARKS.filter((mark) => mark !== 'carer' || !isContact).map((value) => ({
                  value,
                  label: t(`clients.family.mark.${value}`),
                }))}
                onChange={(chosen) =>
                  change({
                    livesWith: chosen.includes('livesWith'),
                    carer: isContact ? fields.carer : chosen.includes('carer'),
                    deceased: chosen.includes('deceased'),
                    lost: chosen.includes('lost'),
                  })
                }
              />
            )}
          </Field>
          {(fields.deceased || fields.died !== null) && (
            <TextField
              label={t('clients.family.died')}
              value={fields.died ?? ''}
              width={160}
              onChange={(died) => change({ died })}
            />
          )}
        </>
      )}
      <TextField
        label={t('clients.family.note')}
        optional
        value={fields.note ?? ''}
        onChange={(note) => change({ note })}
      />
    </FormDialog>
  )
}
