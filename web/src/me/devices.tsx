import { staff } from '@quancheng/contract/staff.ts'
import { ask } from '../app/ask.ts'
import { NotAnswered } from '../app/not-answered.tsx'
import { useAsk } from '../app/use-ask.ts'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { Dot } from '../ui/dot.tsx'
import { Icon } from '../ui/icon.tsx'
import { Section } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Tag } from '../ui/tag.tsx'
import { useToast } from '../ui/toast.tsx'
import { readDevice } from './device-words.ts'
import { useAct } from './use-act.ts'

const METHODS = ['password', 'password+code', 'passkey', 'single-sign-on'] as const

/** Where one is signed in; every other place can be signed out from here. */
export function Devices() {
  const { t, day, time } = useText()
  const toast = useToast()
  const sessions = useAsk(staff.sessions, {})
  const act = useAct()
  const today = dayOf(new Date())
  const at = (instant: string) => `${day(dayOf(instant), { today })} ${time(instant)}`
  const named = (agent: string) => {
    const { browser, system } = readDevice(agent)
    return [browser, system].filter((each) => each !== null).join(' ') || t('staff.devices.unknown')
  }
  const others = (sessions.data ?? []).filter((each) => !each.current)
  const signOut = async (ids: readonly string[]) => {
    const done = await act.run(
      () => Promise.all(ids.map((sessionId) => ask(staff.revokeSession, { sessionId }))),
      [staff.sessions.path],
    )
    if (done) toast.say(t('staff.devices.done', { count: ids.length }))
  }
  return (
    <Section
      title={t('staff.devices')}
      {...(sessions.data && { count: sessions.data.length })}
      shape="padded"
      action={
        others.length > 1 && (
          <button
            type="button"
            className="link small"
            onClick={() => void signOut(others.map((each) => each.id))}
          >
            {t('staff.devices.allOthers')}
          </button>
        )
      }
    >
      <NotAnswered asked={sessions} />
      {sessions.isPending && <Skeleton rows={2} padded={false} />}
      {act.problem !== null && (
        <p className="small is-crisis" role="alert">
          {act.problem}
        </p>
      )}
      <ul className="my-lines">
        {sessions.data?.map((session) => {
          const method = METHODS.find((each) => each === session.method)
          return (
            <li key={session.id}>
              <Icon name="devices" />
              <span className="grow">
                <span className="line wrap">
                  <b>{named(session.device)}</b>
                  {session.current && <Tag tone="ok">{t('staff.devices.current')}</Tag>}
                </span>
                <span className="small muted">
                  {t('staff.devices.since', {
                    since: at(session.madeAt),
                    seen: at(session.lastSeenAt),
                  })}
                  {method && (
                    <>
                      <Dot />
                      {t(`staff.method.${method}`)}
                    </>
                  )}
                </span>
              </span>
              {!session.current && (
                <Button
                  small
                  aria-disabled={act.busy || undefined}
                  onClick={() => void signOut([session.id])}
                >
                  {t('staff.devices.signOut')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
