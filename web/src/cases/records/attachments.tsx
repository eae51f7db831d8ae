import { type Attachment, attachments } from '@quancheng/contract/attachments.ts'
import { useRef, useState } from 'react'
import { ask } from '../../app/ask.ts'
import { download } from '../../app/download.ts'
import { problemText } from '../../app/problem-text.ts'
import { useAsk } from '../../app/use-ask.ts'
import { useCodes } from '../../library/use-codes.ts'
import { dayOf } from '../../text/dates.ts'
import { useText } from '../../text/use-text.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Section } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Tag } from '../../ui/tag.tsx'
import { useToast } from '../../ui/toast.tsx'
import type { File as CaseFile } from '../file.ts'
import { AttachForm, RemoveForm } from './attachment-forms.tsx'

interface Props {
  readonly file: CaseFile
}

interface Shown {
  readonly name: string
  readonly address: string
}

/** Papers that were photographed and documents that came: laid in from a phone or a desk, looked at here. */
export function Attachments({ file }: Props) {
  const speech = useText()
  const { t, day } = speech
  const toast = useToast()
  const codes = useCodes()
  const asked = useAsk(attachments.attachments, { caseId: file.id })
  const input = useRef<HTMLInputElement>(null)
  const [chosen, setChosen] = useState<File | null>(null)
  const [removing, setRemoving] = useState<Attachment | null>(null)
  const [shown, setShown] = useState<Shown | null>(null)
  const [withRemoved, setWithRemoved] = useState(false)
  const may = file.may.write && file.state === 'open'
  const rows = asked.data ?? []
  const there = rows.filter((row) => row.removed === null)
  const open = async (row: Attachment) => {
    try {
      const opened = await ask(attachments.openAttachment, { fileId: row.id })
      if (!opened.type.startsWith('image/')) return download(opened)
      setShown({ name: row.name, address: `data:${opened.type};base64,${opened.base64}` })
    } catch (error) {
      toast.warn(problemText(error, speech))
    }
  }
  return (
    <Section
      shape="padded"
      title={t('cases.attachments')}
      count={there.length}
      action={
        may && (
          <>
            <input
              ref={input}
              type="file"
              hidden
              accept="image/*,application/pdf,.docx,.xlsx"
              onChange={(event) => {
                setChosen(event.target.files?.[0] ?? null)
                event.target.value = ''
              }}
            />
            <Button small icon="plus" onClick={() => input.current?.click()}>
              {t('cases.attachments.add')}
            </Button>
          </>
        )
      }
    >
      {!asked.data ? (
        asked.error ? (
          <p className="small is-crisis" role="alert">
            {problemText(asked.error, speech)}
          </p>
        ) : (
          <Skeleton rows={2} padded={false} />
        )
      ) : there.length === 0 ? (
        <p className="small faint">{t('cases.attachments.none')}</p>
      ) : (
        <ul className="case-lines">
          {rows
            .filter((row) => withRemoved || row.removed === null)
            .map((row) => (
              <li key={row.id}>
                <div className="grow">
                  <div className="line wrap">
                    <Icon name="document" />
                    {row.removed === null ? (
                      <button type="button" className="link" onClick={() => void open(row)}>
                        {row.name}
                      </button>
                    ) : (
                      <s>{row.name}</s>
                    )}
                    {row.kind !== null && <Tag tone="quiet">{codes.name('paper-kinds', row.kind)}</Tag>}
                  </div>
                  <div className="small muted">
                    {[
                      row.note,
                      t('cases.attachments.by', {
                        who: row.addedBy.name,
                        day: day(dayOf(row.addedAt), { today: dayOf(new Date()) }),
                      }),
                      t('cases.attachments.size', { size: Math.max(1, Math.round(row.size / 1000)) }),
                      row.removed &&
                        t('cases.attachments.removed', {
                          who: row.removed.by.name,
                          reason: row.removed.reason,
                        }),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </div>
                </div>
                {may && row.removed === null && (
                  <Button small kind="ghost" onClick={() => setRemoving(row)}>
                    {t('cases.attachments.remove')}
                  </Button>
                )}
              </li>
            ))}
        </ul>
      )}
      {rows.length > there.length && (
        <Button small kind="ghost" onClick={() => setWithRemoved(!withRemoved)}>
          {t(withRemoved ? 'cases.attachments.hideRemoved' : 'cases.attachments.showRemoved', {
            count: rows.length - there.length,
          })}
        </Button>
      )}
      {chosen && <AttachForm caseId={file.id} chosen={chosen} onClose={() => setChosen(null)} />}
      {removing && <RemoveForm row={removing} onClose={() => setRemoving(null)} />}
      {shown && (
        <Dialog title={shown.name} width={900} onClose={() => setShown(null)}>
          <img className="attachment" src={shown.address} alt={shown.name} />
        </Dialog>
      )}
    </Section>
  )
}
