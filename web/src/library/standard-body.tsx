import type { Status } from '@quancheng/contract/content/parameter.ts'
import { AUDIENCES, type StandardPack } from '@quancheng/contract/content/standard-pack.ts'
import { Fragment, type ReactNode } from 'react'
import { useMe } from '../app/session.ts'
import { useText } from '../text/use-text.tsx'
import { Section } from '../ui/page.tsx'
import { SourceText, useSaidSource } from '../ui/source-text.tsx'
import { Tag } from '../ui/tag.tsx'
import { ParameterTable } from './parameter-table.tsx'
import { Source } from './source.tsx'
import { StandardCourse } from './standard-course.tsx'
import { StatusTag } from './status-tag.tsx'

interface PartProps {
  readonly title: string
  readonly known: { readonly status: Status; readonly source: string }
  readonly empty: boolean
  readonly children: ReactNode
}

/** A part of a standard under its source; what nobody knows says so. */
function Part({ title, known, empty, children }: PartProps) {
  const { t } = useText()
  return (
    <Section shape="padded" title={title} note={<StatusTag status={known.status} />}>
      {empty ? <p className="unset">{t('word.unset')}</p> : children}
      <Source of={known} />
    </Section>
  )
}

interface TextsProps {
  readonly part: 'aims' | 'principles' | 'methods' | 'requirements' | 'outline'
  readonly of: StandardPack['methods']
}

function Texts({ part, of }: TextsProps) {
  const { t, locale } = useText()
  return (
    <Part title={t(`library.part.${part}`)} known={of} empty={of.items.length === 0}>
      <ul className="standard-list measure">
        {of.items.map((item) => (
          <li key={item.zh}>
            {item[locale]} {item.medicalInstitutionOnly && <MedicalOnly />}
          </li>
        ))}
      </ul>
    </Part>
  )
}

/** Psychotherapy, which only a medical institution does; where this is none, that it is not done here. */
function MedicalOnly() {
  const { t } = useText()
  const { medicalInstitution } = useMe()
  return medicalInstitution ? (
    <Tag tone="outline">{t('library.medicalOnly')}</Tag>
  ) : (
    <Tag tone="wait">{t('library.medicalNotHere')}</Tag>
  )
}

function Services({ pack }: { readonly pack: StandardPack }) {
  const { t, locale } = useText()
  const named = AUDIENCES.map((audience) => ({
    audience,
    items: pack.serviceItems.items.filter((item) => item.audience === audience),
  })).filter(({ items }) => items.length > 0)
  return (
    <dl className="standard-pairs">
      {named.map(({ audience, items }) => (
        <div key={audience}>
          <dt>{t(`library.audience.${audience}`)}</dt>
          <dd>
            {items.map(({ name, medicalInstitutionOnly }, index) => (
              <Fragment key={name.zh}>
                {index > 0 && t('library.comma')}
                {name[locale]}
                {medicalInstitutionOnly && (
                  <>
                    {' '}
                    <MedicalOnly />
                  </>
                )}
              </Fragment>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function ClosureReasons({ pack }: { readonly pack: StandardPack }) {
  const { t, locale } = useText()
  return (
    <dl className="standard-pairs">
      {pack.closureReasons.map(({ reason, name, waives }) => (
        <div key={reason}>
          <dt>{name[locale]}</dt>
          <dd className="muted">
            {waives.length === 0
              ? t('library.closure.waivesNothing')
              : t('library.closure.waives', {
                  papers: waives
                    .map((paper) => pack.paperNames[paper]?.[locale] ?? paper)
                    .join(t('library.comma')),
                })}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Wordings({ pack }: { readonly pack: StandardPack }) {
  const { t } = useText()
  return (
    <dl className="standard-pairs">
      {(['zh', 'en'] as const).map((language) => (
        <div key={language}>
          <dt>{t(`library.wording.${language}`)}</dt>
          <dd>
            {t(`library.wording.${pack.wordings[language].status}`)}
            <span className="muted small standard-source">
              <SourceText source={pack.wordings[language].source} />
            </span>
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** Everything a standard says, part by part under its source. */
export function StandardBody({ pack }: { readonly pack: StandardPack }) {
  const { t, locale } = useText()
  const say = useSaidSource()
  const { fullText, appliesTo, course, serviceItems } = pack
  return (
    <>
      <Section
        shape="padded"
        title={t('library.part.fullText')}
        note={<StatusTag status={fullText.status} of="fullText" />}
      >
        <p className="measure">{fullText.note[locale]}</p>
        <p className="small muted standard-source">{t('library.source', { source: say(fullText.source) })}</p>
      </Section>
      <Part title={t('library.part.appliesTo')} known={appliesTo} empty={appliesTo.text === null}>
        <p className="measure">{appliesTo.text?.[locale]}</p>
      </Part>
      <Texts part="aims" of={pack.aims} />
      <Texts part="principles" of={pack.principles} />
      <Part title={t('library.part.course')} known={course} empty={false}>
        <StandardCourse pack={pack} />
      </Part>
      <Part title={t('library.part.services')} known={serviceItems} empty={serviceItems.items.length === 0}>
        <Services pack={pack} />
      </Part>
      <Texts part="methods" of={pack.methods} />
      <Texts part="requirements" of={pack.requirements} />
      <Texts part="outline" of={pack.outline} />
      <Section shape="padded" title={t('library.part.parameters')}>
        <ParameterTable pack={pack} />
      </Section>
      <Section shape="padded" title={t('library.part.closure')}>
        <ClosureReasons pack={pack} />
      </Section>
      <Section shape="padded" title={t('library.part.wordings')}>
        <Wordings pack={pack} />
      </Section>
    </>
  )
}
