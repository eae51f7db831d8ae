import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { GoLink } from '../app/go-link.tsx'
import { PHONE, useMedia } from '../app/use-media.ts'
import { PersonSafety } from '../assessments/safety/person-safety.tsx'
import { useInstruments } from '../assessments/use-instruments.ts'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { CourseRail } from '../ui/course-rail.tsx'
import { CourseRailTwin } from '../ui/course-rail-twin.tsx'
import { Empty } from '../ui/empty.tsx'
import { Section } from '../ui/page.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { AsidePeople } from './aside-people.tsx'
import { AsideTasks } from './aside-tasks.tsx'
import { caseHref } from './case-address.ts'
import { AsideConferences } from './conferences/aside-conferences.tsx'
import { courseOf } from './course.ts'
import type { File } from './file.ts'
import { isWritable } from './file.ts'
import { NextStep } from './next-step.tsx'
import { NeedsTable } from './plan/needs-table.tsx'
import { useOpenRecord } from './public.ts'
import { AssessmentEntry, RecordEntry } from './records/record-entry.tsx'

interface Props {
  readonly file: File
}

const SHOWN = 6

function Rail({ file }: Props) {
  const { t } = useText()
  const router = useRouter()
  const { nameOf, mainScore, alarmText } = useInstruments()
  const [asTable, setAsTable] = useState(false)
  const data = courseOf(file, dayOf(new Date()), {
    encounter: (each) => t(`cases.encounter.${each.class}`),
    assessment: (line, alarm) => {
      const score = mainScore(line)
      const words = score === null ? nameOf(line.instrument) : `${nameOf(line.instrument)} ${score}`
      return alarm ? t('cases.rail.alarm', { what: words, why: alarmText(line) }) : words
    },
    record: (record) => t(`cases.channel.${record.channel}`),
    followUp: (each) => t('cases.rail.followUp', { how: t(`cases.channel.${each.method}`) }),
    service: t('cases.rail.service'),
  })
  return (
    <div className="case-rail">
      {asTable ? (
        <div className="case-rail-table">
          <CourseRailTwin data={data} />
        </div>
      ) : (
        <CourseRail data={data} onOpen={(href) => router.history.push(href)} />
      )}
      <span className="case-rail-switch">
        <Segmented
          label={t('ui.pictureOrTable')}
          value={asTable ? 'table' : 'picture'}
          onChange={(shown) => setAsTable(shown === 'table')}
          options={[
            { value: 'picture', label: t('ui.picture') },
            { value: 'table', label: t('ui.table') },
          ]}
        />
      </span>
    </div>
  )
}

type Kind = 'all' | 'records' | 'assessments'

function Recent({ file }: Props) {
  const { t } = useText()
  const openRecord = useOpenRecord()
  const [kind, setKind] = useState<Kind>('all')
  const entries = [
    ...(kind === 'assessments'
      ? []
      : file.records.map((record) => ({
          at: record.occurredAt,
          entry: <RecordEntry key={record.id} file={file} record={record} />,
        }))),
    ...(kind === 'records'
      ? []
      : file.assessments
          .filter((line) => !line.voided)
          .map((line) => ({
            at: line.takenAt,
            entry: <AssessmentEntry key={line.id} file={file} line={line} />,
          }))),
  ].toSorted((a, b) => b.at.localeCompare(a.at))
  return (
    <Section
      shape="padded"
      title={t('cases.records')}
      count={file.records.length}
      action={
        <Segmented
          label={t('cases.records.filter')}
          value={kind}
          onChange={setKind}
          options={(['all', 'records', 'assessments'] as const).map((value) => ({
            value,
            label: t(`cases.records.${value}`),
          }))}
        />
      }
    >
      {entries.length === 0 ? (
        <Empty
          title={t('cases.records.none')}
          actions={
            isWritable(file) && (
              <Button small kind="primary" icon="plus" onClick={() => openRecord({ caseId: file.id })}>
                {t('cases.records.first')}
              </Button>
            )
          }
        >
          {t('cases.records.noneWords')}
        </Empty>
      ) : (
        <ol className="case-entries">{entries.slice(0, SHOWN).map(({ entry }) => entry)}</ol>
      )}
      {entries.length > SHOWN && (
        <GoLink href={caseHref(file.id, 'records')} className="link small">
          {t('cases.records.more', { count: entries.length - SHOWN })}
        </GoLink>
      )}
    </Section>
  )
}

/** The case on one sheet: the whole course, the next step, needs and goals, what was done, who is around. */
export function Overview({ file }: Props) {
  const { t } = useText()
  const phone = useMedia(PHONE)
  return (
    <>
      {phone && <NextStep file={file} />}
      <Rail file={file} />
      <div className="case-columns">
        <div>
          {!phone && <NextStep file={file} />}
          {(file.problem || file.strengths) && (
            <div className="case-words measure">
              {file.problem && (
                <p>
                  <span className="faint">{t('cases.problem')}</span> {file.problem}
                </p>
              )}
              {file.strengths && (
                <p>
                  <span className="faint">{t('cases.strengths')}</span> {file.strengths}
                </p>
              )}
            </div>
          )}
          <Section
            shape="padded"
            title={t('cases.needs.title')}
            action={
              <GoLink href={caseHref(file.id, 'plan')} className="link">
                {t('cases.needs.toPlan')}
              </GoLink>
            }
          >
            <NeedsTable file={file} />
          </Section>
          <Recent file={file} />
        </div>
        <aside className="case-aside" aria-label={t('cases.aside')}>
          <PersonSafety clientId={file.client.id} caseId={file.id} age={file.client.age} />
          <AsideTasks file={file} />
          <AsideConferences file={file} />
          <AsidePeople file={file} />
        </aside>
      </div>
    </>
  )
}
