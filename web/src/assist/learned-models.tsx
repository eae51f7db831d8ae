import { assist, type LearnedModel } from '@quancheng/contract/assist.ts'
import { NotAnswered } from '../app/not-answered.tsx'
import { useAsk } from '../app/use-ask.ts'
import { useCommand } from '../app/use-command.ts'
import { useProblem } from '../app/use-problem.ts'
import { ImpactMissing } from '../compliance/impact-missing.tsx'
import { momentText } from '../intake/times.ts'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { Dot } from '../ui/dot.tsx'
import { Section } from '../ui/page.tsx'
import { Progress } from '../ui/progress.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Tag } from '../ui/tag.tsx'
import { useToast } from '../ui/toast.tsx'
import { ModelReport } from './model-report.tsx'

const REFRESH = ['/assist', '/intake/list']
const TONES = {
  running: 'primary',
  done: 'ok',
  refused: 'quiet',
  failed: 'crisis',
  cancelled: 'quiet',
} as const

/** A model learned from one's own closed cases: trained here, compared with the rules, switched on only when it beats them. */
export function LearnedModels() {
  const { t, locale } = useText()
  const toast = useToast()
  const asked = useAsk(assist.models, {}, { every: 3000 })
  const training = useCommand(assist.train, {
    refresh: REFRESH,
    onDone: () => toast.say(t('assist.trainBegun')),
  })
  const problem = useProblem(training)
  const { data } = asked
  return (
    <Section
      title={t('assist.learned')}
      note={t('assist.learnedNote')}
      action={
        data &&
        !data.models.some(({ state }) => state === 'running') && (
          <Button small disabled={training.sending} onClick={() => training.send({})}>
            {t('assist.train')}
          </Button>
        )
      }
    >
      {asked.error && !data && <NotAnswered asked={asked} />}
      {!data && !asked.error && <Skeleton rows={4} padded={false} />}
      {data && (
        <div className="hint">
          <p className="small muted">
            {t('assist.learnedWhat', { outcome: data.outcome.name[locale], cases: data.closedCases })}{' '}
            {t('assist.learnedHow', {
              events: data.parameters.eventsPerFeature,
              months: data.parameters.holdOutMonths,
              least: data.parameters.leastHeldOutEvents,
            })}
          </p>
          {problem !== null && (
            <p className="small is-crisis" role="alert">
              {problem}
            </p>
          )}
          {data.models.length === 0 && <p className="small faint">{t('assist.learnedNone')}</p>}
          {data.models.map((model, at) => (
            <OneModel key={model.id} model={model} open={at === 0 || model.inUse} />
          ))}
        </div>
      )}
    </Section>
  )
}

function OneModel({ model, open }: { readonly model: LearnedModel; readonly open: boolean }) {
  const speech = useText()
  const { t, refusal } = speech
  const toast = useToast()
  const cancelling = useCommand(assist.cancelTraining, { refresh: REFRESH })
  const switching = useCommand(assist.switchModel, {
    refresh: REFRESH,
    onDone: () => toast.say(t(model.inUse ? 'assist.switchedOff' : 'assist.switchedOn')),
  })
  const cancelProblem = useProblem(cancelling)
  const switchProblem = useProblem(switching)
  const problem = cancelProblem ?? switchProblem
  const now = new Date()
  if (model.state === 'running')
    return (
      <Progress
        title={t(model.done < model.total ? 'assist.training' : 'assist.reckoning')}
        note={t('assist.trainingLeave')}
        done={model.done}
        total={model.total}
        unit={t('assist.casesUnit')}
        actions={
          <button type="button" className="link" onClick={() => cancelling.send({ modelId: model.id })}>
            {t('assist.stop')}
          </button>
        }
      />
    )
  const { learned } = model
  const beats = learned !== null && learned.shortcomings.length === 0
  return (
    <details open={open} className="risk-model">
      <summary className="line wrap small">
        <Tag tone={TONES[model.state]}>{t(`assist.state.${model.state}`)}</Tag>
        {model.inUse && <Tag tone="primary">{t('assist.inUse')}</Tag>}
        {model.outdated && <Tag>{t('assist.outdated')}</Tag>}
        <span className="faint">
          {model.madeBy.name}
          <Dot />
          {momentText(model.madeAt, now, speech)}
          {model.switchedBy && model.switchedAt && (
            <>
              <Dot />
              {t('assist.switched', {
                name: model.switchedBy.name,
                when: momentText(model.switchedAt, now, speech),
              })}
            </>
          )}
        </span>
      </summary>
      {model.problem && <p className="small">{refusal(model.problem.code, model.problem.facts)}</p>}
      {model.state === 'failed' && <p className="small">{t('assist.failed')}</p>}
      {problem !== null && (
        <p className="small is-crisis" role="alert">
          {problem}
        </p>
      )}
      <ImpactMissing refused={switching.refused} />
      {learned && (
        <>
          <ModelReport learned={learned} />
          <div className="line">
            {model.inUse ? (
              <Button
                small
                disabled={switching.sending}
                onClick={() => switching.send({ modelId: model.id, seen: model.revision, on: false })}
              >
                {t('assist.switchOff')}
              </Button>
            ) : (
              beats &&
              !model.outdated && (
                <Button
                  small
                  kind="primary"
                  disabled={switching.sending}
                  onClick={() => switching.send({ modelId: model.id, seen: model.revision, on: true })}
                >
                  {t('assist.switchOn')}
                </Button>
              )
            )}
          </div>
        </>
      )}
    </details>
  )
}
