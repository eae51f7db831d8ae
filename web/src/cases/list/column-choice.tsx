import { useText } from '../../text/use-text.tsx'
import { buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Popover } from '../../ui/popover.tsx'
import { CASE_COLUMNS, type CaseColumn, columnsWord } from './case-columns.ts'
import { useColumnName } from './case-table.tsx'

interface Props {
  readonly columns: readonly CaseColumn[]
  /** The word for the address; null for the columns everybody starts with. */
  readonly onChange: (word: string | null) => void
}

/** Which columns the work list shows; kept in the address, and with it in a view. */
export function ColumnChoice({ columns, onChange }: Props) {
  const { t } = useText()
  const nameOf = useColumnName()
  return (
    <Popover
      label={t('cases.columns.label')}
      triggerProps={{ className: `${buttonClass({ small: true })} only-desk` }}
      trigger={
        <>
          <Icon name="columns" />
          {t('cases.columns')}
        </>
      }
    >
      {() => (
        <fieldset style={{ border: 0, padding: 0 }}>
          <legend className="visually-hidden">{t('cases.columns.label')}</legend>
          {CASE_COLUMNS.map((column) => (
            <label key={column} className="chip-choice">
              <input
                className="check"
                type="checkbox"
                checked={columns.includes(column)}
                onChange={(event) =>
                  onChange(
                    columnsWord(
                      event.target.checked ? [...columns, column] : columns.filter((each) => each !== column),
                    ),
                  )
                }
              />
              {nameOf(column)}
            </label>
          ))}
        </fieldset>
      )}
    </Popover>
  )
}
