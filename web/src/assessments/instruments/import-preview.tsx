import type { InstrumentItem } from '@quancheng/contract/content/instrument.ts'
import type { ReadQuestionnaire, Remark } from '@quancheng/contract/questionnaire/read.ts'
import { useText } from '../../text/use-text.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Section } from '../../ui/page.tsx'
import { ScrollArea } from '../scroll-area.tsx'

interface Props {
  readonly read: ReadQuestionnaire
}

/** What was understood of the file, question by question, and what was not, by its place. */
export function ImportPreview({ read }: Props) {
  const { t, locale } = useText()
  const problems = read.remarks.filter(({ isProblem }) => isProblem)
  const notes = read.remarks.filter(({ isProblem }) => !isProblem)
  return (
    <>
      {problems.length > 0 && (
        <div className="section">
          <Notice tone="next" icon="warning" title={<b>{t('assessments.import.refused')}</b>}>
            <Remarks remarks={problems} />
          </Notice>
        </div>
      )}
      {notes.length > 0 && (
        <div className="section">
          <Notice tone="quiet" title={t('assessments.import.notTaken')}>
            <Remarks remarks={notes} />
          </Notice>
        </div>
      )}
      {read.items.length > 0 && (
        <Section
          title={`${read.title[locale]} · ${t('assessments.import.questions')}`}
          count={read.items.length}
          shape="padded"
        >
          <ScrollArea label={t('assessments.import.questions')}>
            <table className="table flush">
              <thead>
                <tr>
                  <th>{t('assessments.import.number')}</th>
                  <th>{t('assessments.import.question')}</th>
                  <th>{t('assessments.import.answers')}</th>
                </tr>
              </thead>
              <tbody>
                {read.items.map((item, index) => (
                  <tr key={item.id}>
                    <td>{index + 1}</td>
                    <td>
                      {item.text[locale]}
                      {item.askIf && <span className="tiny faint"> {t('assessments.import.sometimes')}</span>}
                    </td>
                    <td className="small">
                      <AnswersOf item={item} isWeighed={read.weighed.includes(item.id)} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollArea>
        </Section>
      )}
    </>
  )
}

function Remarks({ remarks }: { readonly remarks: readonly Remark[] }) {
  const { t } = useText()
  return (
    <ul className="import-remarks">
      {remarks.map(({ code, place }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same may be said twice of one place, and the list never changes
        <li key={`${code} ${place} ${index}`}>
          {place !== '' && <code>{place}</code>} {t(`assessments.remark.${code}`)}
        </li>
      ))}
    </ul>
  )
}

function AnswersOf({ item, isWeighed }: { readonly item: InstrumentItem; readonly isWeighed: boolean }) {
  const { t, locale } = useText()
  switch (item.kind) {
    case 'text':
      return t('assessments.import.asText')
    case 'number':
      return t('assessments.numberRange', { min: item.min, max: item.max })
    case 'several':
      return item.options.map(({ text }) => text[locale]).join(' / ')
    case 'choice':
      return item.options
        .map(({ value, text }) => (isWeighed ? `${text[locale]} = ${value}` : text[locale]))
        .join(' / ')
  }
}
