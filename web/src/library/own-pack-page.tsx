import { medicalMethods } from '@quancheng/contract/content/medical-methods.ts'
import { packDifferences } from '@quancheng/contract/content/pack-differences.ts'
import { packProblems } from '@quancheng/contract/content/pack-problems.ts'
import type { StandardPack } from '@quancheng/contract/content/standard-pack.ts'
import { type OwnPackLine, ownPacks } from '@quancheng/contract/own-packs.ts'
import { unlessMedical } from '@quancheng/rules/medical-institution.ts'
import { useQuery } from '@tanstack/react-query'
import { useParams, useRouter } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import { ask, Refused } from '../app/ask.ts'
import { downloadJson } from '../app/download.ts'
import { GoLink } from '../app/go-link.tsx'
import { NotFound } from '../app/not-found.tsx'
import { problemText } from '../app/problem-text.ts'
import { useMay, useMe } from '../app/session.ts'
import { useAsk } from '../app/use-ask.ts'
import { useCommand } from '../app/use-command.ts'
import { useProblem } from '../app/use-problem.ts'
import { useText } from '../text/use-text.tsx'
import { Button, buttonClass } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { NoPermission } from '../ui/no-permission.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useToast } from '../ui/toast.tsx'
import { useUnsaved } from '../ui/unsaved.ts'
import { DifferenceList } from './difference-list.tsx'
import { OwnState } from './own-state.tsx'
import { PackConflict } from './pack-conflict.tsx'
import { PackEditor } from './pack-editor.tsx'
import { ProblemList } from './problem-list.tsx'
import { StandardActions } from './standard-actions.tsx'
import { StandardBody } from './standard-body.tsx'
import './library.css'
import './own.css'

const REFRESH = ['/library', '/cases/packs', '/staff/institution']

type OwnPack = (typeof ownPacks.ownPack)['output']['_output']

interface OneProps {
  readonly line: OwnPackLine
  readonly definition: StandardPack
  readonly base: StandardPack | null
}

/** A version of the institution's own standard: written while it is a draft, read and looked after once it is in use. */
export function OwnPackPage() {
  const speech = useText()
  const may = useMay()
  const { id = '' } = useParams({ strict: false })
  // What somebody is writing stays before them, also when another has put the draft into use meanwhile.
  const [isWriting, setWriting] = useState(false)
  const asked = useAsk(ownPacks.ownPack, { ownPackId: id }, { ready: may('library.edit') })
  if (!may('library.edit')) return <NoPermission owner={null} />
  const { data, error } = asked
  if (error instanceof Refused && error.status === 404) return <NotFound />
  if (error)
    return (
      <ErrorState title={problemText(error, speech)} onRetry={() => void asked.refetch()}>
        {speech.t('app.regionBrokenWords')}
      </ErrorState>
    )
  if (!data) return <Skeleton rows={10} />
  return data.line.state === 'draft' || isWriting ? (
    <Draft key={data.line.id} {...data} onWriting={setWriting} />
  ) : (
    <Published key={data.line.id} {...data} />
  )
}

function useTitle({ line, definition: { name } }: Pick<OneProps, 'line' | 'definition'>) {
  const { t, locale } = useText()
  return {
    title: name[locale] || name.zh || t('library.own.nameless'),
    about: (
      <span className="line wrap">
        <OwnState line={line} />
        {t('library.own.edition', { version: String(line.version) })}
        {line.basedOn && (
          <span>
            {t('library.own.basedOn', { name: line.basedOn.name[locale], version: line.basedOn.version })}
          </span>
        )}
      </span>
    ),
  }
}

interface DraftProps extends OneProps {
  readonly onWriting: (isWriting: boolean) => void
}

function Draft({ onWriting, ...props }: DraftProps) {
  const { line, base } = props
  const { medicalInstitution } = useMe()
  const speech = useText()
  const { t } = speech
  const toast = useToast()
  const router = useRouter()
  const [pack, setPack] = useState(props.definition)
  const [seen, setSeen] = useState(line.revision)
  const [kept, setKept] = useState(props.definition)
  const [round, setRound] = useState(0)
  const [sure, setSure] = useState<'publish' | 'discard' | null>(null)
  const problems = useMemo(() => packProblems(pack), [pack])
  const notHere = unlessMedical(medicalMethods(pack, base), medicalInstitution)
  const notHereSaid = notHere && (
    <p className="small">
      {t('library.refusal.medical-institution-only', { names: String(notHere.facts.names) })}
    </p>
  )
  const dirty = pack !== kept
  useUnsaved(dirty)
  useEffect(() => onWriting(dirty), [onWriting, dirty])
  const save = useCommand(ownPacks.savePack, { refresh: [] })
  const publish = useCommand(ownPacks.publishPack, {
    refresh: REFRESH,
    onDone: () => toast.say(t('library.own.publishedToast')),
  })
  const discard = useCommand(ownPacks.discardPack, {
    refresh: ['/library'],
    onDone: () => router.history.push('/library'),
  })
  const keep = async (definition = pack, before = seen) => {
    const { revision } = await save.sendAsync({ ownPackId: line.id, seen: before, definition })
    setSeen(revision)
    setKept(definition)
    return revision
  }
  const keepAndSay = (...what: Parameters<typeof keep>) =>
    keep(...what).then(
      () => toast.say(t('library.own.saved')),
      () => undefined,
    )
  const conflict = save.conflict ?? publish.conflict ?? discard.conflict
  const theirs = useQuery({
    queryKey: ['library/own-as-saved', line.id, conflict?.facts.revision],
    queryFn: ({ signal }) => ask(ownPacks.ownPack, { ownPackId: line.id }, signal),
    enabled: conflict !== null,
  })
  const saved = theirs.data
  const merge = (merged: StandardPack, by: OwnPack) => {
    publish.forget()
    discard.forget()
    setPack(merged)
    setKept(by.definition)
    setSeen(by.line.revision)
    setRound((before) => before + 1)
    void keepAndSay(merged, by.line.revision)
  }
  const isGone = [save, publish, discard].some(({ refused }) => refused?.status === 404)
  const problem = [useProblem(save), useProblem(publish), useProblem(discard)].find((one) => one !== null)
  const sending = save.sending || publish.sending || discard.sending
  const head = useTitle({ line, definition: pack })
  const exportButton = (
    <Button small onClick={() => downloadJson(`${pack.code}.json`, pack, 'application/json')}>
      {t('library.own.export')}
    </Button>
  )
  return (
    <Page
      {...head}
      actions={
        <>
          <GoLink href="/library" className={`${buttonClass({ small: true, kind: 'ghost' })} only-desk`}>
            {t('app.nav.library')}
          </GoLink>
          <Button
            small
            aria-disabled={sending || undefined}
            onClick={() => {
              if (!sending) void keepAndSay()
            }}
          >
            {t('library.own.save')}
          </Button>
          <Button small kind="primary" onClick={() => setSure('publish')}>
            {t('library.own.publish')}
          </Button>
        </>
      }
      asideLabel={t('library.own.check')}
      aside={
        <>
          <Section title={t('library.own.check')} count={problems.length + (notHere ? 1 : 0)}>
            {notHereSaid}
            {problems.length > 0 ? (
              <ProblemList problems={problems} pack={pack} />
            ) : notHere === null ? (
              <p className="small muted">{t('library.own.whole')}</p>
            ) : null}
          </Section>
          <Section title={t('library.own.preview')}>
            <Preview pack={pack} />
          </Section>
          <Section title={t('library.own.more')}>
            <div className="line wrap">
              {exportButton}
              <Button small kind="ghost" onClick={() => setSure('discard')}>
                {t('library.own.discard')}
              </Button>
            </div>
          </Section>
        </>
      }
    >
      {conflict && saved?.line.state === 'draft' ? (
        <PackConflict
          key={saved.line.revision}
          kept={kept}
          mine={pack}
          theirs={saved.definition}
          sending={sending}
          onMerged={(merged) => merge(merged, saved)}
        />
      ) : (
        problem && (
          <Notice
            tone="wait"
            title={
              isGone
                ? t('library.own.thrownAway')
                : saved
                  ? t('library.own.inUseMeanwhile')
                  : theirs.error
                    ? problemText(theirs.error, speech)
                    : problem
            }
            actions={
              (isGone || saved) && (
                <>
                  {exportButton}
                  {!isGone && (
                    <Button small onClick={() => window.location.reload()}>
                      {t('library.own.reload')}
                    </Button>
                  )}
                </>
              )
            }
          />
        )
      )}
      <PackEditor key={round} pack={pack} onChange={(some) => setPack((now) => ({ ...now, ...some }))} />
      {base && <Differences base={base} pack={pack} />}
      {sure === 'discard' && (
        <Dialog
          title={t('library.own.discard')}
          onClose={() => setSure(null)}
          actions={
            <>
              <Button onClick={() => setSure(null)}>{t('ui.form.stay')}</Button>
              <Button
                kind="danger"
                onClick={() => {
                  setKept(pack)
                  setSure(null)
                  discard.send({ ownPackId: line.id, seen })
                }}
              >
                {t('library.own.discardDo')}
              </Button>
            </>
          }
        >
          <p>{t('library.own.discardSure')}</p>
        </Dialog>
      )}
      {sure === 'publish' && (
        <Dialog
          title={t('library.own.publishTitle')}
          onClose={() => setSure(null)}
          actions={
            problems.length === 0 &&
            notHere === null && (
              <Button
                kind="primary"
                aria-disabled={sending || undefined}
                onClick={() => {
                  if (sending) return
                  setSure(null)
                  keep().then(
                    (revision) => publish.send({ ownPackId: line.id, seen: revision }),
                    () => undefined,
                  )
                }}
              >
                {t('library.own.publishDo', { version: String(line.version) })}
              </Button>
            )
          }
        >
          {notHereSaid}
          {problems.length === 0 ? (
            notHere === null && <p>{t('library.own.publishSure')}</p>
          ) : (
            <>
              <p>{t('library.own.notWhole', { count: problems.length })}</p>
              <ProblemList problems={problems} pack={null} />
            </>
          )}
        </Dialog>
      )}
    </Page>
  )
}

function Published(props: OneProps) {
  const { line, definition, base } = props
  const { t } = useText()
  const toast = useToast()
  const choose = useCommand(ownPacks.makeStandard, {
    refresh: REFRESH,
    onDone: () => toast.say(t('library.own.chosen')),
  })
  const retire = useCommand(ownPacks.retirePack, {
    refresh: REFRESH,
    onDone: () => toast.say(t('library.own.retired')),
  })
  const problem = [useProblem(choose), useProblem(retire)].find((one) => one !== null)
  const head = useTitle(props)
  return (
    <Page
      {...head}
      actions={
        <>
          {line.state === 'in-use' && !line.isStandard && (
            <>
              <Button small onClick={() => choose.send({ ownPackId: line.id, seen: line.revision })}>
                {t('library.own.choose')}
              </Button>
              <Button small onClick={() => retire.send({ ownPackId: line.id, seen: line.revision })}>
                {t('library.own.retire')}
              </Button>
            </>
          )}
          <StandardActions pack={definition} />
        </>
      }
    >
      {problem && <Notice tone="wait" title={problem} />}
      <p className="small muted section">{t(`library.own.about.${line.state}`)}</p>
      {base && <Differences base={base} pack={definition} />}
      <StandardBody pack={definition} />
    </Page>
  )
}

function Differences({ base, pack }: { readonly base: StandardPack; readonly pack: StandardPack }) {
  const { t, locale } = useText()
  const differences = useMemo(() => packDifferences(base, pack), [base, pack])
  return (
    <Section
      shape="padded"
      title={t('library.own.differs', { name: base.name[locale] })}
      count={differences.length}
    >
      {differences.length === 0 ? (
        <p className="small muted">{t('library.own.same')}</p>
      ) : (
        <DifferenceList differences={differences} from={base} to={pack} />
      )}
    </Section>
  )
}

/** The course as a case will show it. */
function Preview({ pack }: { readonly pack: StandardPack }) {
  const { t, locale } = useText()
  const steps = pack.course.steps.toSorted((one, other) => one.order - other.order)
  return (
    <>
      <ol className="own-rail">
        {steps.map((step) => (
          <li key={step.stage}>
            <b>{step.name[locale] || <span className="unset">{t('library.own.nameless')}</span>}</b>
            {step.papers.brief === null && (
              <span className="tiny faint">{t('library.own.briefPassesShort')}</span>
            )}
          </li>
        ))}
      </ol>
      {pack.course.skips.length > 0 && (
        <p className="small muted">
          {t('library.own.skips', {
            stages: pack.course.skips.map(({ stage }) => t(`word.stage.${stage}`)).join(t('library.comma')),
          })}
        </p>
      )}
    </>
  )
}
