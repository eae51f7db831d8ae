import type { StandardPack } from '@quancheng/contract/content/standard-pack.ts'
import { ownPacks } from '@quancheng/contract/own-packs.ts'
import { useRouter } from '@tanstack/react-router'
import { Refused } from '../app/ask.ts'
import { downloadJson } from '../app/download.ts'
import { useMay } from '../app/session.ts'
import { useCommand } from '../app/use-command.ts'
import { useProblem } from '../app/use-problem.ts'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { isOwn, ownHref } from './own-href.ts'

/** Copy a standard into a draft of one's own, or take it out as a file. */
export function StandardActions({ pack }: { readonly pack: StandardPack }) {
  const { t } = useText()
  const may = useMay()
  const router = useRouter()
  const copy = useCommand(ownPacks.copyPack, {
    refresh: ['/library/own'],
    onDone: ({ id }) => router.history.push(ownHref(id)),
    onRefused: (refused) => {
      const { ownPackId } = refused.facts
      if (refused instanceof Refused && typeof ownPackId === 'string') router.history.push(ownHref(ownPackId))
    },
  })
  const problem = useProblem(copy)
  if (!may('library.edit')) return null
  return (
    <>
      {problem !== null && (
        <span className="small is-crisis" role="alert">
          {problem}
        </span>
      )}
      <Button
        small
        onClick={() => downloadJson(`${pack.code}@${pack.version}.json`, pack, 'application/json')}
      >
        {t('library.own.export')}
      </Button>
      <Button
        small
        kind="primary"
        aria-disabled={copy.sending || undefined}
        onClick={() => !copy.sending && copy.send({ code: pack.code })}
      >
        {t(isOwn(pack.code) ? 'library.own.nextVersion' : 'library.own.copy')}
      </Button>
    </>
  )
}
