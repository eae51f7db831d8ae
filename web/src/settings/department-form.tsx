import { DEPARTMENT_KINDS, staff } from '@quancheng/contract/staff.ts'
import { useState } from 'react'
import type { z } from 'zod'
import { useCommand } from '../app/use-command.ts'
import { useProblem } from '../app/use-problem.ts'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { ChoiceField, NumberField, TextField } from '../ui/simple-fields.tsx'
import { useToast } from '../ui/toast.tsx'
import { isCount } from './is-count.ts'

export type Department = z.output<typeof staff.departmentList.output>[number]
type Kind = Department['kind']

const EMPTY = { code: '', name: '', kind: 'ward' as Kind, floor: '', beds: null as number | null }

interface Props {
  /** Null: a new one. */
  readonly department: Department | null
  readonly onClose: () => void
}

/** Adds a department, changes one, or closes it and opens it again. */
export function DepartmentForm({ department, onClose }: Props) {
  const { t } = useText()
  const toast = useToast()
  const [fields, setFields] = useState(
    department === null ? EMPTY : { ...department, floor: department.floor ?? '' },
  )
  const [before] = useState(fields)
  const [tried, setTried] = useState(false)
  const [closing, setClosing] = useState(false)
  const change = (some: Partial<typeof EMPTY>) => setFields((now) => ({ ...now, ...some }))
  const refresh = ['/staff']
  const done = (key: 'added' | 'changed') => () => {
    toast.say(t(`settings.departments.${key}`, { name: fields.name.trim() }))
    onClose()
  }
  const adding = useCommand(staff.addDepartment, { refresh, onDone: done('added') })
  const changing = useCommand(staff.changeDepartment, { refresh, onDone: done('changed') })
  const shutting = useCommand(staff.closeDepartment, {
    refresh,
    onDone: ({ patients }) => {
      const name = department?.name ?? ''
      toast.say(
        department?.closedAt != null
          ? t('settings.departments.reopened', { name })
          : patients > 0
            ? t('settings.departments.closedDone', { name, count: patients })
            : t('settings.departments.closedEmpty', { name }),
      )
      onClose()
    },
  })
  const shutProblem = useProblem(shutting)
  const problem = useProblem(department === null ? adding : changing)
  const blank = (field: 'code' | 'name') =>
    tried && fields[field].trim() === '' ? t('settings.missing') : null
  const send = () => {
    setTried(true)
    const code = fields.code.trim()
    const name = fields.name.trim()
    if (code === '' || name === '' || !isCount(fields.beds)) return
    const floor = fields.floor.trim() === '' ? null : fields.floor.trim()
    const sent = { code, name, kind: fields.kind, floor, beds: fields.beds }
    if (department === null) adding.send(sent)
    else changing.send({ departmentId: department.id, seen: department.revision, ...sent })
  }
  if (closing && department !== null)
    return (
      <Dialog
        title={t('settings.departments.closeTitle', { name: department.name })}
        onClose={onClose}
        actions={
          <>
            <Button onClick={() => setClosing(false)}>{t('ui.cancel')}</Button>
            <Button
              kind="danger"
              aria-disabled={shutting.sending || undefined}
              onClick={() =>
                shutting.send({ departmentId: department.id, seen: department.revision, closed: true })
              }
            >
              {t('settings.teams.close')}
            </Button>
          </>
        }
      >
        {department.patients > 0 && (
          <p className="is-high">{t('settings.departments.closePatients', { count: department.patients })}</p>
        )}
        <p>{t('settings.departments.closeWords')}</p>
        {shutProblem !== null && (
          <p className="small is-crisis" role="alert">
            {shutProblem}
          </p>
        )}
      </Dialog>
    )
  return (
    <FormDialog
      title={
        department === null
          ? t('settings.departments.add')
          : t('settings.departments.changeTitle', { name: department.name })
      }
      submit={t('settings.duty.changeSave')}
      sending={adding.sending || changing.sending || shutting.sending}
      problem={shutProblem ?? problem}
      dirty={fields !== before}
      others={
        department !== null &&
        (department.closedAt === null ? (
          <Button kind="ghost" onClick={() => setClosing(true)}>
            {t('settings.departments.close')}
          </Button>
        ) : (
          <Button
            onClick={() =>
              shutting.send({ departmentId: department.id, seen: department.revision, closed: false })
            }
          >
            {t('settings.departments.reopen')}
          </Button>
        ))
      }
      onSubmit={send}
      onClose={onClose}
    >
      <TextField
        label={t('settings.departments.name')}
        required
        first
        value={fields.name}
        error={blank('name')}
        onChange={(name) => change({ name })}
      />
      <TextField
        label={t('settings.departments.code')}
        required
        width={160}
        value={fields.code}
        hint={t('settings.departments.codeHint')}
        error={blank('code')}
        onChange={(code) => change({ code })}
      />
      <ChoiceField
        label={t('settings.departments.kind')}
        value={fields.kind}
        choices={DEPARTMENT_KINDS.map((value) => ({
          value,
          label: t(`settings.departments.kind.${value}`),
        }))}
        onChange={(kind) => change({ kind })}
      />
      <TextField
        label={t('settings.departments.floor')}
        optional
        value={fields.floor}
        hint={t('settings.departments.floorHint')}
        onChange={(floor) => change({ floor })}
      />
      <NumberField
        label={t('settings.departments.beds')}
        optional
        value={fields.beds}
        error={tried && !isCount(fields.beds) ? t('settings.institution.numberWrong') : null}
        onChange={(beds) => change({ beds })}
      />
    </FormDialog>
  )
}
