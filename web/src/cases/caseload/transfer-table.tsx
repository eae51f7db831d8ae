import type { caseload } from '@quancheng/contract/caseload.ts'
import type { z } from 'zod'
import { GoLink } from '../../app/go-link.tsx'
import { useText } from '../../text/use-text.tsx'
import { PersonLine } from '../../ui/person-line.tsx'
import { RiskGlyph } from '../../ui/risk-glyph.tsx'
import { SelectField, TextField } from '../../ui/simple-fields.tsx'
import { caseHref } from '../case-address.ts'
import './transfer.css'

type Found = z.output<typeof caseload.caseload.output>

interface Props {
  readonly rows: readonly {
    readonly row: Found['cases'][number]
    readonly toId: string
    readonly note: string
  }[]
  readonly receivers: Found['receivers']
  /** It was tried to send: what is missing is said. */
  readonly tried: boolean
  readonly onPut: (caseId: string, some: { readonly toId?: string; readonly note?: string }) => void
}

/** Each case with who takes it and what they have to know. */
export function TransferTable({ rows, receivers, tried, onPut }: Props) {
  const { t } = useText()
  const choices = receivers.map(({ id, name, open }) => ({
    value: id,
    label: t('cases.transfer.one', { name, count: open }),
  }))
  return (
    <ul className="transfer-cases">
      {rows.map(({ row, toId, note }) => (
        <li key={row.id} aria-label={row.client.name}>
          <div className="transfer-case">
            <GoLink href={caseHref(row.id)}>
              <PersonLine
                name={row.client.name}
                sex={row.client.sex}
                age={row.client.age}
                ward={row.client.inHospital ? row.client.department : t('cases.outOfHospital')}
                bed={row.client.inHospital ? row.client.bed : null}
              />
            </GoLink>
            <span className="small muted line">
              <RiskGlyph risk={row.risk} sentence />
              {t(`word.stage.${row.stage}`)}
              <span className="faint">{row.number}</span>
            </span>
          </div>
          <SelectField
            above
            label={t('cases.handOver.to')}
            value={toId}
            none={t('cases.handOver.choose')}
            choices={choices}
            error={tried && toId === '' ? t('cases.handOver.toMissing') : null}
            onChange={(value) => onPut(row.id, { toId: value })}
          />
          <TextField
            above
            long
            short
            label={t('cases.handOver.words')}
            value={note}
            error={tried && note.trim() === '' ? t('cases.handOver.wordsMissing') : null}
            onChange={(value) => onPut(row.id, { note: value })}
          />
        </li>
      ))}
    </ul>
  )
}
