import type { ClientFile } from '@quancheng/contract/clients.ts'
import { CASE_STATES, RISKS, STAGES } from '@quancheng/rules/course.ts'
import { URGENCIES } from '@quancheng/rules/request.ts'
import { GoLink } from '../app/go-link.tsx'
import { useMay } from '../app/session.ts'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { Icon } from '../ui/icon.tsx'
import { Section } from '../ui/page.tsx'
import { RiskGlyph } from '../ui/risk-glyph.tsx'
import { StageSquares } from '../ui/stage-squares.tsx'
import { UrgencyGlyph } from '../ui/urgency-glyph.tsx'

interface Props {
  readonly client: ClientFile
}

/** What social work has been asked for and done; a case outside one's duty is named, not opened. */
export function CasesAndRequests({ client }: Props) {
  const { t, day, coded } = useText()
  const may = useMay()
  const today = dayOf(new Date())
  return (
    <>
      <Section
        title={t('clients.cases')}
        count={client.cases.length}
        shape="padded"
        {...(may('access.urgent') &&
          client.cases.some((each) => !each.mayOpen) && {
            action: (
              <GoLink href={`/clients/urgent?client=${client.id}`} className="link small">
                {t('access.urgent.fromFile')}
              </GoLink>
            ),
          })}
      >
        {client.cases.length === 0 ? (
          <p className="small muted">{t('clients.cases.none')}</p>
        ) : (
          <table className="table flush client-cases">
            <thead>
              <tr>
                <th>{t('clients.case.number')}</th>
                <th>{t('clients.case.state')}</th>
                <th className="only-desk">{t('clients.case.stage')}</th>
                <th className="only-desk">{t('clients.case.risk')}</th>
                <th>{t('clients.case.worker')}</th>
                <th className="only-desk">{t('clients.case.opened')}</th>
              </tr>
            </thead>
            <tbody>
              {client.cases.map((each) => {
                const stage = STAGES.find((one) => one === each.stage)
                const state = CASE_STATES.find((one) => one === each.state)
                const risk = RISKS.find((one) => one === each.risk)
                return (
                  <tr key={each.id}>
                    <td>
                      {each.mayOpen ? (
                        <GoLink href={`/cases/${each.id}`} className="link nowrap">
                          {each.number}
                        </GoLink>
                      ) : (
                        <span className="line muted nowrap" title={t('clients.case.closedToYou')}>
                          <Icon name="lock" />
                          {each.number}
                          <span className="visually-hidden">{t('clients.case.closedToYou')}</span>
                        </span>
                      )}
                    </td>
                    <td>{state ? t(`clients.caseState.${state}`) : each.state}</td>
                    <td className="only-desk">{stage && <StageSquares stage={stage} />}</td>
                    <td className="only-desk">{risk && <RiskGlyph risk={risk} />}</td>
                    <td>{each.worker}</td>
                    <td className="only-desk muted">{day(dayOf(each.openedAt), { today })}</td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        )}
      </Section>
      <Section title={t('clients.requests')} count={client.requests.length} shape="padded">
        {client.requests.length === 0 ? (
          <p className="small muted">{t('clients.requests.none')}</p>
        ) : (
          <ul className="client-lines">
            {client.requests.map((each) => (
              <li key={each.id}>
                <UrgencyGlyph urgency={URGENCIES.find((one) => one === each.urgency) ?? null} />
                <span className="grow">
                  {may('intake.read') ? (
                    <GoLink href={`/intake/${each.id}`} className="link">
                      {coded('source', `intake.${each.source}`, {}) ?? each.source}
                    </GoLink>
                  ) : (
                    (coded('source', `intake.${each.source}`, {}) ?? each.source)
                  )}
                </span>
                <span>{coded('requestState', `clients.${each.state}`, {}) ?? each.state}</span>
                <span className="muted nowrap">{day(dayOf(each.raisedAt), { today })}</span>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  )
}
