import type { Urgency } from '@quancheng/rules/request.ts'
import { useState } from 'react'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { Clock } from '../ui/clock.tsx'
import { GroupHead } from '../ui/group-head.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { PersonLine } from '../ui/person-line.tsx'
import { SavedViews } from '../ui/saved-views.tsx'
import { SidePanel } from '../ui/side-panel.tsx'
import { UrgencyGlyph } from '../ui/urgency-glyph.tsx'
import { NOW } from './now.ts'
import './gallery.css'

const ROWS: readonly { name: string; due: string; urgency: Urgency | null; paused?: boolean }[] = [
  { name: '何美玲', due: '2026-11-20T08:48:00+08:00', urgency: 'crisis' },
  { name: '欧阳慧敏', due: '2026-11-20T10:26:00+08:00', urgency: 'urgent' },
  { name: '阿依努尔·买买提江', due: '2026-11-20T12:14:00+08:00', urgency: 'soon' },
  { name: '司马晓彤', due: '2026-11-21T15:00:00+08:00', urgency: 'routine' },
  { name: '王建国', due: '2026-11-23', urgency: 'routine' },
  { name: '匿名投诉 0093', due: '2026-11-23', urgency: null, paused: true },
]

/** A queue with its side panel. */
export function RequestsShelf() {
  const { t } = useText()
  const [open, setOpen] = useState(true)
  return (
    <Page
      title={t('gallery.requests')}
      about={t('gallery.requestsAbout')}
      actions={
        <Button small icon="phone">
          {t('gallery.call')}
        </Button>
      }
      under={
        <SavedViews
          current="mine"
          onOpen={() => undefined}
          views={[
            { id: 'mine', name: t('gallery.view.mine'), count: 10, more: false },
            { id: 'all', name: t('gallery.view.all'), count: 15, more: false },
            { id: 'taken', name: t('gallery.view.taken'), count: 4, more: false },
            { id: 'declined', name: t('gallery.view.declined'), count: 2, more: false },
            { id: 'done', name: t('gallery.view.done'), count: 1000, more: true },
          ]}
        />
      }
      panel={
        open ? (
          <SidePanel
            label={t('gallery.requests')}
            title="欧阳慧敏"
            about={<PersonLine name="" sex={2} age={71} ward={t('gallery.wardNeuro')} bed="21" />}
            onClose={() => setOpen(false)}
            actions={
              <>
                <Button kind="primary" keys="A">
                  {t('gallery.take')}
                </Button>
                <Button>{t('gallery.give')}</Button>
                <Button>{t('gallery.ask')}</Button>
                <Button kind="ghost">{t('gallery.decline')}</Button>
              </>
            }
          >
            <div className="line wrap" style={{ gap: 14, marginTop: 4 }}>
              <UrgencyGlyph urgency="urgent" />
              <Clock
                due="2026-11-20T10:26:00+08:00"
                since="2026-11-20T06:00:00+08:00"
                now={NOW}
                lead={t('gallery.first')}
              />
            </div>
            <h3>{t('gallery.why')}</h3>
            <div className="line top small">
              <span className="is-high">
                <Icon name="flag" />
              </span>
              <span>
                {t('gallery.why1')}
                <br />
                <span className="faint tiny">{t('gallery.why1From')}</span>
              </span>
            </div>
            <div className="line top small" style={{ marginTop: 8 }}>
              <span className="faint">
                <Icon name="question" />
              </span>
              <span className="muted">{t('gallery.why2')}</span>
            </div>
            <h3>{t('gallery.words')}</h3>
            <Notice tone="quiet" title={t('gallery.quote')} />
          </SidePanel>
        ) : undefined
      }
    >
      <GroupHead title={t('gallery.groupNew')} count={6} note={t('gallery.groupTodayNote')} />
      {ROWS.map((row, index) => (
        <div key={row.name} className="request-row" aria-current={index === 1 || undefined}>
          <Clock due={row.due} since="2026-11-20T06:00:00+08:00" now={NOW} paused={row.paused ?? false} />
          <UrgencyGlyph urgency={row.urgency} />
          <div>
            <PersonLine name={row.name} ward={t('gallery.wardNeuro')} bed="21" />
            <div className="small muted clip">{t('gallery.row1')}</div>
          </div>
        </div>
      ))}
    </Page>
  )
}
