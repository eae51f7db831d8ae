import type { StandardPack } from '@quancheng/contract/content/standard-pack.ts'
import { useText } from '../text/use-text.tsx'
import { useSaidSource } from '../ui/source-text.tsx'
import { StatusTag } from './status-tag.tsx'

type Parameter = StandardPack['parameters'][string] | StandardPack['followUp'][keyof StandardPack['followUp']]

interface RowProps {
  readonly parameter: Parameter
}

function Row({ parameter: { name, value, status, source } }: RowProps) {
  const { t, number, locale } = useText()
  const say = useSaidSource()
  const said = (part: number | string | boolean): string =>
    typeof part === 'number'
      ? number(part)
      : typeof part === 'boolean'
        ? t(`library.${part ? 'yes' : 'no'}`)
        : part
  return (
    <tr>
      <th scope="row">{name[locale]}</th>
      <td>
        {value === null ? (
          <span className="unset">{t('word.unset')}</span>
        ) : (
          <b>{Array.isArray(value) ? value.map(said).join(t('library.comma')) : said(value)}</b>
        )}
      </td>
      <td>
        <StatusTag status={status} />
      </td>
      <td className="small muted standard-source">
        {value === null ? t('library.noText', { source: say(source) }) : say(source)}
      </td>
    </tr>
  )
}

interface Props {
  readonly pack: StandardPack
}

/** Every parameter of a standard: its value, how well it is known and where from; one without a value is 未配置. */
export function ParameterTable({ pack }: Props) {
  const { t } = useText()
  const groups = [
    { name: 'standard', rows: Object.entries(pack.parameters) },
    { name: 'followUp', rows: Object.entries(pack.followUp) },
  ] as const
  return (
    <table className="table flush parameter-table">
      <thead>
        <tr>
          <th>{t('library.parameter.name')}</th>
          <th>{t('library.parameter.value')}</th>
          <th>{t('library.parameter.status')}</th>
          <th>{t('library.parameter.source')}</th>
        </tr>
      </thead>
      {groups.map(({ name, rows }) => (
        <tbody key={name}>
          <tr className="parameter-group">
            <th scope="rowgroup" colSpan={4}>
              {t(`library.parameter.group.${name}`)}
            </th>
          </tr>
          {rows.map(([key, parameter]) => (
            <Row key={key} parameter={parameter} />
          ))}
        </tbody>
      ))}
    </table>
  )
}
