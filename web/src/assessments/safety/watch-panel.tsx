import { safety, type WatchFile } from '@quancheng/contract/safety.ts'
import { useState } from 'react'
import { GoLink } from '../../app/go-link.tsx'
import { problemText } from '../../app/problem-text.ts'
import { useMe } from '../../app/session.ts'
import { useAsk } from '../../app/use-ask.ts'
import { useCommand } from '../../app/use-command.ts'
import { useProblem } from '../../app/use-problem.ts'
import { useText } from '../../text/use-text.tsx'
import { Button } from '../../ui/button.tsx'
import { Dot } from '../../ui/dot.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Section } from '../../ui/page.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useToast } from '../../ui/toast.tsx'
import { OneWordForm } from '../instruments/one-word-form.tsx'
import { LevelMark } from '../level-mark.tsx'
import { useSafetyWords } from './safety-words.ts'
import { HandOverWatchForm, LookForm } from './watch-forms.tsx'

const REFRESH = ['/safety']

type Doing = 'look' | 'hand-over' | 'not-take' | 'ask-end' | 'end' | 'go-on'

interface ActProps {
  readonly file: WatchFile
  readonly doing: Doing | null
  readonly onClose: () => void
}

function WatchForms({ file, doing, onClose }: ActProps) {
  const { t } = useText()
  const toast = useToast()
  const answering = useCommand(safety.answerHandOver, { refresh: REFRESH })
  const asking = useCommand(safety.askToEndWatch, { refresh: REFRESH })
  const deciding = useCommand(safety.decideEndOfWatch, { refresh: REFRESH })
  const problems = {
    answering: useProblem(answering),
    asking: useProblem(asking),
    deciding: useProblem(deciding),
  }
  const on = { watchId: file.id, seen: file.revision }
  switch (doing) {
    case null:
      return null
    case 'look':
      return <LookForm watch={file} onClose={onClose} />
    case 'hand-over':
      return <HandOverWatchForm watches={[file]} onClose={onClose} />
    case 'not-take':
      return (
        <OneWordForm
          draft={`watch.not-take.${file.id}`}
          title={t('safety.do.notTake')}
          note={t('safety.handOver.words')}
          label={t('safety.remark')}
          submit={t('safety.do.notTake')}
          missing={t('safety.remark.missing')}
          sending={answering.sending}
          problem={problems.answering}
          onSubmit={(remark) =>
            answering
              .sendAsync({ ...on, taken: false, remark })
              .then(() => toast.say(t('safety.done.notTaken')))
          }
          onClose={onClose}
        />
      )
    case 'ask-end':
      return (
        <OneWordForm
          draft={`watch.ask-end.${file.id}`}
          title={t('safety.do.askEnd')}
          note={t('safety.end.note')}
          label={t('safety.end.reason')}
          submit={t('safety.do.askEnd')}
          missing={t('safety.reason.missing')}
          sending={asking.sending}
          problem={problems.asking}
          onSubmit={(reason) =>
            asking.sendAsync({ ...on, reason }).then(() => toast.say(t('safety.done.endAsked')))
          }
          onClose={onClose}
        />
      )
    case 'end':
    case 'go-on': {
      const agreed = doing === 'end'
      return (
        <OneWordForm
          draft={`watch.decide.${file.id}`}
          title={t(agreed ? 'safety.do.end' : 'safety.do.goOn')}
          note={file.endReason ?? ''}
          label={t('safety.remark')}
          submit={t(agreed ? 'safety.do.end' : 'safety.do.goOn')}
          missing={t('safety.remark.missing')}
          optional={agreed}
          danger={agreed}
          sending={deciding.sending}
          problem={problems.deciding}
          onSubmit={(words) =>
            deciding
              .sendAsync({ ...on, agreed, remark: words === '' ? null : words })
              .then(() => toast.say(t(agreed ? 'safety.done.ended' : 'safety.done.goesOn')))
          }
          onClose={onClose}
        />
      )
    }
  }
}

interface Props {
  readonly watchId: string
  readonly onClose: () => void
}

/** One watch: why, every look, every hand-over, and what can be done now. */
export function WatchPanel({ watchId, onClose }: Props) {
  const speech = useText()
  const { t } = speech
  const me = useMe()
  const toast = useToast()
  const { when } = useSafetyWords()
  const [doing, setDoing] = useState<Doing | null>(null)
  const asked = useAsk(safety.watchOne, { watchId })
  const taking = useCommand(safety.answerHandOver, {
    refresh: REFRESH,
    onDone: () => toast.say(t('safety.done.taken')),
  })
  const problem = useProblem(taking)
  const file = asked.data
  if (!file)
    return (
      <SidePanel label={t('safety.tab.watch')} title={t('safety.tab.watch')} onClose={onClose}>
        {asked.error ? (
          <ErrorState title={problemText(asked.error, speech)} onRetry={() => void asked.refetch()}>
            {t('app.regionBrokenWords')}
          </ErrorState>
        ) : (
          <Skeleton rows={6} />
        )}
      </SidePanel>
    )
  const isLive = file.state !== 'ended'
  const isMine = file.handingTo?.id === me.accountId
  return (
    <SidePanel
      label={t('safety.tab.watch')}
      title={file.client.name}
      about={<LevelMark level={file.level} />}
      onClose={onClose}
      actions={
        isLive && (
          <>
            {isMine ? (
              <>
                <Button
                  kind="primary"
                  onClick={() => taking.send({ watchId, seen: file.revision, taken: true, remark: null })}
                >
                  {t('safety.do.take')}
                </Button>
                <Button onClick={() => setDoing('not-take')}>{t('safety.do.notTake')}</Button>
              </>
            ) : (
              <Button kind="primary" onClick={() => setDoing('look')}>
                {t('safety.do.look')}
              </Button>
            )}
            {file.mayDecideEnd ? (
              <>
                <Button onClick={() => setDoing('end')}>{t('safety.do.end')}</Button>
                <Button kind="ghost" onClick={() => setDoing('go-on')}>
                  {t('safety.do.goOn')}
                </Button>
              </>
            ) : (
              !isMine && (
                <>
                  <Button onClick={() => setDoing('hand-over')}>{t('safety.do.handOver')}</Button>
                  {file.state === 'on' && (
                    <Button kind="ghost" onClick={() => setDoing('ask-end')}>
                      {t('safety.do.askEnd')}
                    </Button>
                  )}
                </>
              )
            )}
          </>
        )
      }
    >
      <div className="safety-file">
        {problem !== null && (
          <p className="small is-crisis" role="alert">
            {problem}
          </p>
        )}
        <p className="small muted">
          {t('safety.holder', { who: file.holder.name })}
          <Dot />
          {t('safety.since', { when: when(file.since) })}
        </p>
        {file.handingTo && <p className="small">{t('safety.handing', { who: file.handingTo.name })}</p>}
        {file.state === 'ending' && file.endAskedBy && (
          <p className="small is-now">{t('safety.ending', { who: file.endAskedBy.name })}</p>
        )}
        <GoLink className="link small" href={`/clients/${file.client.id}`}>
          {t('safety.report.client')}
        </GoLink>
        <Section title={t('safety.watch.reason')}>
          <p className="small measure">{file.reason}</p>
        </Section>
        {file.endReason !== null && (
          <Section title={t('safety.watch.endReason')}>
            <p className="small measure">{file.endReason}</p>
            {file.endedBy && file.endedAt !== null && (
              <p className="tiny faint">
                {t('safety.watch.endedBy', { who: file.endedBy.name })} {when(file.endedAt)}
              </p>
            )}
          </Section>
        )}
        {file.endRemark !== null && (
          <Section title={t('safety.watch.endRemark')}>
            <p className="small measure">{file.endRemark}</p>
          </Section>
        )}
        <Section title={t('safety.watch.looks')} count={file.looks.length}>
          {file.looks.length === 0 && <p className="small faint">{t('safety.watch.noLooks')}</p>}
          <ol className="safety-lines small">
            {file.looks.map((one) => (
              <li key={one.id}>
                <span className="tiny faint">
                  {when(one.at)} {one.by.name}
                </span>{' '}
                <LevelMark level={one.level} />
                <p>{one.words}</p>
              </li>
            ))}
          </ol>
        </Section>
        {file.handOvers.length > 0 && (
          <Section title={t('safety.watch.handOvers')} count={file.handOvers.length}>
            <ol className="safety-lines small">
              {file.handOvers.map((one) => (
                <li key={one.id}>
                  {t('safety.watch.handOver', { from: one.from.name, to: one.to.name })}{' '}
                  <span className="tiny faint">
                    {when(one.at)}{' '}
                    {t(
                      one.taken === null
                        ? 'safety.watch.open'
                        : one.taken
                          ? 'safety.watch.taken'
                          : 'safety.watch.notTaken',
                    )}
                  </span>
                  {one.note !== '' && <p>{one.note}</p>}
                  {one.remark !== null && <p className="muted">{one.remark}</p>}
                </li>
              ))}
            </ol>
          </Section>
        )}
      </div>
      <WatchForms file={file} doing={doing} onClose={() => setDoing(null)} />
    </SidePanel>
  )
}
