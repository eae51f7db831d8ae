import { intake } from '@quancheng/contract/intake.ts'
import { GoLink } from '../app/go-link.tsx'
import { useAsk } from '../app/use-ask.ts'
import { useText } from '../text/use-text.tsx'
import { Button, buttonClass } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { momentText } from './times.ts'

interface Props {
  readonly requestId: string
  readonly dueAt: string | null
  readonly name: string
  readonly crisis: boolean
  readonly onAnother: () => void
}

/** The answer to a request: who will come and by when. */
export function Sent({ requestId, dueAt, name, crisis, onAnother }: Props) {
  const speech = useText()
  const { t } = speech
  const one = useAsk(intake.one, { requestId })
  const worker = one.data?.offeredTo?.name ?? null
  return (
    <div className="request-sent" role="status">
      <div className="line">
        <span className="is-ok">
          <Icon name="check" size={24} />
        </span>
        <h2>
          {worker === null ? t('intake.sent.somebody', { name }) : t('intake.sent.worker', { name, worker })}
        </h2>
      </div>
      <p>
        {dueAt === null
          ? t('intake.sent.unset')
          : t('intake.sent.by', { when: momentText(dueAt, new Date(), speech) })}
      </p>
      <p className="muted">{crisis ? t('intake.sent.crisis') : t('intake.sent.then')}</p>
      <div className="line wrap">
        <Button kind="primary" onClick={onAnother}>
          {t('intake.sent.another')}
        </Button>
        <GoLink href={`/intake/${requestId}?view=raised`} className={buttonClass()}>
          {t('intake.sent.look')}
        </GoLink>
      </div>
    </div>
  )
}
