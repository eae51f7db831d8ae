import { conferences } from '@quancheng/contract/conferences.ts'
import { NotAnswered } from '../../app/not-answered.tsx'
import { useMay } from '../../app/session.ts'
import { useAddress } from '../../app/use-address.ts'
import { useAsk } from '../../app/use-ask.ts'
import { dayOf } from '../../text/dates.ts'
import { useText } from '../../text/use-text.tsx'
import { Dot } from '../../ui/dot.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Tag } from '../../ui/tag.tsx'
import { useListKeys } from '../../ui/use-keys.tsx'
import { ConferencePanel } from './conference-panel.tsx'
import { OwnDecisions } from './own-decisions.tsx'
import './conference.css'

/** The conferences one is invited to, or those of one case: what comes next first. */
export function ConferencesScreen() {
  const { t, day, time } = useText()
  const may = useMay()
  const { word, change } = useAddress()
  const caseId = word('case')
  const asked = useAsk(conferences.conferences, caseId === null ? {} : { caseId })
  const list = useListKeys({ next: t('ui.keys.next'), previous: t('ui.keys.previous') })
  const open = word('conference')
  const today = dayOf(new Date())
  return (
    <Page
      title={t('cases.conference.list')}
      about={t(caseId === null ? 'cases.conference.mine' : 'cases.conference.ofCase')}
      {...(open !== null && {
        panel: (
          <ConferencePanel
            key={open}
            conferenceId={open}
            onClose={() => change({ conference: null, act: null })}
          />
        ),
      })}
    >
      {caseId === null && <OwnDecisions />}
      {asked.error ? (
        <NotAnswered asked={asked} />
      ) : !asked.data ? (
        <Skeleton rows={5} />
      ) : asked.data.length === 0 ? (
        <Empty title={t('cases.conference.none')}>
          {t(may('cases.write') ? 'cases.conference.noneWordsCall' : 'cases.conference.noneWords')}
        </Empty>
      ) : (
        <div {...list}>
          <ul className="conferences">
            {asked.data.map((row) => (
              <li key={row.id}>
                <button type="button" data-row="" onClick={() => change({ conference: row.id })}>
                  <b>
                    {day(dayOf(row.beginsAt), { today })} {time(row.beginsAt)}
                  </b>
                  <span>
                    {row.client}
                    {row.ward !== null && (
                      <>
                        <Dot />
                        {row.ward}
                      </>
                    )}
                    <Dot />
                    {row.place}
                  </span>
                  <span className="small muted">
                    {t('cases.conference.said', { said: row.said, invited: row.invited })}
                  </span>
                  <Tag tone={row.state === 'called' ? 'now' : 'quiet'}>
                    {t(`cases.conference.state.${row.state}`)}
                  </Tag>
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Page>
  )
}
