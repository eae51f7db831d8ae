import { library } from '@quancheng/contract/library.ts'
import { staff } from '@quancheng/contract/staff.ts'
import { useState } from 'react'
import type { z } from 'zod'
import { useAsk } from '../app/use-ask.ts'
import { useCommand } from '../app/use-command.ts'
import { useProblem } from '../app/use-problem.ts'
import { useText } from '../text/use-text.tsx'
import { Field } from '../ui/field.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { NumberField, SelectField, TextField } from '../ui/simple-fields.tsx'
import { useToast } from '../ui/toast.tsx'
import { isCount } from './is-count.ts'

const PREFIX = /^[\p{L}\p{N}]{0,12}$/u

interface Props {
  readonly institution: z.output<typeof staff.institution.output>
  readonly onClose: () => void
}

/** Changes what the institution is called and by which standards it works. */
export function InstitutionForm({ institution, onClose }: Props) {
  const { t, locale } = useText()
  const toast = useToast()
  const standards = useAsk(library.standards, {})
  const [fields, setFields] = useState({
    name: institution.name,
    shortName: institution.shortName,
    beds: institution.beds,
    casePrefix: institution.casePrefix ?? '',
    pack: institution.pack ?? '',
    medical: institution.medical,
    packs: institution.packs as readonly string[],
  })
  const [before] = useState(fields)
  const [tried, setTried] = useState(false)
  const change = (some: Partial<typeof fields>) => setFields((now) => ({ ...now, ...some }))
  const command = useCommand(staff.changeInstitution, {
    refresh: ['/staff', '/cases/packs'],
    onDone: () => {
      toast.say(t('settings.institution.saved'))
      onClose()
    },
  })
  const blank = (field: 'name' | 'shortName') =>
    tried && fields[field].trim() === '' ? t('settings.missing') : null
  const prefix = fields.casePrefix.trim()
  const choices = (standards.data ?? [])
    .filter((each) => !each.fictional || each.code === fields.pack || fields.packs.includes(each.code))
    .map((each) => ({
      value: each.code,
      label: `${each.name[locale]} ${each.designation}`,
      own: each.own,
    }))
  return (
    <FormDialog
      title={t('settings.institution.changeTitle')}
      note={t('settings.institution.note')}
      submit={t('settings.institution.save')}
      sending={command.sending}
      problem={useProblem(command)}
      dirty={fields !== before}
      width={640}
      onSubmit={() => {
        setTried(true)
        const name = fields.name.trim()
        const shortName = fields.shortName.trim()
        if (name === '' || shortName === '' || !isCount(fields.beds) || !PREFIX.test(prefix)) return
        command.send({
          seen: institution.revision,
          name,
          shortName,
          beds: fields.beds,
          casePrefix: prefix === '' ? null : prefix,
          pack: fields.pack === '' ? null : fields.pack,
          medical: fields.medical,
          packs: fields.packs.filter((code) => code !== fields.pack),
        })
      }}
      onClose={onClose}
    >
      <TextField
        label={t('settings.institution.name')}
        required
        first
        value={fields.name}
        error={blank('name')}
        onChange={(name) => change({ name })}
      />
      <TextField
        label={t('settings.institution.shortName')}
        required
        value={fields.shortName}
        hint={t('settings.institution.shortNameHint')}
        error={blank('shortName')}
        onChange={(shortName) => change({ shortName })}
      />
      <NumberField
        label={t('settings.institution.beds')}
        optional
        value={fields.beds}
        error={tried && !isCount(fields.beds) ? t('settings.institution.numberWrong') : null}
        onChange={(beds) => change({ beds })}
      />
      <TextField
        label={t('settings.institution.casePrefix')}
        optional
        width={160}
        value={fields.casePrefix}
        hint={t('settings.institution.casePrefixHint')}
        error={PREFIX.test(prefix) ? null : t('settings.institution.casePrefixWrong')}
        onChange={(casePrefix) => change({ casePrefix })}
      />
      <SelectField
        label={t('settings.institution.medical')}
        hint={t('settings.institution.medicalHint')}
        value={fields.medical === null ? '' : fields.medical ? 'yes' : 'no'}
        none={t('settings.institution.medicalByKind')}
        choices={[
          { value: 'yes', label: t('settings.institution.medicalYes') },
          { value: 'no', label: t('settings.institution.medicalNo') },
        ]}
        onChange={(said) => change({ medical: said === '' ? null : said === 'yes' })}
      />
      <SelectField
        label={t('settings.institution.pack')}
        value={fields.pack}
        none={t('settings.institution.packContent')}
        choices={choices}
        onChange={(pack) => change({ pack })}
      />
      <Field group label={t('settings.institution.packs')} hint={t('settings.institution.packsHint')}>
        {() => (
          <fieldset className="ward-choice pack-choice" aria-label={t('settings.institution.packs')}>
            {choices
              .filter(({ value, own }) => value !== fields.pack && !own)
              .map(({ value, label }) => (
                <label key={value}>
                  <input
                    type="checkbox"
                    className="check"
                    checked={fields.packs.includes(value)}
                    onChange={(event) =>
                      change({
                        packs: event.target.checked
                          ? [...fields.packs, value]
                          : fields.packs.filter((code) => code !== value),
                      })
                    }
                  />
                  {label}
                </label>
              ))}
          </fieldset>
        )}
      </Field>
    </FormDialog>
  )
}
