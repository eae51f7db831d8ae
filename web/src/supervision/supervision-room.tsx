import { supervision } from '@quancheng/contract/supervision.ts'
import { MorePages } from '../app/more-pages.tsx'
import { problemText } from '../app/problem-text.ts'
import { useMay } from '../app/session.ts'
import { useAddress } from '../app/use-address.ts'
import { useAsk } from '../app/use-ask.ts'
import { useAskPages } from '../app/use-ask-pages.ts'
import { Ratings } from '../relations/ratings.tsx'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { NoPermission } from '../ui/no-permission.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { CaseloadTable } from './caseload-table.tsx'
import { DrawForm } from './draw-form.tsx'
import { GoneOn } from './gone-on.tsx'
import { RecordsPanel } from './records-panel.tsx'
import { SamplePanel } from './sample-panel.tsx'
import { Samples } from './samples.tsx'
import { Waiting } from './waiting.tsx'
import './supervision.css'

/** The supervisor’s room: caseload by worker, what waits, and the look at quality. A worker finds here the own drawn cases. */
export function SupervisionRoom() {
  const speech = useText()
  const { t } = speech
  const may = useMay()
  const leads = may('supervision.team')
  const { word, change } = useAddress()
  const room = useAsk(supervision.room, {}, { ready: leads })
  const samples = useAskPages(supervision.samples, {}, { ready: may('supervision.review') })
  if (!leads && !may('supervision.review')) return <NoPermission owner={null} />
  const close = () => change({ list: null, worker: null, sample: null, drawn: null })
  const list = word('list')
  const sampleId = word('sample')
  const panel =
    leads && (list === 'drafts' || list === 'late' || list === 'twice') ? (
      <RecordsPanel kind={list} worker={word('worker')} workers={room.data?.workers ?? []} onClose={close} />
    ) : leads && list === 'gone-on' && room.data ? (
      <GoneOn since={room.data.lateSince} onClose={close} />
    ) : sampleId !== null ? (
      <SamplePanel key={sampleId} sampleId={sampleId} onClose={close} />
    ) : undefined
  const error = room.error ?? samples.pages.error
  return (
    <Page
      title={leads ? t('supervision.title') : t('supervision.titleOwn')}
      about={leads ? t('supervision.about') : t('supervision.aboutOwn')}
      panel={panel}
    >
      {error ? (
        <ErrorState
          title={problemText(error, speech)}
          onRetry={() => {
            void room.refetch()
            void samples.pages.refetch()
          }}
        >
          {t('app.regionBrokenWords')}
        </ErrorState>
      ) : !samples.pages.data || (leads && !room.data) ? (
        <Skeleton rows={9} />
      ) : (
        <>
          {room.data && (
            <>
              <Waiting room={room.data} />
              <Section shape="padded" title={t('supervision.caseload')} note={t('supervision.caseload.note')}>
                {room.data.workers.length === 0 ? (
                  <Empty title={t('supervision.nobody')}>{t('supervision.nobodyWords')}</Empty>
                ) : (
                  <CaseloadTable workers={room.data.workers} />
                )}
              </Section>
            </>
          )}
          {leads && <Ratings />}
          <Section
            shape="padded"
            title={t('supervision.quality')}
            note={t('supervision.quality.note')}
            action={
              leads && (
                <Button small icon="plus" onClick={() => change({ draw: '1' })}>
                  {t('supervision.draw')}
                </Button>
              )
            }
          >
            <Samples rows={samples.rows} onOpen={(id) => change({ sample: id, list: null, worker: null })} />
            <MorePages pages={samples.pages} padded={false}>
              {t('supervision.more')}
            </MorePages>
          </Section>
        </>
      )}
      {leads && word('draw') !== null && (
        <DrawForm
          onClose={() => change({ draw: null })}
          onDrawn={(id) => change({ draw: null, sample: id, list: null })}
        />
      )}
    </Page>
  )
}
