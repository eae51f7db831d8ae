import { staff } from '@quancheng/contract/staff.ts'
import { supervision } from '@quancheng/contract/supervision.ts'
import { POOLS, type Pool } from '@quancheng/rules/quality-review.ts'
import { useState } from 'react'
import { useMe } from '../app/session.ts'
import { useAsk } from '../app/use-ask.ts'
import { useCommand } from '../app/use-command.ts'
import { useProblem } from '../app/use-problem.ts'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { ChoiceField, SelectField, TextField, TimeField } from '../ui/simple-fields.tsx'

interface Props {
  readonly onClose: () => void
  readonly onDrawn: (id: string) => void
}

const EACH = ['1', '2', '3', '5'] as const

/** On the first of a month nothing of it is closed yet. */
function startOfLastMonth(today: string): string {
  const [year = 0, month = 1] = today.split('-').map(Number)
  return new Date(Date.UTC(year, month - 2, 1)).toISOString().slice(0, 10)
}

/** Asks from which cases to draw, how many of each worker, and who reads them beside the two. */
export function DrawForm({ onClose, onDrawn }: Props) {
  const { t } = useText()
  const me = useMe()
  const today = dayOf(new Date())
  const [pool, setPool] = useState<Pool>('closed')
  const [from, setFrom] = useState(startOfLastMonth(today))
  const [to, setTo] = useState(today)
  const [each, setEach] = useState<(typeof EACH)[number]>('1')
  const [seed, setSeed] = useState('')
  const [thirdId, setThird] = useState('')
  const members = useAsk(staff.members, {})
  const command = useCommand(supervision.draw, { refresh: ['/supervision'] })
  const problem = useProblem(command)
  return (
    <FormDialog
      title={t('supervision.draw')}
      note={t('supervision.draw.note')}
      submit={t('supervision.draw.do')}
      sending={command.sending}
      problem={problem}
      dirty={seed !== ''}
      onSubmit={() => {
        const span = pool === 'closed' && from !== '' && to !== '' ? { from, to } : { from: null, to: null }
        command
          .sendAsync({
            pool,
            ...span,
            perWorker: Number(each),
            seed: seed.trim() === '' ? null : seed.trim(),
            thirdId: thirdId === '' ? null : thirdId,
          })
          .then(
            ({ id }) => onDrawn(id),
            () => undefined,
          )
      }}
      onClose={onClose}
    >
      <ChoiceField
        label={t('supervision.draw.pool')}
        value={pool}
        choices={POOLS.map((value) => ({ value, label: t(`supervision.draw.${value}`) }))}
        onChange={setPool}
      />
      {pool === 'closed' && (
        <>
          <TimeField
            kind="date"
            label={t('supervision.draw.from')}
            value={from}
            max={to}
            onChange={setFrom}
          />
          <TimeField kind="date" label={t('supervision.draw.to')} value={to} max={today} onChange={setTo} />
        </>
      )}
      <ChoiceField
        label={t('supervision.draw.each')}
        value={each}
        choices={EACH.map((value) => ({ value, label: value }))}
        onChange={setEach}
      />
      <SelectField
        label={t('supervision.draw.third')}
        optional
        value={thirdId}
        none={t('supervision.draw.nobody')}
        choices={(members.data ?? [])
          .filter(({ duties, accountId }) => duties.includes('head') && accountId !== me.accountId)
          .map(({ accountId, name, title }) => ({ value: accountId, label: `${name} ${title}` }))}
        onChange={setThird}
      />
      <TextField
        label={t('supervision.draw.seed')}
        optional
        hint={t('supervision.draw.seedHint')}
        value={seed}
        onChange={setSeed}
      />
    </FormDialog>
  )
}
