import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { CourseRail } from '../ui/course-rail.tsx'
import { CourseRailTwin } from '../ui/course-rail-twin.tsx'
import { GoalBar } from '../ui/goal-bar.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { Picture } from '../ui/picture.tsx'
import { RiskGlyph } from '../ui/risk-glyph.tsx'
import { ScaleChart, ScaleChartTwin } from '../ui/scale-chart.tsx'
import { StageSquares } from '../ui/stage-squares.tsx'
import { COURSE, EARLY_COURSE, SCORES } from './course.ts'

/** The course rail, scores over time, goals and the next step. */
export function CaseShelf() {
  const { t } = useText()
  return (
    <Page
      title="陈桂兰"
      actions={
        <>
          <RiskGlyph risk="high" sentence />
          <StageSquares stage="intervention" />
        </>
      }
    >
      <div style={{ borderBottom: '1px solid var(--qc-line)' }}>
        <CourseRail data={COURSE} />
      </div>
      <div style={{ margin: '14px 24px 0' }}>
        <Notice
          tone="next"
          title={
            <>
              <b>{t('gallery.nextTitle')}</b> <span className="is-now small">{t('gallery.nextDue')}</span>
            </>
          }
          actions={<Button kind="primary">{t('gallery.upload')}</Button>}
        >
          {t('gallery.nextWords')}
        </Notice>
      </div>
      <div className="section">
        <div>{t('gallery.goal')}</div>
        <GoalBar share={0.75} words={t('gallery.goalFigures')} />
        <GoalBar share={null} />
      </div>
      <div className="section">
        <Picture
          title={t('gallery.depression')}
          note={t('gallery.scoresNote')}
          picture={<ScaleChart history={SCORES} />}
          table={<ScaleChartTwin history={SCORES} />}
        />
      </div>
      <div className="section">
        <Picture
          title={t('ui.rail.title')}
          picture={<CourseRail data={EARLY_COURSE} />}
          table={<CourseRailTwin data={COURSE} />}
        />
      </div>
    </Page>
  )
}
