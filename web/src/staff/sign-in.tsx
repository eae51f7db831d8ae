import { type SubmitEvent, useEffect, useRef, useState } from 'react'
import { ask } from '../app/ask.ts'
import { FIRST } from '../app/first-asks.ts'
import { prefer } from '../app/preferences.ts'
import { problemText } from '../app/problem-text.ts'
import { useAsk } from '../app/use-ask.ts'
import { useText } from '../text/use-text.tsx'
import { BrandMark } from '../ui/brand-mark.tsx'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { signInByPasskey } from './passkey.ts'
import '../ui/popover.css'
import './sign-in.css'

const DEMO_PASSWORD = 'quancheng-demo'

interface Props {
  /** Laid over work that goes on afterwards. */
  readonly over?: boolean
  /** Whose locked session is opened again; null for signing in. */
  readonly lockedName?: string | null
  readonly message: string | null
  readonly onDone: () => void
}

function Course() {
  return (
    <svg className="course" viewBox="0 0 320 28" preserveAspectRatio="none" aria-hidden="true" fill="none">
      <path d="M4 14h196" stroke="var(--qc-primary)" strokeWidth="2" strokeLinecap="round" />
      <path
        d="M200 14h112"
        stroke="var(--qc-line-2)"
        strokeWidth="2"
        strokeDasharray="1 6"
        strokeLinecap="round"
      />
      <circle cx="4" cy="14" r="3.500" fill="var(--qc-primary)" />
      <circle cx="72" cy="14" r="3.500" fill="var(--qc-primary)" />
      <circle cx="148" cy="14" r="3.500" fill="var(--qc-primary)" />
      <circle cx="200" cy="14" r="5.500" fill="var(--qc-now)" />
      <circle cx="264" cy="14" r="3" fill="var(--qc-surface)" stroke="var(--qc-edge)" />
      <circle cx="312" cy="14" r="3" fill="var(--qc-surface)" stroke="var(--qc-edge)" />
    </svg>
  )
}

/** The door: password, then the second factor when the account has one; passkey and the organisation's own sign-in beside it. */
export function SignIn({ over = false, lockedName = null, message, onDone }: Props) {
  const speech = useText()
  const { t, locale } = speech
  const options = useAsk(FIRST.options, {})
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [shown, setShown] = useState(false)
  const [code, setCode] = useState('')
  const [challengeId, setChallengeId] = useState<string | null>(null)
  const [missing, setMissing] = useState<'login' | 'password' | 'code' | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const first = useRef<HTMLInputElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step begins at its first question
  useEffect(() => first.current?.focus(), [challengeId])

  const attempt = async (go: () => Promise<{ readonly step?: string; readonly challengeId?: string }>) => {
    setBusy(true)
    setProblem(null)
    try {
      const answer = await go()
      if (answer.step === 'second-factor' && answer.challengeId) setChallengeId(answer.challengeId)
      else onDone()
    } catch (error) {
      if (error instanceof Error && error.name === 'NotAllowedError') return
      setProblem(problemText(error, speech))
      setCode('')
    } finally {
      setBusy(false)
    }
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (challengeId !== null) {
      const digits = code.normalize('NFKC').replace(/\s/g, '')
      if (!/^\d{6}$/.test(digits)) return setMissing('code')
      setMissing(null)
      return void attempt(() => ask(FIRST.secondFactor, { challengeId, code: digits }))
    }
    if (lockedName === null && login.trim() === '') return setMissing('login')
    if (password === '') return setMissing('password')
    setMissing(null)
    return void attempt(() =>
      lockedName === null ? ask(FIRST.signIn, { login, password }) : ask(FIRST.unlock, { password }),
    )
  }

  return (
    <div
      className={`sign-in${over ? ' over' : ''}`}
      {...(over && { role: 'dialog', 'aria-modal': true, 'aria-label': t('staff.title') })}
    >
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
        <Course />
        <div>
          <h1>
            {t(
              lockedName !== null
                ? 'staff.lockedTitle'
                : challengeId === null
                  ? 'staff.title'
                  : 'staff.secondTitle',
            )}
          </h1>
          <p className="muted">
            {lockedName !== null
              ? t('staff.lockedWords', { name: lockedName })
              : t(challengeId === null ? 'staff.lead' : 'staff.secondWords')}
          </p>
        </div>
        {message && <Notice tone="next" icon="clock" title={message} />}
        <form onSubmit={submit} noValidate>
          {challengeId === null ? (
            <>
              {lockedName === null && (
                <Field
                  above
                  label={t('staff.login')}
                  error={missing === 'login' ? t('staff.missingLogin') : null}
                >
                  {(control) => (
                    <input
                      {...control}
                      ref={first}
                      className="input"
                      autoComplete="username webauthn"
                      autoCapitalize="none"
                      spellCheck={false}
                      placeholder={t('staff.loginHint')}
                      value={login}
                      onChange={(event) => setLogin(event.target.value)}
                    />
                  )}
                </Field>
              )}
              <Field
                above
                label={t('staff.password')}
                error={missing === 'password' ? t('staff.missingPassword') : null}
              >
                {(control) => (
                  <span className="password" style={{ display: 'block' }}>
                    <input
                      {...control}
                      {...(lockedName !== null && { ref: first })}
                      className="input"
                      type={shown ? 'text' : 'password'}
                      autoComplete="current-password"
                      value={password}
                      onChange={(event) => setPassword(event.target.value)}
                    />
                    <button
                      type="button"
                      aria-pressed={shown}
                      aria-label={t(shown ? 'staff.hidePassword' : 'staff.showPassword')}
                      onClick={() => setShown(!shown)}
                    >
                      <Icon name="eye" />
                    </button>
                  </span>
                )}
              </Field>
            </>
          ) : (
            <Field
              above
              label={t('staff.code')}
              hint={t('staff.codeHint')}
              error={missing === 'code' ? t('staff.missingCode') : null}
            >
              {(control) => (
                <input
                  {...control}
                  ref={first}
                  className="input code"
                  inputMode="numeric"
                  autoComplete="one-time-code"
                  maxLength={8}
                  value={code}
                  onChange={(event) => setCode(event.target.value)}
                />
              )}
            </Field>
          )}
          {problem && (
            <p className="is-crisis small" role="alert">
              {problem}
            </p>
          )}
          <Button kind="primary" type="submit" disabled={busy}>
            {busy
              ? t('staff.signingIn')
              : t(
                  lockedName !== null
                    ? 'staff.unlock'
                    : challengeId === null
                      ? 'staff.signIn'
                      : 'staff.verify',
                )}
          </Button>
        </form>
        {challengeId !== null && (
          <Button
            kind="text"
            onClick={() => {
              setChallengeId(null)
              setPassword('')
              setProblem(null)
            }}
          >
            {t('staff.otherAccount')}
          </Button>
        )}
        {challengeId === null && lockedName === null && options.data && (
          <>
            {(options.data.passkey || options.data.oidc) && <div className="or">{t('staff.or')}</div>}
            {options.data.passkey && 'PublicKeyCredential' in window && (
              <Button icon="key" disabled={busy} onClick={() => void attempt(signInByPasskey)}>
                {t('staff.passkey')}
              </Button>
            )}
            {options.data.oidc && (
              <a className="button" href="/api/staff/oidc/start">
                <Icon name="home" />
                {t('staff.single', { name: options.data.oidc.name })}
              </a>
            )}
            {options.data.demo.length > 0 && (
              <section className="stack">
                <div className="line small">
                  <b>{t('staff.demo')}</b>
                  <span className="faint">{t('staff.demoWords', { password: DEMO_PASSWORD })}</span>
                </div>
                <div className="demo-list">
                  {options.data.demo.map((each) => (
                    <button
                      key={each.login}
                      type="button"
                      className="menu-item small"
                      onClick={() => {
                        setLogin(each.login)
                        setPassword(DEMO_PASSWORD)
                      }}
                    >
                      <b className="nowrap">{each.name}</b>
                      <span className="muted clip">
                        {each.title} {each.organisation}
                      </span>
                    </button>
                  ))}
                </div>
              </section>
            )}
          </>
        )}
      </main>
      <footer className="tiny faint">{t('staff.help')}</footer>
    </div>
  )
}
