import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useText } from '../text/use-text.tsx'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { useUnsaved } from './unsaved.ts'

interface Props {
  readonly title: string
  readonly mark?: ReactNode
  readonly note?: ReactNode
  /** What the primary button does: “记下来”. Ctrl Enter does the same. Null while something else has to be decided first. */
  readonly submit: string | null
  readonly danger?: boolean
  readonly sending: boolean
  /** Why it was not done, in one sentence. */
  readonly problem: string | null
  /** Something is written that would be lost. */
  readonly dirty: boolean
  /** Buttons before the primary one. */
  readonly others?: ReactNode
  readonly width?: number
  readonly onSubmit: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

const WRONG = ':is(input, select, textarea)[aria-invalid="true"]'

/** A dialog that asks: Ctrl Enter sends it, and leaving with something unsaved asks first. */
export function FormDialog({
  title,
  mark,
  note,
  submit,
  danger = false,
  sending,
  problem,
  dirty,
  others,
  width,
  onSubmit,
  onClose,
  children,
}: Props) {
  const { t } = useText()
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const [leaving, setLeaving] = useState(false)
  useEffect(() => {
    const asked = form.current
    const first =
      asked?.querySelector<HTMLElement>('[data-first]') ??
      asked?.querySelector<HTMLElement>('input, select, textarea')
    first?.focus()
  }, [])
  useUnsaved(dirty && !sending)
  const leave = () => (dirty && !leaving ? setLeaving(true) : onClose())
  return (
    <Dialog
      title={title}
      mark={mark}
      note={note}
      said={leaving ? t('ui.form.unsaved') : problem !== null && <span className="is-crisis">{problem}</span>}
      {...(width !== undefined && { width })}
      onClose={leave}
      actions={
        leaving ? (
          <>
            <Button onClick={onClose}>{t('ui.form.discard')}</Button>
            <Button kind="primary" onClick={() => setLeaving(false)}>
              {t('ui.form.stay')}
            </Button>
          </>
        ) : (
          <>
            {others}
            {submit !== null && (
              <Button
                kind={danger ? 'danger' : 'primary'}
                type="submit"
                form={id}
                keys="Ctrl ↵"
                aria-disabled={sending || undefined}
              >
                {submit}
              </Button>
            )}
          </>
        )
      }
    >
      <form
        ref={form}
        id={id}
        style={{ display: 'contents' }}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (sending || submit === null) return
          onSubmit()
          requestAnimationFrame(() => form.current?.querySelector<HTMLElement>(WRONG)?.focus())
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          event.currentTarget.requestSubmit()
        }}
      >
        {children}
      </form>
    </Dialog>
  )
}
