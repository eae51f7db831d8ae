import { staff } from '@quancheng/contract/staff.ts'
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/browser'
import { useState } from 'react'
import { ask } from '../app/ask.ts'
import { useAsk } from '../app/use-ask.ts'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { useToast } from '../ui/toast.tsx'
import { readDevice } from './device-words.ts'
import { useAct } from './use-act.ts'

async function makePasskey(label: string): Promise<void> {
  const [{ startRegistration }, { challengeId, options }] = await Promise.all([
    import('@simplewebauthn/browser'),
    ask(staff.startPasskey, {}),
  ])
  const response = await startRegistration({
    optionsJSON: options as unknown as PublicKeyCredentialCreationOptionsJSON,
  })
  await ask(staff.addPasskey, { challengeId, label, response: { ...response } })
}

/** Keys that sign in without a password: a fingerprint, a face, a security key. */
export function Passkeys() {
  const { t, day } = useText()
  const toast = useToast()
  const act = useAct()
  const options = useAsk(staff.options, {})
  const passkeys = useAsk(staff.passkeys, {})
  const [removing, setRemoving] = useState<{ readonly id: string; readonly label: string } | null>(null)
  const today = dayOf(new Date())
  const offered = (options.data?.passkey ?? false) && 'PublicKeyCredential' in window
  const add = async () => {
    const { browser, system } = readDevice(navigator.userAgent)
    const label = [browser, system].filter((each) => each !== null).join(' ') || t('staff.devices.unknown')
    if (await act.run(() => makePasskey(label), [staff.passkeys.path])) toast.say(t('staff.passkeys.done'))
  }
  const remove = async (id: string) => {
    if (!(await act.run(() => ask(staff.removePasskey, { id }), [staff.passkeys.path]))) return
    toast.say(t('staff.passkeys.removed'))
    setRemoving(null)
  }
  return (
    <>
      <div className="my-way">
        <Icon name="lock" />
        <span className="grow">
          <b>{t('staff.passkeys')}</b>
          <br />
          <span className="small muted">
            {t(offered || !options.data ? 'staff.passkeys.words' : 'staff.passkeys.notHere')}
          </span>
          {act.problem !== null && removing === null && (
            <span className="small is-crisis" role="alert" style={{ display: 'block' }}>
              {act.problem}
            </span>
          )}
        </span>
        {offered && (
          <Button small aria-disabled={act.busy || undefined} onClick={() => void add()}>
            {t('staff.passkeys.add')}
          </Button>
        )}
      </div>
      <ul className="my-lines my-passkeys">
        {passkeys.data?.map((passkey) => (
          <li key={passkey.id}>
            <span className="grow">
              {passkey.label}{' '}
              <span className="small muted">
                {passkey.lastUsedAt === null
                  ? t('staff.passkeys.made', { day: day(dayOf(passkey.madeAt), { today }) })
                  : t('staff.passkeys.used', { day: day(dayOf(passkey.lastUsedAt), { today }) })}
              </span>
            </span>
            <Button
              small
              kind="ghost"
              icon="close"
              aria-label={t('ui.remove', { what: passkey.label })}
              onClick={() => setRemoving(passkey)}
            />
          </li>
        ))}
      </ul>
      {removing && (
        <Dialog
          title={t('staff.passkeys.removeTitle', { name: removing.label })}
          onClose={() => setRemoving(null)}
          actions={
            <>
              <Button onClick={() => setRemoving(null)}>{t('ui.cancel')}</Button>
              <Button
                kind="danger"
                aria-disabled={act.busy || undefined}
                onClick={() => void remove(removing.id)}
              >
                {t('staff.passkeys.remove')}
              </Button>
            </>
          }
        >
          <p>{t('staff.passkeys.removeWords')}</p>
          {act.problem !== null && (
            <p className="small is-crisis" role="alert">
              {act.problem}
            </p>
          )}
        </Dialog>
      )}
    </>
  )
}
