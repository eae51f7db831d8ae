import { staff } from '@quancheng/contract/staff.ts'
import { lazy, useState } from 'react'
import { ask } from '../app/ask.ts'
import { useMe } from '../app/session.ts'
import { Wait } from '../app/wait.tsx'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { Tag } from '../ui/tag.tsx'
import { useToast } from '../ui/toast.tsx'
import { PasswordField } from './password-field.tsx'
import { useAct } from './use-act.ts'

const QrPicture = lazy(async () => ({ default: (await import('./qr-picture.tsx')).QrPicture }))

/** Six digits from an authenticator app beside the password: set up by a QR code or by typing, removed with the password. */
export function SecondFactor() {
  const { t } = useText()
  const me = useMe()
  const toast = useToast()
  const act = useAct()
  const [setup, setSetup] = useState<{ readonly secret: string; readonly uri: string } | null>(null)
  const [removing, setRemoving] = useState(false)
  const [code, setCode] = useState('')
  const [password, setPassword] = useState('')
  const close = () => {
    setSetup(null)
    setRemoving(false)
    setCode('')
    setPassword('')
    act.say(null)
  }
  const confirm = async () => {
    const digits = code.normalize('NFKC').replace(/\s/g, '')
    if (!/^\d{6}$/.test(digits)) return act.say(t('staff.missingCode'))
    if (!(await act.run(() => ask(staff.confirmTotp, { code: digits }), [staff.me.path]))) return
    toast.say(t('staff.totp.done'))
    close()
  }
  const remove = async () => {
    if (password === '') return act.say(t('staff.missingPassword'))
    if (!(await act.run(() => ask(staff.removeTotp, { password }), [staff.me.path]))) return
    toast.say(t('staff.totp.removed'))
    close()
  }
  return (
    <div className="my-way">
      <Icon name="phone" />
      <span className="grow">
        <span className="line">
          <b>{t('staff.totp')}</b>
          <Tag tone={me.secondFactor ? 'ok' : 'outline'}>
            {t(me.secondFactor ? 'staff.totp.on' : 'staff.totp.off')}
          </Tag>
        </span>
        <span className="small muted">{t('staff.totp.words')}</span>
        {act.problem !== null && setup === null && !removing && (
          <span className="small is-crisis" role="alert">
            {act.problem}
          </span>
        )}
      </span>
      {me.secondFactor ? (
        <Button small onClick={() => setRemoving(true)}>
          {t('staff.totp.remove')}
        </Button>
      ) : (
        <Button
          small
          aria-disabled={act.busy || undefined}
          onClick={() => void act.run(async () => setSetup(await ask(staff.startTotp, {})))}
        >
          {t('staff.totp.setUp')}
        </Button>
      )}
      {setup && (
        <FormDialog
          title={t('staff.totp.title')}
          submit={t('staff.verify')}
          sending={act.busy}
          problem={act.problem}
          dirty={false}
          onSubmit={() => void confirm()}
          onClose={close}
        >
          <p>{t('staff.totp.scan')}</p>
          <div className="qr">
            <Wait fallback={<div style={{ height: 184 }} />}>
              <QrPicture text={setup.uri} label={t('staff.totp.picture')} />
            </Wait>
          </div>
          <p className="small muted">
            {t('staff.totp.type')} <code className="secret">{setup.secret.match(/.{1,4}/g)?.join(' ')}</code>
          </p>
          <Field label={t('staff.code')} hint={t('staff.codeHint')}>
            {(control) => (
              <input
                {...control}
                className="input"
                style={{ width: 140 }}
                inputMode="numeric"
                autoComplete="one-time-code"
                maxLength={8}
                value={code}
                onChange={(event) => setCode(event.target.value)}
              />
            )}
          </Field>
        </FormDialog>
      )}
      {removing && (
        <FormDialog
          title={t('staff.totp.removeTitle')}
          submit={t('staff.totp.remove')}
          danger
          sending={act.busy}
          problem={act.problem}
          dirty={false}
          onSubmit={() => void remove()}
          onClose={close}
        >
          <p>{t('staff.totp.removeWords')}</p>
          <PasswordField
            label={t('staff.password')}
            kind="current-password"
            value={password}
            onChange={setPassword}
          />
        </FormDialog>
      )}
    </div>
  )
}
