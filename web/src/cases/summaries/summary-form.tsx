import { summaries } from '@quancheng/contract/summaries.ts'
import { partsChosen, type SummarySection } from '@quancheng/rules/summary.ts'
import { useState } from 'react'
import { GoLink } from '../../app/go-link.tsx'
import { NotAnswered } from '../../app/not-answered.tsx'
import { useAsk } from '../../app/use-ask.ts'
import { useCommand } from '../../app/use-command.ts'
import { useText } from '../../text/use-text.tsx'
import { buttonClass } from '../../ui/button.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/simple-fields.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useToast } from '../../ui/toast.tsx'
import { caseHref } from '../case-address.ts'
import type { File } from '../file.ts'
import { QuotedFrom } from '../records/quoted-from.tsx'
import { useProblem } from '../use-problem.ts'
import { SummaryText } from './summary-text.tsx'

interface Props {
  readonly file: File
  readonly onClose: () => void
}

/** What leaves for the ward, word for word: sections are chosen, two lines are typed, nothing is written twice. */
export function SummaryForm({ file, onClose }: Props) {
  const { t } = useText()
  const toast = useToast()
  const asked = useAsk(summaries.draftSummary, { caseId: file.id })
  const draft = asked.data
  const [picked, setPicked] = useState<readonly SummarySection[] | null>(null)
  const [note, setNote] = useState('')
  const [typed, setTyped] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const command = useCommand(summaries.signSummary, {
    refresh: ['/cases/summaries', '/cases/journal', '/today', '/exchange'],
    onRefused: ({ code }) => {
      if (code === 'cases.summary-moved') void asked.refetch()
    },
  })
  const [quotedFrom, setQuotedFrom] = useState('')
  const problem = useProblem(command)
  const chosen = picked ?? draft?.chosen ?? []
  const contact = typed ?? draft?.body.contact ?? ''
  const parts = draft ? partsChosen(draft.body.parts, chosen) : []
  const isEmpty = parts.length === 0 && note.trim() === ''
  const going = draft?.destinations.filter(({ agreed }) => agreed) ?? []
  const withheld = [
    ...new Set(
      draft?.destinations.flatMap(({ agreed, recipient }) =>
        agreed || recipient === null ? [] : [recipient],
      ),
    ),
  ]
  const mayLeave = draft?.consented === true
  const tick = (code: SummarySection) =>
    setPicked(chosen.includes(code) ? chosen.filter((each) => each !== code) : [...chosen, code])
  return (
    <FormDialog
      width={760}
      title={t('cases.summary.write')}
      note={
        draft &&
        (going.length === 0
          ? t('cases.summary.nowhere')
          : t('cases.summary.goesTo', { where: going.map(({ name }) => name).join(t('cases.comma')) }))
      }
      submit={mayLeave ? t('cases.summary.sign') : null}
      sending={command.sending}
      problem={tried && isEmpty ? t('cases.refusal.summary-empty') : problem}
      dirty={note !== '' || typed !== null || picked !== null}
      onSubmit={() => {
        setTried(true)
        if (!draft || isEmpty || contact.trim() === '') return
        command
          .sendAsync({
            caseId: file.id,
            print: draft.print,
            sections: [...chosen],
            note: note.trim() === '' ? null : note,
            contact,
            quotedFrom: quotedFrom.trim() || null,
          })
          .then(
            ({ destinations }) => {
              toast.say(t(destinations === 0 ? 'cases.summary.signedOnly' : 'cases.summary.signed'))
              onClose()
            },
            () => undefined,
          )
      }}
      onClose={onClose}
    >
      {asked.error ? (
        <NotAnswered asked={asked} />
      ) : draft === undefined ? (
        <Skeleton rows={8} />
      ) : (
        <>
          {!draft.consented && (
            <Notice
              tone="wait"
              title={t('cases.summary.noConsent', { scope: t('cases.scope.record') })}
              actions={
                <GoLink href={caseHref(file.id, 'papers', 'consent', 'record')} className={buttonClass({})}>
                  {t('cases.summary.getConsent')}
                </GoLink>
              }
            >
              {t('cases.summary.noConsentWords')}
            </Notice>
          )}
          {withheld.map((recipient) => (
            <Notice
              key={recipient}
              tone="quiet"
              title={t('cases.summary.noSharing', { who: recipient })}
              actions={
                <GoLink
                  href={caseHref(file.id, 'papers', 'consent', `share:${recipient}`)}
                  className={buttonClass({ small: true })}
                >
                  {t('cases.summary.getConsent')}
                </GoLink>
              }
            >
              {t('cases.summary.noSharingWords')}
            </Notice>
          ))}
          <fieldset className="summary-sections">
            <legend className="small muted">{t('cases.summary.sections')}</legend>
            {draft.body.parts.map(({ code, lines }) => (
              <label key={code} className="line">
                <input
                  type="checkbox"
                  className="check"
                  checked={chosen.includes(code) && lines.length > 0}
                  disabled={lines.length === 0}
                  onChange={() => tick(code)}
                />
                {t(`cases.summary.section.${code}`)}
                {lines.length === 0 && <span className="tiny faint">{t('cases.summary.nothing')}</span>}
              </label>
            ))}
          </fieldset>
          <TextField
            first
            long
            short
            optional
            label={t('cases.summary.note')}
            hint={t('cases.summary.noteHint')}
            value={note}
            onChange={setNote}
          />
          <TextField
            required
            label={t('cases.summary.contact')}
            hint={t('cases.summary.contactHint')}
            value={contact}
            error={tried && contact.trim() === '' ? t('cases.summary.contactMissing') : null}
            onChange={setTyped}
          />
          <QuotedFrom refused={command.refused} value={quotedFrom} onChange={setQuotedFrom} />
          <section className="summary-preview" aria-label={t('cases.summary.preview')}>
            <p className="small muted">{t('cases.summary.preview')}</p>
            <SummaryText
              body={{
                ...draft.body,
                parts: [...parts].map((part) => ({ ...part, lines: [...part.lines] })),
                note: note.trim() === '' ? null : note,
                contact,
              }}
            />
          </section>
        </>
      )}
    </FormDialog>
  )
}
