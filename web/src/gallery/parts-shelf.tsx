import { RISKS, STAGES } from '@quancheng/rules/course.ts'
import { URGENCIES } from '@quancheng/rules/request.ts'
import { useText } from '../text/use-text.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { Clock } from '../ui/clock.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { PersonLine } from '../ui/person-line.tsx'
import { RiskGlyph } from '../ui/risk-glyph.tsx'
import { StageSquares } from '../ui/stage-squares.tsx'
import { Tag } from '../ui/tag.tsx'
import { UrgencyGlyph } from '../ui/urgency-glyph.tsx'
import { NOW } from './now.ts'

const SINCE = '2026-11-20T08:00:00+08:00'

/** The smallest parts, one line each. */
export function PartsShelf() {
  const { t } = useText()
  return (
    <Page title={t('gallery.title')} about={t('gallery.about')}>
      <div className="section stack" style={{ gap: 16 }}>
        <div className="line wrap">
          {RISKS.map((risk) => (
            <RiskGlyph key={risk} risk={risk} />
          ))}
          {RISKS.map((risk) => (
            <RiskGlyph key={risk} risk={risk} sentence />
          ))}
        </div>
        <div className="line wrap">
          {URGENCIES.map((urgency) => (
            <UrgencyGlyph key={urgency} urgency={urgency} />
          ))}
          <UrgencyGlyph urgency={null} />
        </div>
        <div className="line wrap" style={{ gap: 20 }}>
          <Clock due="2026-11-20T09:52:00+08:00" since={SINCE} now={NOW} />
          <Clock due="2026-11-20T10:26:00+08:00" since={SINCE} now={NOW} />
          <Clock due="2026-11-20T14:14:00+08:00" since={SINCE} now={NOW} />
          <Clock due="2026-11-20T17:00:00+08:00" since={SINCE} now={NOW} />
          <Clock due="2026-11-21T10:00:00+08:00" since={SINCE} now={NOW} />
          <Clock due="2026-11-24" since={SINCE} now={NOW} />
          <Clock due="2026-11-20T08:48:00+08:00" now={NOW} />
          <Clock due="2026-11-18" now={NOW} />
          <Clock due="2026-11-21" paused now={NOW} />
          <Clock due="2026-11-20T09:52:00+08:00" since={SINCE} now={NOW} safety />
        </div>
        <div className="line wrap" style={{ gap: 20 }}>
          {STAGES.map((stage) => (
            <StageSquares key={stage} stage={stage} />
          ))}
        </div>
        <div className="stack" style={{ maxWidth: 260 }}>
          <PersonLine name="欧阳慧敏" sex={2} age={71} ward={t('gallery.wardNeuro')} bed="21" />
          <PersonLine name="阿依努尔·买买提江" sex={2} age={4} ward={t('gallery.wardChild')} bed="5" />
          <PersonLine
            name="阿卜杜热合曼·阿卜杜克里木"
            sex={1}
            age={36}
            ward={t('gallery.wardKidney')}
            bed={t('gallery.dialysis')}
          />
          <PersonLine name="Maximiliana Featherstonehaugh" age={54} ward={t('gallery.wardHeart')} bed="103" />
        </div>
        <div className="line wrap">
          <Button kind="primary">{t('gallery.take')}</Button>
          <Button kind="danger">{t('gallery.safetyAct')}</Button>
          <Button>{t('gallery.give')}</Button>
          <Button kind="ghost">{t('gallery.decline')}</Button>
          <Button kind="text">{t('gallery.all')}</Button>
          <Button disabled>{t('gallery.take')}</Button>
          <Button icon="filter" aria-label={t('ui.filter.label')} />
          <Kbd keys="Ctrl K" />
        </div>
        <div className="line wrap">
          <Tag>{t('gallery.day3')}</Tag>
          <Tag tone="ok">{t('gallery.day3')}</Tag>
          <Tag tone="wait">{t('gallery.day3')}</Tag>
          <Tag tone="now" icon="calendar">
            {t('gallery.leftAbout')}
          </Tag>
          <Tag tone="crisis">{t('gallery.day3')}</Tag>
          <Tag tone="primary">{t('gallery.day3')}</Tag>
          <Tag tone="outline">{t('word.unset')}</Tag>
          <Avatar name="林若溪" />
          <Avatar name="王慧" />
          <Avatar name="阿依努尔·买买提江" />
          <Avatar name="Siobhan" />
        </div>
        <Notice tone="wait" title={<b>{t('ui.offline.title')}</b>} />
        <Notice tone="ok" title={t('gallery.undoWords')} />
        <Notice tone="quiet" title={t('gallery.quote')} />
      </div>
    </Page>
  )
}
