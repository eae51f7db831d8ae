import type { clients } from '@quancheng/contract/clients.ts'
import { IMPORT_FIELDS } from '@quancheng/rules/import-fields.ts'
import type { z } from 'zod'
import { useText } from '../../text/use-text.tsx'
import { Tag } from '../../ui/tag.tsx'

interface Props {
  readonly columns: z.output<typeof clients.startImport.output>['columns']
  readonly mapping: Readonly<Record<string, string>>
  readonly onChange: (mapping: Readonly<Record<string, string>>) => void
}

/** What each column of the file holds: a guess to begin with, and a person decides. */
export function ImportColumns({ columns, mapping, onChange }: Props) {
  const { t } = useText()
  const set = (header: string, field: string) => {
    const kept = Object.entries(mapping).filter(([other, has]) => other !== header && has !== field)
    onChange(Object.fromEntries(field === '' ? kept : [...kept, [header, field]]))
  }
  return (
    <table className="table flush import-columns">
      <thead>
        <tr>
          <th>{t('clients.import.column')}</th>
          <th className="only-desk">{t('clients.import.samples')}</th>
          <th>{t('clients.import.holds')}</th>
        </tr>
      </thead>
      <tbody>
        {columns.map(({ header, guess, samples }) => (
          <tr key={header}>
            <td>
              <b>{header}</b>
            </td>
            <td className="only-desk small muted">
              <span className="clip samples">{samples.join(t('clients.comma'))}</span>
            </td>
            <td>
              <span className="line">
                <select
                  className="input"
                  aria-label={t('clients.import.holdsOf', { column: header })}
                  value={mapping[header] ?? ''}
                  onChange={(event) => set(header, event.target.value)}
                >
                  <option value="">{t('clients.import.leaveOut')}</option>
                  {IMPORT_FIELDS.map((field) => (
                    <option key={field} value={field}>
                      {t(`clients.importField.${field}`)}
                    </option>
                  ))}
                </select>
                {guess !== null && mapping[header] === guess && (
                  <span className="only-desk">
                    <Tag tone="primary">{t('clients.import.guessed')}</Tag>
                  </span>
                )}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
