import { clients } from '@quancheng/contract/clients.ts'
import type { FamilyOfClient, Picture } from '@quancheng/contract/family.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { newPerson } from '@quancheng/rules/genogram.ts'
import { missingContacts } from '@quancheng/rules/genogram-contacts.ts'
import { useMemo, useRef, useState } from 'react'
import { NotAnswered } from '../../app/not-answered.tsx'
import { useMay } from '../../app/session.ts'
import { useAsk } from '../../app/use-ask.ts'
import { useCommand } from '../../app/use-command.ts'
import { useDraft } from '../../app/use-draft.ts'
import { useProblem } from '../../app/use-problem.ts'
import { dayOf } from '../../text/dates.ts'
import { useText } from '../../text/use-text.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Popover } from '../../ui/popover.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useToast } from '../../ui/toast.tsx'
import { drawIn, firstPicture, type System } from './family-change.ts'
import { LineForm } from './family-line-form.tsx'
import { EcomapPart, GenogramPart, type Open } from './family-parts.tsx'
import { PersonForm } from './family-person-form.tsx'
import { SystemForm } from './family-system-form.tsx'
import './family.css'

interface Props {
  readonly clientId: string
}

/** The family of a client: genogram and ecomap, each with its table, changed by hand and saved as versions. */
export function FamilyPictures({ clientId }: Props) {
  const [versionId, setVersionId] = useState<string | null>(null)
  const asked = useAsk(clients.family, { clientId })
  const earlier = useAsk(
    clients.family,
    { clientId, ...(versionId !== null && { familyVersionId: versionId }) },
    { ready: versionId !== null },
  )
  const broken = asked.error ?? (versionId === null ? null : earlier.error)
  if (broken) return <NotAnswered asked={{ error: broken, refetch: asked.refetch }} />
  if (!asked.data) return <Skeleton rows={8} />
  return (
    <Drawn
      key={asked.data.clientId}
      family={asked.data}
      earlier={versionId === null ? null : (earlier.data ?? null)}
      onVersion={setVersionId}
    />
  )
}

interface DrawnProps {
  readonly family: FamilyOfClient
  readonly earlier: FamilyOfClient | null
  readonly onVersion: (id: string | null) => void
}

function Drawn({ family, earlier, onVersion }: DrawnProps) {
  const { t, day, time } = useText()
  const toast = useToast()
  const today = dayOf(new Date())
  const mayWrite = useMay()('clients.write') && earlier === null
  const draft = useDraft(`family-${family.clientId}`, {
    seen: family.revision,
    picture: null as Picture | null,
  })
  const { dirty } = draft
  const standing = useMemo(() => family.picture ?? firstPicture(family), [family])
  const picture = earlier?.picture ?? draft.fields.picture ?? standing
  const [open, setOpen] = useState<Open | null>(null)
  const [genogram, ecomap] = [useRef<SVGSVGElement>(null), useRef<SVGSVGElement>(null)]
  const command = useCommand(clients.saveFamily, {
    refresh: [clients.family.path],
    onDone: () => {
      draft.forget()
      draft.change({ picture: null })
      draft.forget()
      toast.say(t('clients.family.done'))
    },
  })
  const problem = useProblem({ ...command, conflict: null })
  const put = (next: Picture) => {
    draft.change({ picture: next, ...(!dirty && { seen: family.revision }) })
    setOpen(null)
  }
  const throwAway = () => {
    command.forget()
    draft.change({ picture: null })
    draft.forget()
  }
  const save = (seen: number) =>
    command.send({ clientId: family.clientId, seen, picture: draft.fields.picture ?? standing })
  const missing = missingContacts(picture, family.contacts)
  const saved = earlier?.version ?? family.version
  const says = (words: 'clients.family.saved' | 'clients.family.looking') =>
    saved === null
      ? t('clients.family.fromContacts')
      : t(words, { by: saved.by, day: day(dayOf(saved.at), { today }), time: time(saved.at) })
  const isFresh = family.version === null && picture.people.length > 1
  const opened = open?.form === 'person' ? picture.people.find(({ key }) => key === open.key) : undefined
  const openedSystem =
    open?.form === 'system' ? picture.systems.find(({ key }) => key === open.key) : undefined
  return (
    <>
      <div className="family-bar">
        {earlier === null ? (
          <span className="small faint">
            {dirty ? t('clients.family.unsaved') : says('clients.family.saved')}
          </span>
        ) : (
          <Notice
            tone="quiet"
            title={says('clients.family.looking')}
            actions={
              <>
                <Button small onClick={() => onVersion(null)}>
                  {t('clients.family.backToNow')}
                </Button>
                <Button
                  small
                  onClick={() => {
                    put(picture)
                    onVersion(null)
                  }}
                >
                  {t('clients.family.takeVersion')}
                </Button>
              </>
            }
          />
        )}
        <span className="grow" />
        {family.versions.length > 1 && (
          <Popover
            label={t('clients.family.versions')}
            triggerProps={{ className: 'button ghost small-size' }}
            trigger={t('clients.family.versions')}
          >
            {(close) => (
              <div>
                {family.versions.map(({ id, at, by }, place) => (
                  <button
                    key={id}
                    type="button"
                    className="menu-item"
                    onClick={() => {
                      close()
                      onVersion(place === 0 ? null : id)
                    }}
                  >
                    {t('clients.family.saved', { by, day: day(dayOf(at), { today }), time: time(at) })}
                    {place === 0 && <span className="faint small"> {t('clients.family.versionNow')}</span>}
                  </button>
                ))}
              </div>
            )}
          </Popover>
        )}
        {mayWrite && dirty && (
          <Button kind="ghost" small onClick={throwAway}>
            {t('clients.family.throwAway')}
          </Button>
        )}
        {mayWrite && (dirty || isFresh) && (
          <Button
            kind="primary"
            small
            aria-disabled={command.sending || undefined}
            onClick={() => save(dirty ? draft.fields.seen : family.revision)}
          >
            {t('clients.family.save')}
          </Button>
        )}
      </div>
      {problem !== null && (
        <p className="small is-crisis family-bar" role="alert">
          {problem}
        </p>
      )}
      {command.conflict && (
        <div className="family-bar">
          <Notice
            tone="wait"
            title={t('clients.family.conflict')}
            actions={
              <>
                <Button small onClick={throwAway}>
                  {t('clients.family.theirs')}
                </Button>
                <Button
                  small
                  onClick={() => save(Number(command.conflict?.facts.revision ?? family.revision))}
                >
                  {t('clients.family.mine')}
                </Button>
              </>
            }
          />
        </div>
      )}
      {mayWrite && missing.length > 0 && (
        <div className="family-bar">
          <Notice
            tone="quiet"
            title={t('clients.family.missing', {
              count: missing.length,
              names: missing.map(({ name }) => name).join(t('clients.family.comma')),
            })}
            actions={
              <Button small onClick={() => put(drawIn(picture, family.contacts))}>
                {t('clients.family.drawIn')}
              </Button>
            }
          />
        </div>
      )}
      <div className="family">
        <GenogramPart
          picture={picture}
          svgRef={genogram}
          mayWrite={mayWrite}
          name={family.client.name}
          onOpen={setOpen}
          onPut={put}
        />
        <EcomapPart
          picture={picture}
          svgRef={ecomap}
          mayWrite={mayWrite}
          name={family.client.name}
          onOpen={setOpen}
        />
      </div>
      {open?.form === 'person' && (
        <PersonForm
          picture={picture}
          person={opened ?? newPerson(newId())}
          isNew={opened === undefined}
          onDone={put}
          onClose={() => setOpen(null)}
        />
      )}
      {open?.form === 'line' && <LineForm picture={picture} onDone={put} onClose={() => setOpen(null)} />}
      {open?.form === 'system' && (
        <SystemForm
          picture={picture}
          system={openedSystem ?? newSystem()}
          isNew={openedSystem === undefined}
          onDone={put}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}

function newSystem(): System {
  return { key: newId(), name: '', kind: 'community', strength: 'plain', flow: 'in', note: null }
}
