import type { RequestOne } from '@quancheng/contract/intake.ts'
import { useId, useState } from 'react'
import { useText } from '../text/use-text.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'

type Taker = RequestOne['takers'][number]

/** What speaks for a colleague: the ward, having been there before, how much is in their hands. */
export function TakerFacts({ taker }: { readonly taker: Taker }) {
  const { t } = useText()
  const facts = [
    taker.servesWard ? t('intake.taker.ward') : null,
    taker.servedBefore ? t('intake.taker.before') : null,
    t('intake.taker.open', { count: taker.openCases }),
  ].filter((fact) => fact !== null)
  return <span className="faint">{facts.join(t('intake.comma'))}</span>
}

interface Props {
  readonly name: string
  readonly takers: readonly Taker[]
  readonly offeredTo: string | null
  readonly problem: string | null
  readonly sending: boolean
  readonly onSend: (toId: string, note: string | null) => void
  readonly onClose: () => void
}

/** Offers a request to a colleague; who knows the ward or the person comes first. */
export function HandOverDialog({ name, takers, offeredTo, problem, sending, onSend, onClose }: Props) {
  const { t } = useText()
  const group = useId()
  const [to, setTo] = useState<string | null>(null)
  const [note, setNote] = useState('')
  return (
    <Dialog
      title={t('intake.handOver.title', { name })}
      note={t('intake.handOver.note')}
      width={520}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            kind="primary"
            disabled={sending || to === null}
            title={to === null ? t('intake.handOver.unfinished') : undefined}
            onClick={() => to !== null && onSend(to, note.trim() === '' ? null : note.trim())}
          >
            {t('intake.handOver.send')}
          </Button>
        </>
      }
    >
      <Field group above label={t('intake.handOver.to')} error={problem}>
        {() => (
          <fieldset
            className="request-takers"
            aria-label={t('intake.handOver.to')}
            style={{ border: 0, padding: 0 }}
          >
            {takers.map((taker) => (
              <label key={taker.accountId}>
                <input
                  type="radio"
                  name={group}
                  checked={to === taker.accountId}
                  onChange={() => setTo(taker.accountId)}
                />
                <Avatar name={taker.name} />
                <span className="grow">
                  <b>{taker.name}</b> <TakerFacts taker={taker} />
                </span>
                {offeredTo === taker.accountId && <span className="faint">{t('intake.taker.offered')}</span>}
              </label>
            ))}
          </fieldset>
        )}
      </Field>
      <Field above optional label={t('intake.handOver.words')}>
        {(control) => (
          <input
            {...control}
            className="input"
            value={note}
            maxLength={200}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  )
}
