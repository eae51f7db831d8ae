import type { Picture } from '@quancheng/contract/family.ts'
import { layOutEcomap } from '@quancheng/rules/ecomap.ts'
import { layOutFamily } from '@quancheng/rules/genogram-layout.ts'
import { type RefObject, useMemo } from 'react'
import { dayOf } from '../../text/dates.ts'
import { useText } from '../../text/use-text.tsx'
import { Button } from '../../ui/button.tsx'
import { putPerson, removeLine, type System } from './family-change.ts'
import { EcomapLegend, EcomapPicture } from './family-ecomap.tsx'
import { GenogramLegend, GenogramPicture } from './family-genogram.tsx'
import { PictureOrTable } from './family-picture-or-table.tsx'
import { FamilyTable, SystemTable } from './family-tables.tsx'
import { useFamilyWords } from './use-family-words.ts'

/** Which form is open, and of whom; a null key is somebody or something new. */
export type Open =
  | { readonly form: 'person'; readonly key: string | null }
  | { readonly form: 'line' }
  | { readonly form: 'system'; readonly key: string | null }

interface PartProps {
  readonly picture: Picture
  readonly svgRef: RefObject<SVGSVGElement | null>
  readonly mayWrite: boolean
  readonly name: string
  readonly onOpen: (open: Open) => void
}

/** The genogram with what may be added to it, and its people as a table. */
export function GenogramPart({
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
    <PictureOrTable
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

/** The ecomap with what may be added to it, and its systems as a table. */
export function EcomapPart({ picture, svgRef, mayWrite, name, onOpen }: PartProps) {
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
    <PictureOrTable
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
      table={
        picture.systems.length === 0 ? (
          <p className="small muted">{t('clients.family.noSystems')}</p>
        ) : (
          <SystemTable systems={picture.systems} onOpen={openSystem} />
        )
      }
    />
  )
}
