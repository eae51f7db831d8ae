import type { PackProblem } from '@quancheng/contract/content/pack-problems.ts'
import { type OwnPackLine, ownPacks } from '@quancheng/contract/own-packs.ts'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { GoLink } from '../app/go-link.tsx'
import { problemText } from '../app/problem-text.ts'
import { useAsk } from '../app/use-ask.ts'
import { useCommand } from '../app/use-command.ts'
import { useProblem } from '../app/use-problem.ts'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { Dot } from '../ui/dot.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { Section } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { ownHref } from './own-href.ts'
import { OwnState } from './own-state.tsx'
import { ProblemList } from './problem-list.tsx'
import './own.css'

function Line({ line }: { readonly line: OwnPackLine }) {
  const { t, locale, day } = useText()
  return (
    <li>
      <GoLink href={ownHref(line.id)}>
        <b>{line.name[locale] || line.name.zh || t('library.own.nameless')}</b>
      </GoLink>{' '}
      <OwnState line={line} />
      <div className="small muted">
        {line.designation || t('library.own.noDesignation')}
        <Dot />
        {t('library.own.edition', { version: String(line.version) })}
        <Dot />
        {line.publishedAt === null
          ? t('library.own.changed', { who: line.madeBy.name, day: day(dayOf(line.changedAt)) })
          : t('library.own.published', { day: day(dayOf(line.publishedAt)) })}
        {line.state !== 'draft' && (
          <>
            <Dot />
            {line.cases < 1000 ? t('library.own.cases', { count: line.cases }) : t('library.own.manyCases')}
          </>
        )}
      </div>
    </li>
  )
}

/** The standards the institution has made itself, and how one begins: from a standard below, or from a file. */
export function OwnPacks() {
  const speech = useText()
  const { t } = speech
  const router = useRouter()
  const asked = useAsk(ownPacks.ownPacks, {})
  const [problems, setProblems] = useState<readonly PackProblem[]>([])
  const bring = useCommand(ownPacks.importPack, {
    refresh: ['/library/own'],
    onDone: (answer) => {
      if (answer.id !== null) router.history.push(ownHref(answer.id))
      else setProblems(answer.problems)
    },
  })
  const problem = useProblem(bring)
  const choose = async (file: File) => {
    setProblems([])
    bring.send({ text: (await file.text()).slice(0, 400_000) })
  }
  return (
    <Section
      shape="padded"
      title={t('library.own.title')}
      action={
        <label className="button small-size own-file">
          <input
            type="file"
            className="visually-hidden"
            accept=".json,application/json"
            onChange={(event) => {
              const file = event.target.files?.[0]
              event.target.value = ''
              if (file) void choose(file)
            }}
          />
          {t(bring.sending ? 'library.own.reading' : 'library.own.import')}
        </label>
      }
    >
      {asked.error && (
        <ErrorState title={problemText(asked.error, speech)} onRetry={() => void asked.refetch()}>
          {t('app.regionBrokenWords')}
        </ErrorState>
      )}
      {asked.isPending && <Skeleton rows={1} height={48} padded={false} />}
      {problem !== null && (
        <p className="small is-crisis" role="alert">
          {problem}
        </p>
      )}
      {problems.length > 0 && (
        <div role="alert">
          <p className="small is-crisis">{t('library.own.notRead')}</p>
          <ProblemList problems={problems} pack={null} />
        </div>
      )}
      {asked.data?.length === 0 && <p className="small muted measure">{t('library.own.none')}</p>}
      {asked.data && asked.data.length > 0 && (
        <ul className="own-lines">
          {asked.data.map((line) => (
            <Line key={line.id} line={line} />
          ))}
        </ul>
      )}
    </Section>
  )
}
