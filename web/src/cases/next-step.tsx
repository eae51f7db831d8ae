import { cases } from '@quancheng/contract/cases.ts'
import { GoLink } from '../app/go-link.tsx'
import { useCommand } from '../app/use-command.ts'
import { useText } from '../text/use-text.tsx'
import { Button, buttonClass } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useToast } from '../ui/toast.tsx'
import { caseHref, paperHref } from './case-address.ts'
import { type File, isWritable, pendingClosure } from './file.ts'
import { useOpenRecord } from './public.ts'
import { usePaperNames } from './use-paper-names.ts'
import { useProblem } from './use-problem.ts'

interface Props {
  readonly file: File
}

/** What comes next on the course, the papers it still waits for, each with the way to it. */
export function NextStep({ file }: Props) {
  const { t, locale } = useText()
  const toast = useToast()
  const openRecord = useOpenRecord()
  const papers = usePaperNames()
  const advance = useCommand(cases.advance, { refresh: ['/cases', '/today'] })
  const problem = useProblem(advance)
  const closure = pendingClosure(file)
  const nameOf = (stage: string) => file.steps.find((step) => step.stage === stage)?.name[locale] ?? stage
  if (closure)
    return (
      <div className="case-next">
        <Notice
          tone="next"
          title={<b>{t('cases.next.closing', { who: closure.askedBy.name })}</b>}
          actions={
            <GoLink href={caseHref(file.id, 'ending')} className={buttonClass({ small: true })}>
              {t('cases.next.look')}
            </GoLink>
          }
        >
          {file.supervisor
            ? t('cases.next.closingWho', { who: file.supervisor.name })
            : t('cases.next.closingAny')}
        </Notice>
      </div>
    )
  const next = file.next
  if (!next || file.state !== 'open') return null
  const write = isWritable(file)
  const closing = next.stage === 'closure' || file.stage === 'closure'
  const { missing } = next
  const go = () =>
    advance.sendAsync({ caseId: file.id, seen: file.revision, to: next.stage }).then(
      () => toast.say(t('cases.next.done', { step: nameOf(next.stage) })),
      () => undefined,
    )
  return (
    <div className="case-next">
      <Notice
        tone="next"
        title={
          <b>
            {missing.length > 0
              ? t('cases.next.missing', { step: nameOf(file.stage), count: missing.length })
              : t('cases.next.ready', { step: nameOf(next.stage) })}
          </b>
        }
        actions={
          write &&
          (missing.length > 0 ? (
            missing[0] === 'signed-record' ? (
              <Button kind="primary" onClick={() => openRecord({ caseId: file.id })}>
                {t('cases.next.record')}
              </Button>
            ) : (
              <GoLink
                href={paperHref(file.id, missing[0] ?? '')}
                className={buttonClass({ kind: 'primary' })}
              >
                {t('cases.next.make', { paper: papers.name(missing[0] ?? '') })}
              </GoLink>
            )
          ) : closing && file.stage === 'closure' ? (
            <GoLink href={caseHref(file.id, 'ending', 'close')} className={buttonClass({ kind: 'primary' })}>
              {t('cases.do.close')}
            </GoLink>
          ) : (
            <Button kind="primary" aria-disabled={advance.sending || undefined} onClick={() => void go()}>
              {t('cases.next.advance', { step: nameOf(next.stage) })}
            </Button>
          ))
        }
      >
        {missing.length > 0 ? (
          <>
            {t('cases.next.missingLead')}
            {missing.map((paper, index) => (
              <span key={paper}>
                {index > 0 && t('cases.comma')}
                <GoLink href={paperHref(file.id, paper)} className="link">
                  {papers.name(paper)}
                </GoLink>
              </span>
            ))}
            {t('cases.next.then', { step: nameOf(next.stage) })}
          </>
        ) : (
          t('cases.next.readyWords', { step: nameOf(file.stage) })
        )}
        {problem !== null && (
          <div className="is-crisis" role="alert">
            {problem}
          </div>
        )}
      </Notice>
    </div>
  )
}
