import type { StandardPack } from '@quancheng/contract/content/standard-pack.ts'
import { PAPERS, type Paper } from '@quancheng/rules/course.ts'
import type { ReactNode } from 'react'
import { useMe } from '../app/session.ts'
import { useText } from '../text/use-text.tsx'
import { Section } from '../ui/page.tsx'
import { EditorClosure } from './editor-closure.tsx'
import { EditorCourse } from './editor-course.tsx'
import { EditorList, EditorServices, SourceField } from './editor-lists.tsx'
import { EditorAppliesTo, EditorFullText, EditorWordings } from './editor-origin.tsx'
import { EditorParameters } from './editor-parameters.tsx'
import type { EditorPart } from './pack-place.ts'
import { PairField } from './pair-field.tsx'

interface PartProps {
  readonly part: EditorPart
  readonly children: ReactNode
}

function Part({ part, children }: PartProps) {
  const { t } = useText()
  return (
    <div id={`part-${part}`} className="own-part" tabIndex={-1}>
      <Section shape="padded" title={t(`library.own.part.${part}`)}>
        {children}
      </Section>
    </div>
  )
}

interface Props {
  readonly pack: StandardPack
  readonly onChange: (some: Partial<StandardPack>) => void
}

/** A draft of a standard, part by part. */
export function PackEditor({ pack, onChange }: Props) {
  const { t, locale } = useText()
  const { medicalInstitution } = useMe()
  const thisYear = new Date().getFullYear()
  const paperName = (paper: Paper) => pack.paperNames[paper][locale] || t(`cases.paper.${paper}`)
  return (
    <>
      <Part part="names">
        <label className="own-source">
          <span>{t('library.own.designation')}</span>
          <input
            className="input"
            value={pack.designation}
            maxLength={200}
            autoComplete="off"
            placeholder={t('library.own.designationHint')}
            onChange={(event) => onChange({ designation: event.target.value })}
          />
        </label>
        <span className="own-label">{t('library.own.name')}</span>
        <PairField label={t('library.own.name')} value={pack.name} onChange={(name) => onChange({ name })} />
        <span className="own-label">{t('library.own.issuer')}</span>
        <PairField
          label={t('library.own.issuer')}
          value={pack.issuer}
          onChange={(issuer) => onChange({ issuer })}
        />
        <label className="own-source">
          <span>{t('library.own.year')}</span>
          <input
            className="input own-year"
            type="number"
            min={1900}
            max={2200}
            placeholder={String(thisYear)}
            value={pack.year ?? ''}
            onChange={(event) =>
              onChange({
                year: Number.isInteger(event.target.valueAsNumber) ? event.target.valueAsNumber : null,
              })
            }
          />
        </label>
      </Part>
      <Part part="appliesTo">
        <EditorAppliesTo value={pack.appliesTo} onChange={(appliesTo) => onChange({ appliesTo })} />
      </Part>
      <Part part="course">
        <p className="small muted measure">{t('library.own.courseHint')}</p>
        <EditorCourse
          course={pack.course}
          paperName={paperName}
          onChange={(course) =>
            onChange({ course: { ...course, status: 'institution', papersStatus: 'institution' } })
          }
        />
        <span className="own-label small">{t('library.own.courseNote')}</span>
        <PairField
          long
          label={t('library.own.courseNote')}
          value={pack.course.note}
          onChange={(note) => onChange({ course: { ...pack.course, note } })}
        />
        <SourceField
          label={t('library.own.courseSource')}
          value={pack.course.source}
          onChange={(source) => onChange({ course: { ...pack.course, source } })}
        />
        <SourceField
          label={t('library.own.papersSource')}
          value={pack.course.papersSource}
          onChange={(papersSource) => onChange({ course: { ...pack.course, papersSource } })}
        />
      </Part>
      <Part part="papers">
        <p className="small muted measure">{t('library.own.papersHint')}</p>
        <div className="own-pairs">
          {PAPERS.map((paper) => (
            <div key={paper}>
              <span className="own-label small">{t(`cases.paper.${paper}`)}</span>
              <PairField
                label={t(`cases.paper.${paper}`)}
                value={pack.paperNames[paper]}
                onChange={(name) => onChange({ paperNames: { ...pack.paperNames, [paper]: name } })}
              />
            </div>
          ))}
        </div>
      </Part>
      {(['aims', 'principles'] as const).map((part) => (
        <Part key={part} part={part}>
          <EditorList
            label={t(`library.own.part.${part}`)}
            value={pack[part]}
            onChange={(value) => onChange({ [part]: value })}
          />
        </Part>
      ))}
      <Part part="services">
        {medicalInstitution && <p className="small muted measure">{t('library.own.psychotherapyHint')}</p>}
        <EditorServices value={pack.serviceItems} onChange={(serviceItems) => onChange({ serviceItems })} />
      </Part>
      <Part part="methods">
        {medicalInstitution && <p className="small muted measure">{t('library.own.psychotherapyHint')}</p>}
        <EditorList
          ofMethods
          label={t('library.own.part.methods')}
          value={pack.methods}
          onChange={(methods) => onChange({ methods })}
        />
      </Part>
      <Part part="parameters">
        <p className="small muted measure">{t('library.own.parametersHint')}</p>
        <EditorParameters
          parameters={pack.parameters}
          followUp={pack.followUp}
          onParameters={(parameters) => onChange({ parameters })}
          onFollowUp={(followUp) => onChange({ followUp })}
        />
      </Part>
      <Part part="closure">
        <EditorClosure
          reasons={pack.closureReasons}
          paperName={paperName}
          onChange={(closureReasons) => onChange({ closureReasons })}
        />
      </Part>
      {(['requirements', 'outline'] as const).map((part) => (
        <Part key={part} part={part}>
          <EditorList
            label={t(`library.own.part.${part}`)}
            value={pack[part]}
            onChange={(value) => onChange({ [part]: value })}
          />
        </Part>
      ))}
      <Part part="fullText">
        <p className="small muted measure">{t('library.own.fullTextHint')}</p>
        <EditorFullText value={pack.fullText} onChange={(fullText) => onChange({ fullText })} />
      </Part>
      <Part part="wordings">
        <EditorWordings value={pack.wordings} onChange={(wordings) => onChange({ wordings })} />
      </Part>
    </>
  )
}
