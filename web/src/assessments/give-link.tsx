import { assessmentLinks } from '@quancheng/contract/assessment-links.ts'
import type { ClientLine } from '@quancheng/contract/clients.ts'
import type { Instrument } from '@quancheng/contract/content/instrument.ts'
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
import { useInstruments } from './use-instruments.ts'
import './assessments.css'

interface CodeProps {
  readonly client: ClientLine
  readonly caseId: string | null
  readonly instrument: Instrument
  readonly onClose: () => void
}

/** Makes a link and shows it this once, to be scanned, copied or printed. */
function GiveCode({ client, caseId, instrument, onClose }: CodeProps) {
  const { t, locale, day } = useText()
  const [secret] = useState(drawSecret)
  const [made, setMade] = useState<{ readonly address: string; readonly expiresAt: string } | null>(null)
  const command = useCommand(assessmentLinks.makeLink, {
    refresh: [assessmentLinks.links.path],
    onDone: ({ page, expiresAt }) => setMade({ address: `${page}#${secret}`, expiresAt }),
  })
  const name = instrument.shortName[locale]
  return (
    <FormDialog
      title={`${name} · ${t('assessments.give')}`}
      {...(made && {
        note: t('assessments.giveNote', {
          instrument: name,
          days: day(dayOf(made.expiresAt), { today: dayOf(new Date()) }),
        }),
      })}
      submit={t(made ? 'ui.link.done' : 'ui.link.make')}
      sending={command.sending}
      problem={useProblem(command)}
      dirty={false}
      onSubmit={() => {
        if (made) onClose()
        else command.send({ clientId: client.id, caseId, instrument: instrument.id, secret })
      }}
      onClose={onClose}
    >
      {made ? (
        <LinkSheet
          address={made.address}
          label={t('assessments.giveCode')}
          words={[
            t('assessments.giveSheetWhy', { count: instrument.items.length }),
            t('assessments.giveSheetNurse'),
          ]}
        />
      ) : (
        <p>{t('assessments.giveWhy')}</p>
      )}
    </FormDialog>
  )
}

interface Props {
  readonly client: ClientLine
  readonly caseId: string | null
  readonly mayWrite: boolean
}

/** Questionnaires for the person’s own phone: give one out, see what has become of it, take it back. */
export function GiveLinks({ client, caseId, mayWrite }: Props) {
  const { t, locale, day } = useText()
  const toast = useToast()
  const instruments = useInstruments()
  const asked = useAsk(assessmentLinks.links, { clientId: client.id })
  const [giving, setGiving] = useState<Instrument | null>(null)
  const back = useCommand(assessmentLinks.withdrawLink, {
    refresh: [assessmentLinks.links.path],
    onDone: () => toast.say(t('assessments.linkBackDone')),
  })
  const links = asked.data ?? []
  const today = dayOf(new Date())
  const forPatients = instruments.all.filter(
    ({ isForPatients, id }) => isForPatients && instruments.isUsable(id),
  )
  return (
    <>
      {mayWrite && (
        <Section title={t('assessments.give')}>
          <p className="small muted give-why">{t('assessments.giveWhy')}</p>
          <p className="give-acts">
            {forPatients.map((instrument) => (
              <Button key={instrument.id} small onClick={() => setGiving(instrument)}>
                {instrument.shortName[locale]}
              </Button>
            ))}
          </p>
        </Section>
      )}
      {links.length > 0 && (
        <Section title={t('assessments.links')} count={links.length}>
          <ul className="give-links">
            {links.map((link) => (
              <li key={link.id}>
                <span>
                  <b>{instruments.nameOf(link.instrument)}</b>{' '}
                  <span className="small">
                    {t(`assessments.link.${link.state}`, { when: day(dayOf(link.expiresAt), { today }) })}
                  </span>
                  <br />
                  <span className="tiny faint">
                    {t('assessments.linkBy', {
                      who: link.madeBy.name,
                      when: day(dayOf(link.madeAt), { today }),
                    })}
                  </span>
                </span>
                {mayWrite && link.state === 'open' && (
                  <Button
                    small
                    kind="ghost"
                    disabled={back.sending}
                    onClick={() => back.send({ doorLinkId: link.id, seen: link.revision })}
                  >
                    {t('assessments.linkBack')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {giving && (
        <GiveCode client={client} caseId={caseId} instrument={giving} onClose={() => setGiving(null)} />
      )}
    </>
  )
}
