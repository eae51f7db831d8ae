import { compliance, type ImpactAssessment } from '@quancheng/contract/compliance.ts'
import { useState } from 'react'
import { ask } from '../app/ask.ts'
import { download } from '../app/download.ts'
import { problemText } from '../app/problem-text.ts'
import { useMay } from '../app/session.ts'
import { useAddress } from '../app/use-address.ts'
import { useAsk } from '../app/use-ask.ts'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { Dot } from '../ui/dot.tsx'
import { Empty } from '../ui/empty.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { Page } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Tag } from '../ui/tag.tsx'
import { useToast } from '../ui/toast.tsx'
import { ComplianceParts } from './compliance-parts.tsx'
import { ImpactForm } from './impact-form.tsx'
import { IncidentsPage } from './incidents-page.tsx'
import './compliance.css'

const WORDS = ['purpose', 'necessity', 'risks', 'measures', 'assessors'] as const

/** 影响评估台账: what was weighed before information about people is processed, and what it opens. */
export function ImpactsPage() {
  const speech = useText()
  const { t, locale } = speech
  const may = useMay()
  const { word, change } = useAddress()
  const [before, setBefore] = useState<ImpactAssessment | null>(null)
  const asked = useAsk(compliance.impacts, {}, { ready: may('compliance.read') })
  if (!may('compliance.read')) return <IncidentsPage />
  const { data } = asked
  const writes = may('compliance.write')
  const wanted = word('write')
  const kinds = data?.kinds ?? []
  const add = writes && (
    <Button icon="plus" onClick={() => change({ write: kinds[0]?.id ?? '' })}>
      {t('compliance.impact.add')}
    </Button>
  )
  const living = data?.rows.filter((row) => row.living).length ?? 0
  return (
    <Page
      title={t('compliance.impact.title')}
      about={t('compliance.impact.about')}
      actions={data && data.rows.length > 0 && add}
      under={<ComplianceParts />}
    >
      {asked.error && (
        <ErrorState title={problemText(asked.error, speech)} onRetry={() => void asked.refetch()}>
          {t('app.regionBrokenWords')}
        </ErrorState>
      )}
      {asked.isPending && <Skeleton rows={4} height={56} />}
      {data?.rows.length === 0 && (
        <Empty title={t('compliance.impact.none')} actions={add}>
          {t('compliance.impact.noneWords')}
        </Empty>
      )}
      {data && data.rows.length > 0 && (
        <div className="ledger">
          <p className="small muted">{t('compliance.impact.inForce', { count: living })}</p>
          {data.rows.map((row) => (
            <OneImpact
              key={row.id}
              row={row}
              kind={kinds.find(({ id }) => id === row.kind)}
              locale={locale}
              onNewer={writes && !row.replaced ? () => setBefore(row) : null}
            />
          ))}
        </div>
      )}
      {data && (before !== null || (writes && wanted !== null)) && (
        <ImpactForm
          kinds={kinds}
          kind={kinds.find(({ id }) => id === wanted)?.id ?? kinds[0]?.id ?? ''}
          before={before}
          onClose={() => {
            setBefore(null)
            change({ write: null })
          }}
        />
      )}
    </Page>
  )
}

interface OneProps {
  readonly row: ImpactAssessment
  readonly kind:
    | {
        readonly name: { readonly zh: string; readonly en: string }
        readonly opens: readonly ('learned-model' | 'record-destination' | 'record-reader' | 'other-body')[]
      }
    | undefined
  readonly locale: 'zh' | 'en'
  readonly onNewer: (() => void) | null
}

function OneImpact({ row, kind, locale, onNewer }: OneProps) {
  const speech = useText()
  const { t, day } = speech
  const toast = useToast()
  const today = dayOf(new Date())
  const state = row.replaced ? 'replaced' : row.living ? 'living' : 'overdue'
  const open = () =>
    ask(compliance.openImpactFile, { impactId: row.id }).then(download, (error: Error) =>
      toast.warn(problemText(error, speech)),
    )
  return (
    <details className="ledger-line">
      <summary className="line wrap">
        <Tag tone={state === 'living' ? 'ok' : state === 'overdue' ? 'now' : 'quiet'}>
          {t(`compliance.impact.state.${state}`)}
        </Tag>
        <b>{row.subject}</b>
        <span className="small muted">
          {kind?.name[locale] ?? row.kind}
          <Dot />
          {t('compliance.impact.review', { day: day(row.reviewOn, { today }) })}
        </span>
      </summary>
      <dl className="small">
        {WORDS.map((word) => (
          <div key={word}>
            <dt className="muted">{t(`compliance.impact.${word}`)}</dt>
            <dd>{row[word]}</dd>
          </div>
        ))}
      </dl>
      <p className="small muted">
        {t('compliance.impact.by', { name: row.madeBy.name, day: day(row.assessedOn, { today }) })}
        <Dot />
        {row.keptUntil === null
          ? t('compliance.impact.keptUnset')
          : t('compliance.impact.kept', { day: day(row.keptUntil, { today }) })}
        {kind && kind.opens.length > 0 && (
          <>
            <Dot />
            {t('compliance.impact.opens', {
              what: kind.opens
                .map((gate) => t(`compliance.impact.opens.${gate}`))
                .join(locale === 'zh' ? '、' : ', '),
            })}
          </>
        )}
      </p>
      <div className="line">
        {row.hasFile && (
          <Button small onClick={() => void open()}>
            {t('compliance.impact.open')}
          </Button>
        )}
        {onNewer && (
          <Button small onClick={onNewer}>
            {t('compliance.impact.newer')}
          </Button>
        )}
      </div>
    </details>
  )
}
