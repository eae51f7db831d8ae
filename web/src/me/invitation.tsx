import { staff } from '@quancheng/contract/staff.ts'
import { useRouter, useSearch } from '@tanstack/react-router'
import { type SubmitEvent, useEffect, useState } from 'react'
import { ask } from '../app/ask.ts'
import { GoLink } from '../app/go-link.tsx'
import { prefer } from '../app/preferences.ts'
import { useText } from '../text/use-text.tsx'
import { BrandMark } from '../ui/brand-mark.tsx'
import { Button, buttonClass } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { PasswordField } from './password-field.tsx'
import { useAct } from './use-act.ts'
import './me.css'

/** Sets a first password with a one-time invitation, then signs in with it. */
export function Invitation() {
  const { t, locale } = useText()
  const router = useRouter()
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const token = typeof search.token === 'string' ? search.token : ''
  const act = useAct()
  const [password, setPassword] = useState('')
  const [login, setLogin] = useState<string | null>(null)
  useEffect(() => {
    document.title = `${t('staff.invitation.title')} · ${t('app.name')}`
  }, [t])
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (password === '') return act.say(t('staff.missingPassword'))
    await act.run(async () => {
      const accepted = await ask(staff.acceptInvitation, { token, password })
      setLogin(accepted.login)
      const answer = await ask(staff.signIn, { login: accepted.login, password })
      router.history.replace(answer.step === 'done' ? '/' : '/sign-in')
    })
  }
  return (
    <div className="invitation">
      <header>
        <span className="line">
          <BrandMark />
          <b>{t('app.name')}</b>
        </span>
        <Segmented
          label={t('app.language')}
          value={locale}
          onChange={(chosen) => prefer({ locale: chosen })}
          options={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
        />
      </header>
      <main className="card">
        <div>
          <h1>{t('staff.invitation.title')}</h1>
          <p className="muted">{t('staff.invitation.lead')}</p>
        </div>
        {token === '' ? (
          <Notice tone="next" icon="warning" title={t('staff.invitation.noToken')} />
        ) : login !== null ? (
          <>
            <Notice tone="ok" title={t('staff.invitation.done', { login })} />
            <GoLink href="/sign-in" className={buttonClass({ kind: 'primary' })}>
              {t('staff.signIn')}
            </GoLink>
          </>
        ) : (
          <form onSubmit={(event) => void submit(event)} noValidate>
            <PasswordField
              above
              label={t('staff.passwordChange.next')}
              kind="new-password"
              hint={t('staff.passwordChange.hint')}
              value={password}
              onChange={setPassword}
            />
            {act.problem !== null && (
              <p className="small is-crisis" role="alert">
                {act.problem}
              </p>
            )}
            <Button kind="primary" type="submit" disabled={act.busy}>
              {t('staff.invitation.save')}
            </Button>
          </form>
        )}
      </main>
    </div>
  )
}
