import { supervision } from '@quancheng/contract/supervision.ts'
import { SIDES } from '@quancheng/rules/quality-review.ts'
import { GoLink } from '../app/go-link.tsx'
import { NotAnswered } from '../app/not-answered.tsx'
import { useAddress } from '../app/use-address.ts'
import { useAsk } from '../app/use-ask.ts'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { Dot } from '../ui/dot.tsx'
import { SidePanel } from '../ui/side-panel.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { ReviewForm } from './review-form.tsx'

interface Props {
  readonly sampleId: string
  readonly onClose: () => void
}

/** The drawn cases, what each side found, and where one’s own judgement is awaited. */
export function SamplePanel({ sampleId, onClose }: Props) {
  const { t, number } = useText()
  const { word, change } = useAddress()
  const asked = useAsk(supervision.sample, { sampleId })
  const { data } = asked
  const most = data?.form.criteria.reduce((sum, one) => sum + one.most, 0) ?? 0
  const open = data?.reviews.find((row) => row.id === word('review'))
  return (
    <SidePanel label={t('supervision.sample')} title={t('supervision.sample')} onClose={onClose}>
      {asked.error ? (
        <NotAnswered asked={asked} />
      ) : !data ? (
        <Skeleton rows={6} padded={false} />
      ) : (
        <>
          <p className="small muted">
            {t('supervision.drawnFrom', {
              drawn: data.sample.drawn,
              eligible: data.sample.eligible,
              each: data.sample.perWorker,
            })}
            {data.sample.third !== null && ` ${t('supervision.thirdIs', { name: data.sample.third.name })}`}
          </p>
          <ul className="drawn-cases">
            {data.reviews.map((row) => (
              <li key={row.id}>
                <div className="line wrap">
                  <GoLink href={`/cases/${row.caseId}`}>
                    <b>{row.client === '' ? row.number : row.client}</b>
                  </GoLink>
                  <span className="tiny faint">
                    {row.number}
                    <Dot />
                    {row.worker.name}
                  </span>
                  <span className="grow" />
                  {row.mySide !== null && (
                    <Button small onClick={() => change({ review: row.id })}>
                      {t(`supervision.judge.${row.mySide}`)}
                    </Button>
                  )}
                </div>
                <ul className="stack small">
                  {SIDES.map((side) => {
                    const opinion = row.opinions.find((each) => each.side === side)
                    if (!opinion) return null
                    return (
                      <li key={side}>
                        {t(`supervision.side.${side}`)} {opinion.by.name}
                        <Dot />
                        <b>{t('supervision.points', { total: number(opinion.total), most: number(most) })}</b>
                        {opinion.remark !== null && <p className="muted">{opinion.remark}</p>}
                      </li>
                    )
                  })}
                </ul>
              </li>
            ))}
          </ul>
          <p className="tiny faint">{t('supervision.seeded', { seed: data.sample.seed })}</p>
          {open?.mySide && (
            <ReviewForm
              key={open.id}
              review={open}
              side={open.mySide}
              form={data.form}
              onClose={() => change({ review: null })}
            />
          )}
        </>
      )}
    </SidePanel>
  )
}
