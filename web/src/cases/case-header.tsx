import { useEffect, useRef } from 'react'
import { GoLink } from '../app/go-link.tsx'
import { useMay } from '../app/session.ts'
import { useText } from '../text/use-text.tsx'
import { Dot } from '../ui/dot.tsx'
import { Icon } from '../ui/icon.tsx'
import { Popover } from '../ui/popover.tsx'
import { RiskGlyph } from '../ui/risk-glyph.tsx'
import { StageSquares } from '../ui/stage-squares.tsx'
import { Tag } from '../ui/tag.tsx'
import { CASE_TABS, type CaseFormName, type CaseTab, caseHref } from './case-address.ts'
import { type File, isWritable, pendingClosure } from './file.ts'
import { useForm } from './use-form.ts'
import '../ui/tabs.css'

interface Props {
  readonly file: File
  readonly tab: CaseTab
}

function Consents({ file }: Pick<Props, 'file'>) {
  const { t } = useText()
  const living = (scope: string) => file.consents.some((each) => each.scope === scope && each.living)
  const had = (['service', 'record'] as const).filter(living)
  return (
    <GoLink href={caseHref(file.id, 'papers')} className="line small case-consents">
      <Icon name={had.length > 0 ? 'lock' : 'warning'} />
      {had.length > 0
        ? t('cases.consent.has', {
            what: had.map((scope) => t(`cases.scope.${scope}`)).join(t('cases.comma')),
          })
        : t('cases.consent.none')}
      {had.length > 0 && !living('share') && <Tag tone="outline">{t('cases.consent.noShare')}</Tag>}
    </GoLink>
  )
}

const OFFERED = [
  'change',
  'hand-over',
  'standard',
  'remark',
  'conference',
  'close',
  'decide',
  'reopen',
] as const satisfies readonly CaseFormName[]

function More({ file }: Pick<Props, 'file'>) {
  const { t } = useText()
  const { open } = useForm()
  const may = useMay()
  const forms: (readonly [(typeof OFFERED)[number], boolean])[] = [
    ['change', isWritable(file)],
    ['hand-over', file.may.assign && file.state === 'open'],
    ['standard', file.may.standard && file.state === 'open'],
    ['conference', isWritable(file)],
    ['remark', may('supervision.team')],
    ['close', file.may.close && file.state === 'open'],
    ['decide', file.may.approve && pendingClosure(file) !== null],
    ['reopen', file.may.close && file.state === 'closed'],
  ]
  return (
    <Popover
      label={t('ui.more')}
      triggerProps={{ className: 'button ghost icon-only', 'aria-label': t('ui.more') }}
      trigger={<Icon name="more" />}
    >
      {(close) => (
        <div>
          {forms
            .filter(([, offered]) => offered)
            .map(([form]) => (
              <button
                key={form}
                type="button"
                className="menu-item"
                onClick={() => {
                  close()
                  open(form)
                }}
              >
                {t(`cases.do.${form}`)}
              </button>
            ))}
          {file.may.print && (
            <button
              type="button"
              className="menu-item"
              onClick={() => {
                close()
                open('print')
              }}
            >
              {t('cases.print.open')}
            </button>
          )}
          <GoLink href={`/conferences?case=${file.id}`} className="menu-item">
            {t('cases.do.conferences')}
          </GoLink>
          <GoLink href={`/clients/${file.client.id}`} className="menu-item">
            {t('cases.toClient')}
          </GoLink>
        </div>
      )}
    </Popover>
  )
}

/** Who it is, where they are, how grave and how far: the same on every tab. */
export function CaseHeader({ file, tab }: Props) {
  const { t, locale } = useText()
  const { client } = file
  const tabs = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a tab that is opened is brought into sight on a phone
  useEffect(() => {
    tabs.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [tab])
  const steps = file.steps
    .filter((step) => !step.skipped)
    .map(({ stage, name }) => ({ stage, name: name[locale] }))
  const bed =
    client.bed !== null && /^\d+[A-Za-z]?$/.test(client.bed) ? t('word.bed', { bed: client.bed }) : client.bed
  const figure: Partial<Record<CaseTab, number>> = {
    assessments: file.assessments.filter((each) => !each.voided).length,
    records: file.records.length,
  }
  return (
    <>
      <header className="case-head">
        <GoLink href="/cases" className="button ghost icon-only only-desk" aria-label={t('ui.back')}>
          <Icon name="back" />
        </GoLink>
        <div className="case-who">
          <h1>{client.name}</h1>
          <span className="muted">
            {t(`word.sex.${client.sex}`)}
            {client.age !== null && ` ${t('word.age', { age: client.age })}`}
          </span>
          <span className="muted case-where">
            {client.inHospital ? (
              <>
                {client.department} <b>{bed}</b>
              </>
            ) : (
              t('cases.outOfHospital')
            )}
          </span>
          <span className="faint small">
            {t('cases.numbered', { number: file.number })}
            <Dot />
            {t(`cases.kindOf.${file.kind}`)}
          </span>
        </div>
        <span className="grow" />
        <div className="case-facts">
          <RiskGlyph risk={file.risk} sentence />
          <i className="case-rule" aria-hidden="true" />
          {file.state === 'closed' ? (
            <Tag>{t('cases.state.closed')}</Tag>
          ) : (
            <StageSquares stage={file.stage} steps={steps} />
          )}
          {file.state === 'closing' && <Tag tone="now">{t('cases.state.closing')}</Tag>}
          <i className="case-rule only-desk" aria-hidden="true" />
          <Consents file={file} />
        </div>
        <More file={file} />
      </header>
      <nav ref={tabs} className="tabs" aria-label={t('cases.tabs')}>
        {CASE_TABS.map((each) => (
          <GoLink key={each} href={caseHref(file.id, each)} aria-current={each === tab ? 'page' : undefined}>
            {t(`cases.tab.${each}`)}
            {figure[each] !== undefined && figure[each] > 0 && <span className="figure">{figure[each]}</span>}
          </GoLink>
        ))}
      </nav>
    </>
  )
}
