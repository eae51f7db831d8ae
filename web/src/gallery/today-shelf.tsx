import { useState } from 'react'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { Clock } from '../ui/clock.tsx'
import { Dot } from '../ui/dot.tsx'
import { GroupHead } from '../ui/group-head.tsx'
import { Icon } from '../ui/icon.tsx'
import { ListRow } from '../ui/list-row.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, Section } from '../ui/page.tsx'
import { PersonLine } from '../ui/person-line.tsx'
import { RiskGlyph } from '../ui/risk-glyph.tsx'
import { StageBars } from '../ui/stage-bars.tsx'
import { useListKeys } from '../ui/use-keys.tsx'
import { NOW } from './now.ts'
import './gallery.css'

/** A list that can be emptied, with its safety notice and its right column. */
export function TodayShelf() {
  const { t } = useText()
  const list = useListKeys({ next: t('ui.keys.next'), previous: t('ui.keys.previous') })
  const [gone, setGone] = useState<readonly string[]>([])
  const tick = (id: string) => ({
    onTick: () => setGone((all) => [...all, id]),
    onUndo: () => setGone((all) => all.filter((each) => each !== id)),
    onOpen: () => undefined,
  })
  const due = (at: string, since: string) => <Clock due={at} since={since} now={NOW} />
  return (
    <Page
      title={t('gallery.left', { count: 11 })}
      about={
        <>
          {t('gallery.leftAbout')}
          <Dot />
          {t('gallery.leftFirst')}
        </>
      }
      actions={
        <div style={{ width: 150 }} className="only-desk">
          <div className="line tiny faint" style={{ justifyContent: 'space-between' }}>
            {t('gallery.cleared')} <span>4 / 15</span>
          </div>
          <div
            className="bar"
            style={{ marginTop: 4 }}
            role="progressbar"
            aria-valuenow={4}
            aria-valuemin={0}
            aria-valuemax={15}
            aria-label={t('gallery.cleared')}
          >
            <i style={{ width: '27%' }} />
          </div>
        </div>
      }
      asideLabel={t('gallery.mine')}
      aside={
        <>
          <Section
            title={t('gallery.mine')}
            count={23}
            action={<span className="link">{t('gallery.all')}</span>}
          >
            <StageBars
              counts={[
                { stage: 'intake', count: 2 },
                { stage: 'assessment', count: 4 },
                { stage: 'plan', count: 3 },
                { stage: 'intervention', count: 8 },
                { stage: 'evaluation', count: 2 },
                { stage: 'closure', count: 1 },
                { stage: 'follow-up', count: 3 },
              ]}
            />
            <div
              className="line wrap"
              style={{
                marginTop: 10,
                paddingTop: 10,
                borderTop: '1px solid var(--qc-line)',
                justifyContent: 'space-between',
              }}
            >
              <RiskGlyph risk="crisis" count={1} />
              <RiskGlyph risk="high" count={4} />
              <RiskGlyph risk="medium" count={9} />
              <RiskGlyph risk="low" count={7} />
              <RiskGlyph risk="none" count={2} />
            </div>
          </Section>
          <Section title={t('gallery.waiting')} action={<span className="link small">4</span>}>
            <div className="line small">
              <span className="is-wait">
                <Icon name="exchange" />
              </span>
              <span className="clip grow">{t('gallery.waitingRow')}</span>
              <span className="faint nowrap">{t('gallery.day3')}</span>
            </div>
          </Section>
        </>
      }
    >
      <div style={{ margin: '2px 12px 6px' }}>
        <Notice
          tone="risk"
          title={
            <>
              <PersonLine name="吴晓梅" ward={t('gallery.wardOb')} bed="8" age={31} />{' '}
              {t('gallery.safetyTitle')}
            </>
          }
          actions={
            <>
              <Clock due="2026-11-20T09:52:00+08:00" since="2026-11-20T07:52:00+08:00" now={NOW} safety />
              <Button kind="danger" small>
                {t('gallery.safetyAct')}
              </Button>
            </>
          }
        >
          {t('gallery.safetyWords')}
        </Notice>
      </div>
      <div {...list}>
        <GroupHead title={t('gallery.groupNew')} count={3} note={t('gallery.groupNewNote')} />
        {!gone.includes('1') && (
          <ListRow
            who={<PersonLine name="欧阳慧敏" ward={t('gallery.wardNeuro')} bed="21" />}
            icon="inbox"
            what={t('gallery.row1')}
            note={t('gallery.row1Note')}
            when={due('2026-11-20T10:26:00+08:00', '2026-11-20T06:00:00+08:00')}
            current
            {...tick('1')}
          />
        )}
        {!gone.includes('2') && (
          <ListRow
            who={<PersonLine name="阿依努尔·买买提江" ward={t('gallery.wardChild')} bed="5" />}
            icon="inbox"
            what={t('gallery.row2')}
            when={due('2026-11-20T12:14:00+08:00', '2026-11-20T08:14:00+08:00')}
            {...tick('2')}
          />
        )}
        <ListRow
          who={<PersonLine name="张先生" place={t('gallery.scan')} />}
          icon="inbox"
          what={t('gallery.row3')}
          note={t('gallery.row3Note')}
          when={due('2026-11-21T10:00:00+08:00', '2026-11-20T08:00:00+08:00')}
          onOpen={() => undefined}
        />
        <GroupHead title={t('gallery.groupOver')} count={1} />
        {!gone.includes('4') && (
          <ListRow
            who={<PersonLine name="李秀英" ward={t('gallery.wardHeart')} bed="17" />}
            icon="exchange"
            what={t('gallery.row4')}
            note={t('gallery.row4Note')}
            when={due('2026-11-18', '2026-11-15T00:00:00Z')}
            {...tick('4')}
          />
        )}
        <GroupHead title={t('gallery.groupToday')} count={3} note={t('gallery.groupTodayNote')} />
        {!gone.includes('5') && (
          <ListRow
            who={<PersonLine name="陈桂兰" ward={t('gallery.wardOnco')} bed="12" />}
            icon="document"
            what={t('gallery.row5')}
            note={t('gallery.row5Note')}
            when={due('2026-11-20T17:00:00+08:00', '2026-11-18T09:00:00+08:00')}
            {...tick('5')}
          />
        )}
        {!gone.includes('6') && (
          <ListRow
            who={<PersonLine name="陈桂兰" ward={t('gallery.wardOnco')} bed="12" />}
            icon="people"
            what={t('gallery.row6')}
            note={t('gallery.row6Note')}
            when="14:00–14:40"
            {...tick('6')}
          />
        )}
        <ListRow
          who={
            <PersonLine
              name="Batbayar Enkhtuya-Munkhbat"
              ward={t('gallery.wardKidney')}
              bed={t('gallery.dialysis')}
            />
          }
          icon="chart"
          what={t('gallery.row6')}
          when={<Clock due="2026-11-20" now={NOW} />}
          {...tick('8')}
        />
        <ListRow
          who={<PersonLine name="周建华" ward={t('gallery.wardChest')} bed="14" />}
          icon="check"
          what={t('gallery.row7')}
          when="08:41"
          done
          {...tick('7')}
        />
      </div>
    </Page>
  )
}
