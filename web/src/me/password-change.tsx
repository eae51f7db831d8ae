import { staff } from '@quancheng/contract/staff.ts'
import { useState } from 'react'
import { ask } from '../app/ask.ts'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { useToast } from '../ui/toast.tsx'
import { PasswordField } from './password-field.tsx'
import { useAct } from './use-act.ts'

/** Changes one's password. */
export function PasswordChange() {
  const { t } = useText()
  const toast = useToast()
  const act = useAct()
  const [open, setOpen] = useState(false)
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const close = () => {
    setOpen(false)
    setCurrent('')
    setNext('')
    act.say(null)
  }
  const change = async () => {
    if (current === '' || next === '') return act.say(t('staff.missingPassword'))
    if (!(await act.run(() => ask(staff.changePassword, { current, next }), [staff.sessions.path]))) return
    toast.say(t('staff.passwordChange.done'))
    close()
  }
  return (
    <div className="my-way">
      <Icon name="key" />
      <span className="grow">
        <b>{t('staff.password')}</b>
        <br />
        <span className="small muted">{t('staff.passwordChange.words')}</span>
      </span>
      <Button small onClick={() => setOpen(true)}>
        {t('staff.passwordChange')}
      </Button>
      {open && (
        <FormDialog
          title={t('staff.passwordChange.title')}
          submit={t('staff.passwordChange.save')}
          sending={act.busy}
          problem={act.problem}
          dirty={next !== ''}
          onSubmit={() => void change()}
          onClose={close}
        >
          <PasswordField
            label={t('staff.passwordChange.current')}
            kind="current-password"
            value={current}
            onChange={setCurrent}
          />
          <PasswordField
            label={t('staff.passwordChange.next')}
            kind="new-password"
            hint={t('staff.passwordChange.hint')}
            value={next}
            onChange={setNext}
          />
        </FormDialog>
      )}
    </div>
  )
}
