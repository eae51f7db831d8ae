import { relations } from '@quancheng/contract/relations.ts'
import { useState } from 'react'
import { useAsk } from '../app/use-ask.ts'
import { useCommand } from '../app/use-command.ts'
import { useProblem } from '../app/use-problem.ts'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { drawSecret, LinkSheet } from '../ui/link-sheet.tsx'
import { Section } from '../ui/page.tsx'
import { useToast } from '../ui/toast.tsx'

const REFRESH = [relations.rating.path]

interface GiveProps {
  readonly caseId: string
  readonly onClose: () => void
}

function Give({ caseId, onClose }: GiveProps) {
  const { t, day } = useText()
  const [secret] = useState(drawSecret)
  const [made, setMade] = useState<{ readonly address: string; readonly expiresAt: string } | null>(null)
  const command = useCommand(relations.giveRating, {
    refresh: REFRESH,
    onDone: ({ page, expiresAt }) => setMade({ address: `${page}#${secret}`, expiresAt }),
  })
  return (
    <FormDialog
      title={t('relations.give')}
      {...(made && { note: t('relations.giveNote', { day: day(dayOf(made.expiresAt)) }) })}
      submit={t(made ? 'ui.link.done' : 'ui.link.make')}
      sending={command.sending}
      problem={useProblem(command)}
      dirty={false}
      onSubmit={() => {
        if (made) onClose()
        else command.send({ caseId, secret })
      }}
      onClose={onClose}
    >
      {made ? (
        <LinkSheet
          address={made.address}
          label={t('relations.give')}
          words={[t('relations.sheetWhy'), t('relations.sheetName')]}
        />
      ) : (
        <>
          <p>{t('relations.giveWhy')}</p>
          <p className="small muted">{t('relations.noSms')}</p>
        </>
      )}
    </FormDialog>
  )
}

interface Props {
  readonly caseId: string
  readonly mayWrite: boolean
}

/** Asking how it was, once a case is closed: whether it was given and came, never what was said. */
export function AskRating({ caseId, mayWrite }: Props) {
  const { t, day } = useText()
  const toast = useToast()
  const [giving, setGiving] = useState(false)
  const asked = useAsk(relations.rating, { caseId })
  const back = useCommand(relations.withdrawRating, {
    refresh: REFRESH,
    onDone: () => toast.say(t('relations.backDone')),
  })
  if (!asked.data) return null
  const { days, askable, link } = asked.data
  return (
    <Section
      shape="padded"
      title={t('relations.title')}
      action={
        mayWrite &&
        askable && (
          <Button small onClick={() => setGiving(true)}>
            {t(link === null ? 'relations.give' : 'relations.giveAgain')}
          </Button>
        )
      }
    >
      {link === null ? (
        <p className="small muted">{t(days === null ? 'relations.off' : 'relations.none')}</p>
      ) : (
        <p className="line wrap small">
          <b>{t(`relations.link.${link.state}`, { day: day(dayOf(link.expiresAt)) })}</b>
          <span className="muted">
            {t('relations.linkBy', { who: link.madeBy.name, day: day(dayOf(link.madeAt)) })}
          </span>
          {mayWrite && link.state === 'open' && (
            <Button
              small
              kind="ghost"
              disabled={back.sending}
              onClick={() => back.send({ doorLinkId: link.id, seen: link.revision })}
            >
              {t('relations.back')}
            </Button>
          )}
        </p>
      )}
      {link?.state === 'used' && <p className="small muted">{t('relations.cameWhy')}</p>}
      {giving && <Give caseId={caseId} onClose={() => setGiving(false)} />}
    </Section>
  )
}
