import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { ConflictState } from '../ui/conflict-state.tsx'
import { Empty } from '../ui/empty.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { NoPermission } from '../ui/no-permission.tsx'
import { OfflineState } from '../ui/offline-state.tsx'
import { Page } from '../ui/page.tsx'
import { Progress } from '../ui/progress.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { StaleState } from '../ui/stale-state.tsx'
import { ToastLine, useToast } from '../ui/toast.tsx'
import './gallery.css'

/** Every state has a face. */
export function StatesShelf() {
  const { t } = useText()
  const toast = useToast()
  const again = () => toast.say(t('gallery.undoWords'), () => undefined)
  return (
    <Page title={t('gallery.title')} about={t('gallery.about')}>
      <div className="gallery-grid">
        <section>
          <Empty
            cleared
            title={t('gallery.emptyTitle')}
            actions={
              <>
                <Button small>{t('gallery.tomorrow')}</Button>
                <Button small kind="ghost">
                  {t('gallery.drafts')}
                </Button>
              </>
            }
          >
            {t('gallery.emptyWords')}
          </Empty>
        </section>
        <section>
          <Empty
            title={t('gallery.firstTitle')}
            actions={
              <Button small kind="primary">
                {t('gallery.firstAct')}
              </Button>
            }
          >
            {t('gallery.firstWords')}
          </Empty>
        </section>
        <section>
          <Skeleton padded={false} />
        </section>
        <section>
          <ErrorState title={t('gallery.errorTitle')} onRetry={again} onKeep={again} number="7F3C-0912">
            {t('gallery.errorWords')}
          </ErrorState>
        </section>
        <section>
          <OfflineState
            asOf="2026-11-20T09:12:00+08:00"
            needsNetwork={t('gallery.needsNetwork')}
            waiting={[
              { id: '1', who: '孙长福', what: t('gallery.phoneFollowUp') },
              { id: '2', who: '陈桂兰', what: t('gallery.bedside') },
            ]}
          />
        </section>
        <section>
          <ConflictState
            what={t('gallery.conflictWhat')}
            mine={{ value: t('gallery.dateA'), when: t('gallery.conflictMine') }}
            theirs={{ value: t('gallery.dateB'), when: t('gallery.conflictTheirs'), name: '何嘉怡' }}
            merged={2}
            onChoose={again}
            onCompare={again}
          />
        </section>
        <section>
          <NoPermission owner="何嘉怡" onContact={again} onEmergency={again} />
        </section>
        <section className="stack">
          <StaleState title={t('gallery.staleTitle')}>{t('gallery.staleWords')}</StaleState>
          <Progress
            title={t('gallery.importTitle')}
            note={t('gallery.importNote')}
            done={3104}
            total={5000}
            unit={t('gallery.lines')}
            left={t('gallery.seconds')}
            actions={
              <>
                <span className="link">{t('gallery.toLook')}</span>
                <span className="link">{t('ui.cancel')}</span>
              </>
            }
          />
        </section>
        <section>
          <ToastLine said={{ words: t('gallery.undoWords'), icon: 'check', undo: again }} onUndo={again} />
        </section>
      </div>
    </Page>
  )
}
