import { type CaseFile, cases } from '@quancheng/contract/cases.ts'
import type { Instrument } from '@quancheng/contract/content/instrument.ts'
import { useState } from 'react'
import { GoLink } from '../app/go-link.tsx'
import { problemText } from '../app/problem-text.ts'
import { useCommand } from '../app/use-command.ts'
import { useText } from '../text/use-text.tsx'
import { Button, buttonClass } from '../ui/button.tsx'
import { Clock } from '../ui/clock.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, Section } from '../ui/page.tsx'
import { useToast } from '../ui/toast.tsx'
import { type ProposedNeed, proposedNeeds } from './proposed-needs.ts'
import type { Taken } from './take-page.tsx'

interface Props {
  readonly file: CaseFile
  readonly instrument: Instrument
  readonly taken: Taken
}

/** The safety page: what has happened, what has not, and what to do now. It promises nothing that nobody does. */
function SafetyNow({ file, taken }: Pick<Props, 'file' | 'taken'>) {
  const { t } = useText()
  const task = file.safety.find((each) => each.id === taken.safetyTaskId)
  const supervisor = task?.supervisor?.name ?? file.supervisor?.name ?? t('assessments.safety.anySupervisor')
  return (
    <div className="case-next">
      <Notice
        tone="risk"
        title={<b>{t('assessments.after.now', { name: file.client.name })}</b>}
        actions={
          <>
            {task?.dueAt && <Clock due={task.dueAt} safety />}
            <GoLink
              href={`/cases/${file.id}/assessments?safety=${taken.safetyTaskId}`}
              className={buttonClass({ kind: 'danger' })}
            >
              {t('assessments.safety.answer')}
            </GoLink>
          </>
        }
      >
        {t('assessments.after.stay')}
      </Notice>
      <div className="after-safety">
        <Section title={t('assessments.after.happened')}>
          <ul className="small">
            <li>{t('assessments.after.task', { who: task?.assignee?.name ?? file.worker.name })}</li>
            <li>{t('assessments.after.told', { supervisor })}</li>
            <li>{t('assessments.after.risk')}</li>
          </ul>
        </Section>
        <Section title={t('assessments.after.notHappened')}>
          <ul className="small">
            <li>{t('assessments.after.nobodyElse')}</li>
            <li>{t('assessments.after.call')}</li>
          </ul>
        </Section>
      </div>
    </div>
  )
}

function OfferNeeds({ file, needs }: { readonly file: CaseFile; readonly needs: readonly ProposedNeed[] }) {
  const speech = useText()
  const { t } = speech
  const toast = useToast()
  const known = new Set(file.needs.map((need) => need.text))
  const offered = needs.filter((need) => !known.has(need.text))
  const [chosen, setChosen] = useState<readonly string[]>(offered.map((need) => need.item))
  const add = useCommand(cases.addNeed, { refresh: ['/cases', '/today'] })
  const [adding, setAdding] = useState(false)
  if (offered.length === 0) return null
  const keep = async () => {
    setAdding(true)
    try {
      for (const need of offered.filter(({ item }) => chosen.includes(item)))
        await add.sendAsync({
          caseId: file.id,
          need: {
            domain: need.domain,
            text: need.text,
            severity: need.severity,
            severityNow: need.severity,
            priority: need.priority,
            state: 'open',
          },
        })
      toast.say(t('assessments.after.needsAdded', { count: chosen.length }))
    } catch (error) {
      toast.warn(problemText(error, speech))
    } finally {
      setAdding(false)
    }
  }
  return (
    <Section shape="padded" title={t('assessments.after.needs')} note={t('assessments.after.needsNote')}>
      <ul className="offer-needs">
        {offered.map((need) => (
          <li key={need.item}>
            <label className="line">
              <input
                type="checkbox"
                className="check"
                checked={chosen.includes(need.item)}
                onChange={(event) =>
                  setChosen(
                    event.target.checked
                      ? [...chosen, need.item]
                      : chosen.filter((item) => item !== need.item),
                  )
                }
              />
              {need.text}
              <span className="small faint">
                {t(`assessments.domain.${need.domain}`)}{' '}
                {t(need.severity >= 3 ? 'assessments.severe' : 'assessments.clear')}
              </span>
            </label>
          </li>
        ))}
      </ul>
      <Button kind="primary" disabled={adding || chosen.length === 0} onClick={() => void keep()}>
        {t('assessments.after.addNeeds', { count: chosen.length })}
      </Button>
    </Section>
  )
}

/** After an instrument was kept: the safety page if there is danger, the score, and the needs it found. */
export function AfterTaking({ file, instrument, taken }: Props) {
  const { t, locale } = useText()
  const main = instrument.scales.find((scale) => scale.id === instrument.mainScale)
  const band = main?.bands.find(({ key }) => key === taken.band)?.name[locale] ?? ''
  const name = instrument.shortName[locale]
  const score = taken.scores[instrument.mainScale] ?? null
  const title =
    score === null
      ? t('assessments.after.titleNoScore', { name })
      : t('assessments.after.title', { name, score, band: band && t('assessments.withBand', { band }) })
  const flags = instrument.flags.filter(
    ({ code, action }) => action !== 'safety-task' && taken.flags.includes(code),
  )
  return (
    <Page
      title={title}
      about={file.client.name}
      actions={
        <GoLink href={`/cases/${file.id}/assessments`} className="button small-size">
          {t('assessments.after.history')}
        </GoLink>
      }
    >
      {taken.safetyTaskId !== null && <SafetyNow file={file} taken={taken} />}
      {flags.length > 0 && (
        <div className="case-next">
          {flags.map(({ code, text }) => (
            <Notice key={code} tone="next" title={text[locale]} />
          ))}
        </div>
      )}
      {file.may.write && <OfferNeeds file={file} needs={proposedNeeds(instrument, taken.answers, locale)} />}
      <div className="section line">
        <GoLink href={`/cases/${file.id}/overview`} className="button">
          {t('assessments.after.toCase')}
        </GoLink>
        <GoLink href={`/cases/${file.id}/plan`} className="button">
          {t('assessments.after.toPlan')}
        </GoLink>
      </div>
    </Page>
  )
}
