import type { Picture } from '@quancheng/contract/family.ts'
import { SYSTEM_FLOWS, SYSTEM_KINDS, SYSTEM_STRENGTHS } from '@quancheng/rules/ecomap.ts'
import { useState } from 'react'
import { useText } from '../../text/use-text.tsx'
import { Button } from '../../ui/button.tsx'
import { ChoiceButtons } from '../../ui/choice-buttons.tsx'
import { Field } from '../../ui/field.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { TextField } from '../../ui/simple-fields.tsx'
import type { System } from './family-change.ts'

interface Props {
  readonly picture: Picture
  readonly system: System
  readonly isNew: boolean
  readonly onDone: (picture: Picture) => void
  readonly onClose: () => void
}

/** Something around the household: what, how strong, and where energy flows. */
export function SystemForm({ picture, system, isNew, onDone, onClose }: Props) {
  const { t } = useText()
  const [fields, setFields] = useState(system)
  const [tried, setTried] = useState(false)
  const change = (some: Partial<System>) => setFields((before) => ({ ...before, ...some }))
  const without = picture.systems.filter(({ key }) => key !== system.key)
  const isMissing = tried && fields.name.trim() === ''
  return (
    <FormDialog
      title={t(isNew ? 'clients.family.addSystem' : 'clients.family.editSystem')}
      submit={t(isNew ? 'clients.family.put' : 'clients.family.change')}
      sending={false}
      problem={null}
      dirty={JSON.stringify(fields) !== JSON.stringify(system)}
      others={
        !isNew && (
          <Button kind="ghost" onClick={() => onDone({ ...picture, systems: without })}>
            {t('clients.family.remove')}
          </Button>
        )
      }
      onSubmit={() => {
        setTried(true)
        if (fields.name.trim() === '') return
        const note = fields.note?.trim() ?? ''
        const tidy = { ...fields, name: fields.name.trim(), note: note === '' ? null : note }
        const systems = isNew
          ? [...without, tidy]
          : picture.systems.map((each) => (each.key === system.key ? tidy : each))
        onDone({ ...picture, systems })
      }}
      onClose={onClose}
    >
      <TextField
        label={t('clients.family.systemName')}
        required
        first
        value={fields.name}
        error={isMissing ? t('clients.family.missingName') : null}
        onChange={(name) => change({ name })}
      />
      <Field label={t('clients.family.systemKind')}>
        {(control) => (
          <select
            {...control}
            className="input"
            value={fields.kind}
            onChange={({ target }) =>
              change({ kind: SYSTEM_KINDS.find((each) => each === target.value) ?? fields.kind })
            }
          >
            {SYSTEM_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`clients.family.systemKind.${kind}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field group label={t('clients.family.strength')}>
        {() => (
          <ChoiceButtons
            label={t('clients.family.strength')}
            value={fields.strength}
            choices={SYSTEM_STRENGTHS.map((value) => ({
              value,
              label: t(`clients.family.strength.${value}`),
            }))}
            onChange={(strength) => change({ strength })}
          />
        )}
      </Field>
      <Field group label={t('clients.family.flow')}>
        {() => (
          <ChoiceButtons
            label={t('clients.family.flow')}
            value={fields.flow}
            choices={SYSTEM_FLOWS.map((value) => ({ value, label: t(`clients.family.flow.${value}`) }))}
            onChange={(flow) => change({ flow })}
          />
        )}
      </Field>
      <TextField
        label={t('clients.family.note')}
        optional
        value={fields.note ?? ''}
        onChange={(note) => change({ note })}
      />
    </FormDialog>
  )
}
