import { clients } from '@quancheng/contract/clients.ts'
import type { FamilyOfClient, Picture } from '@quancheng/contract/family.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { layOutEcomap } from '@quancheng/rules/ecomap.ts'
import { missingContacts } from '@quancheng/rules/genogram-contacts.ts'
import { layOutFamily } from '@quancheng/rules/genogram-layout.ts'
import { type ReactNode, type RefObject, useMemo, useRef, useState } from 'react'
import { problemText } from '../app/problem-text.ts'
import { useMay } from '../app/session.ts'
import { useAsk } from '../app/use-ask.ts'
import { useCommand } from '../app/use-command.ts'
import { useDraft } from '../app/use-draft.ts'
import { PHONE, useMedia } from '../app/use-media.ts'
import { useProblem } from '../app/use-problem.ts'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { Popover } from '../ui/popover.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useToast } from '../ui/toast.tsx'
import { drawIn, firstPicture, newPerson, putPerson, removeLine, type System } from './family-change.ts'
import { EcomapLegend, EcomapPicture } from './family-ecomap.tsx'
import { pngOf, saveFile, standaloneSvg } from './family-export.ts'
import { GenogramLegend, GenogramPicture } from './family-genogram.tsx'
import { LineForm } from './family-line-form.tsx'
import { PersonForm } from './family-person-form.tsx'
import { SystemForm } from './family-system-form.tsx'
import { FamilyTable, SystemTable } from './family-tables.tsx'
import { useFamilyWords } from './use-family-words.ts'
import './family.css'

interface Props {
  readonly clientId: string
}

/** The family of a client: genogram and ecomap, each with its table, changed by hand and saved as versions. */
export function FamilyPictures({ clientId }: Props) {
  const speech = useText()
  const [versionId, setVersionId] = useState<string | null>(null)
  const asked = useAsk(clients.family, { clientId })
  const earlier = useAsk(
    clients.family,
    { clientId, ...(versionId !== null && { familyVersionId: versionId }) },
    { ready: versionId !== null },
  )
  const broken = asked.error ?? (versionId === null ? null : earlier.error)
  if (broken)
    return (
      <ErrorState title={problemText(broken, speech)} onRetry={() => void asked.refetch()}>
        {speech.t('app.regionBrokenWords')}
      </ErrorState>
    )
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

type Open =
  | { readonly form: 'person'; readonly key: string | null }
  | { readonly form: 'line' }
  | { readonly form: 'system'; readonly key: string | null }

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

interface PartProps {
  readonly picture: Picture
  readonly svgRef: RefObject<SVGSVGElement | null>
  readonly mayWrite: boolean
  readonly name: string
  readonly onOpen: (open: Open) => void
}

function GenogramPart({
  picture,
  svgRef,
  mayWrite,
  name,
  onOpen,
  onPut,
}: PartProps & { readonly onPut: (picture: Picture) => void }) {
  const { t } = useText()
  const drawing = useMemo(() => layOutFamily(picture, dayOf(new Date())), [picture])
  const { sayPerson } = useFamilyWords(picture)
  const openPerson = mayWrite ? (key: string) => onOpen({ form: 'person', key }) : null
  const isMoved = picture.people.some(({ moved }) => moved !== null)
  const move = (key: string, x: number, y: number) => {
    const person = picture.people.find((each) => each.key === key)
    if (!person) return
    const before = person.moved ?? { x: 0, y: 0 }
    onPut(putPerson(picture, { ...person, moved: { x: before.x + x, y: before.y + y } }))
  }
  return (
    <Part
      title={t('clients.family.genogram')}
      svgRef={svgRef}
      fileName={`${t('clients.family.fileGenogram')} ${name}`}
      actions={
        mayWrite && (
          <>
            <Button small icon="plus" onClick={() => onOpen({ form: 'person', key: null })}>
              {t('clients.family.addPerson')}
            </Button>
            {picture.people.length > 1 && (
              <Button small onClick={() => onOpen({ form: 'line' })}>
                {t('clients.family.addLine')}
              </Button>
            )}
            {isMoved && (
              <Button
                kind="ghost"
                small
                onClick={() =>
                  onPut({ ...picture, people: picture.people.map((each) => ({ ...each, moved: null })) })
                }
              >
                {t('clients.family.tidy')}
              </Button>
            )}
          </>
        )
      }
      picture={
        <>
          {picture.people.length === 1 && (
            <p className="small muted">
              {t('clients.family.nobody')} · {t('clients.family.nobodyWords')}
            </p>
          )}
          <GenogramPicture
            drawing={drawing}
            says={t('clients.family.genogramSays', {
              people: picture.people.length,
              generations: drawing.rows.length,
            })}
            sayPerson={sayPerson}
            svgRef={svgRef}
            onOpen={openPerson}
            onMove={move}
          />
        </>
      }
      legend={<GenogramLegend />}
      note={mayWrite ? t('clients.family.moveHint') : null}
      table={
        <FamilyTable
          picture={picture}
          onOpen={openPerson}
          onRemoveLine={(line) => onPut(removeLine(picture, line))}
        />
      }
    />
  )
}

function EcomapPart({ picture, svgRef, mayWrite, name, onOpen }: PartProps) {
  const { t } = useText()
  const drawing = useMemo(() => layOutEcomap(picture.systems), [picture])
  const openSystem = mayWrite ? (key: string) => onOpen({ form: 'system', key }) : null
  const home = picture.people.filter(({ index, livesWith }) => index || livesWith).length
  const named = (strength: System['strength']) =>
    picture.systems
      .filter((system) => system.strength === strength)
      .map((system) => system.name)
      .join(t('clients.family.comma')) || '0'
  const saySystem = (key: string) => {
    const system = picture.systems.find((each) => each.key === key)
    if (!system) return ''
    const about = [
      t(`clients.family.strength.${system.strength}`),
      t(`clients.family.flow.${system.flow}`),
      system.note,
    ]
    return t('clients.family.saidPerson', {
      name: system.name,
      about: about.filter(Boolean).join(t('clients.family.comma')),
    })
  }
  return (
    <Part
      title={t('clients.family.ecomap')}
      svgRef={svgRef}
      fileName={`${t('clients.family.fileEcomap')} ${name}`}
      className="family-ecomap"
      actions={
        mayWrite &&
        picture.systems.length < 24 && (
          <Button small icon="plus" onClick={() => onOpen({ form: 'system', key: null })}>
            {t('clients.family.addSystem')}
          </Button>
        )
      }
      picture={
        <>
          {picture.systems.length === 0 && <p className="small muted">{t('clients.family.noSystems')}</p>}
          <EcomapPicture
            drawing={drawing}
            says={t('clients.family.ecomapSays', {
              count: picture.systems.length,
              strong: named('strong'),
              stress: named('stressful'),
            })}
            saySystem={saySystem}
            home={t('clients.family.home', { name })}
            homeCount={t('clients.family.homeCount', { count: home })}
            svgRef={svgRef}
            onOpen={openSystem}
          />
        </>
      }
      legend={<EcomapLegend />}
      note={null}
      table={<SystemTable systems={picture.systems} onOpen={openSystem} />}
    />
  )
}

interface PictureProps {
  readonly title: string
  readonly fileName: string
  readonly svgRef: RefObject<SVGSVGElement | null>
  readonly className?: string
  readonly actions: ReactNode
  readonly picture: ReactNode
  readonly legend: ReactNode
  readonly note: string | null
  readonly table: ReactNode
}

/** A picture with its table, which on a phone comes first. */
function Part({
  title,
  fileName,
  svgRef,
  className = '',
  actions,
  picture,
  legend,
  note,
  table,
}: PictureProps) {
  const { t } = useText()
  const toast = useToast()
  const isPhone = useMedia(PHONE)
  const [chosen, setChosen] = useState<'picture' | 'table' | null>(null)
  const shown = chosen ?? (isPhone ? 'table' : 'picture')
  const download = async (as: 'svg' | 'png') => {
    const svg = svgRef.current
    if (!svg) return
    if (as === 'svg') saveFile(`${fileName}.svg`, new Blob([standaloneSvg(svg)], { type: 'image/svg+xml' }))
    else
      await pngOf(svg).then(
        (image) => saveFile(`${fileName}.png`, image),
        () => toast.warn(t('clients.family.notDrawn')),
      )
  }
  return (
    <section className={className}>
      <div className="family-head">
        <h2>{title}</h2>
        <span className="grow" />
        {actions}
        {shown === 'picture' && (
          <Popover
            label={t('clients.family.export')}
            triggerProps={{
              className: 'button ghost small-size icon-only',
              'aria-label': `${t('clients.family.export')} ${title}`,
            }}
            trigger={<Icon name="download" />}
          >
            {(close) =>
              (['svg', 'png'] as const).map((as) => (
                <button
                  key={as}
                  type="button"
                  className="menu-item"
                  onClick={() => {
                    close()
                    void download(as)
                  }}
                >
                  {t(`clients.family.${as}`)}
                </button>
              ))
            }
          </Popover>
        )}
        <Segmented
          label={`${title} ${t('ui.pictureOrTable')}`}
          value={shown}
          onChange={setChosen}
          options={[
            { value: 'picture', label: t('ui.picture') },
            { value: 'table', label: t('ui.table') },
          ]}
        />
      </div>
      <section
        className="family-scroll"
        aria-label={title}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by the keyboard
        tabIndex={0}
      >
        {shown === 'picture' ? picture : table}
      </section>
      {shown === 'picture' && (
        <>
          {legend}
          {note !== null && <p className="tiny faint">{note}</p>}
        </>
      )}
    </section>
  )
}
