import { clients } from '@quancheng/contract/clients.ts'
import { useState } from 'react'
import { NotAnswered } from '../app/not-answered.tsx'
import { useAsk } from '../app/use-ask.ts'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { Section } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import type { File } from './file.ts'

interface Props {
  readonly file: File
}

/** Who opened or changed anything about this person, newest first. */
export function CaseJournal({ file }: Props) {
  const { t, day, time, coded } = useText()
  const [cursors, setCursors] = useState<readonly string[]>([])
  const after = cursors.at(-1)
  const asked = useAsk(
    clients.journal,
    { clientId: file.client.id, ...(after !== undefined && { after }) },
    { keep: true },
  )
  const { data } = asked
  return (
    <Section shape="padded" title={t('cases.tab.journal')} note={t('cases.journal.note')}>
      {data ? (
        <>
          <table className="table flush">
            <thead>
              <tr>
                <th>{t('ui.rail.when')}</th>
                <th>{t('cases.journal.who')}</th>
                <th>{t('cases.journal.act')}</th>
              </tr>
            </thead>
            <tbody>
              {data.rows.map((row, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: lines of the journal have no id of their own here
                <tr key={index}>
                  <td className="nowrap">
                    {day(dayOf(row.at), { today: dayOf(new Date()) })} {time(row.at)}
                  </td>
                  <td className="nowrap">{row.who ?? t('cases.journal.house')}</td>
                  <td>{coded('act', `settings.${row.act}`, row.facts) ?? row.act}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <div className="line" style={{ marginTop: 8 }}>
            <Button small disabled={cursors.length === 0} onClick={() => setCursors(cursors.slice(0, -1))}>
              {t('cases.previousPage')}
            </Button>
            <Button
              small
              disabled={data.next === null}
              onClick={() => data.next !== null && setCursors([...cursors, data.next])}
            >
              {t('cases.nextPage')}
            </Button>
          </div>
        </>
      ) : asked.error ? (
        <NotAnswered asked={asked} />
      ) : (
        <Skeleton rows={8} height={36} padded={false} />
      )}
    </Section>
  )
}
