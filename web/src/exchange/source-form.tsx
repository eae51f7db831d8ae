import { exchange } from '@quancheng/contract/exchange.ts'
import { useState } from 'react'
import type { z } from 'zod'
import { useCommand } from '../app/use-command.ts'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { SelectField, TextField } from '../ui/simple-fields.tsx'
import { useToast } from '../ui/toast.tsx'

export type Source = z.output<typeof exchange.sources.output>['rows'][number]

interface Props {
  /** Null: a new one. */
  readonly source: Source | null
  readonly mappings: readonly { readonly id: string; readonly name: string }[]
  readonly onClose: () => void
}

/** Listens to another system, changes how one is known or read, or stops listening to it. */
export function SourceForm({ source, mappings, onClose }: Props) {
  const { t, refusal } = useText()
  const toast = useToast()
  const [fields, setFields] = useState({
    application: source?.application ?? '',
    facility: source?.facility ?? '',
    mapping: source?.mapping ?? mappings[0]?.id ?? '',
  })
  const [before] = useState(fields)
  const [tried, setTried] = useState(false)
  const change = (some: Partial<typeof fields>) => setFields((now) => ({ ...now, ...some }))
  const name = `${fields.application.trim()} ${fields.facility.trim()}`
  const done = (key: 'added' | 'changed') => () => {
    toast.say(t(`exchange.sources.${key}`, { name }))
    onClose()
  }
  const refresh = ['/exchange']
  const adding = useCommand(exchange.addSource, { refresh, onDone: done('added') })
  const changing = useCommand(exchange.changeSource, { refresh, onDone: done('changed') })
  const { refused, conflict, unreachable, sending } = source === null ? adding : changing
  const isUsable = (word: string) => word.trim() !== '' && !word.includes('|')
  const wrong = (word: string) => (tried && !isUsable(word) ? t('exchange.sources.wrong') : null)
  const send = (off: boolean) => {
    setTried(true)
    if (!isUsable(fields.application) || !isUsable(fields.facility)) return
    const sent = {
      application: fields.application.trim(),
      facility: fields.facility.trim(),
      mapping: fields.mapping,
    }
    if (source === null) adding.send(sent)
    else changing.send({ sourceId: source.id, seen: source.revision, ...sent, off })
  }
  const isOff = source !== null && source.offAt !== null
  return (
    <FormDialog
      title={t(source === null ? 'exchange.sources.add' : 'exchange.sources.changeTitle')}
      note={source !== null && !isOff && t('exchange.sources.switchNote')}
      submit={t('exchange.sources.save')}
      sending={sending}
      problem={
        unreachable
          ? t('refusal.unreachable')
          : conflict
            ? t('refusal.conflict')
            : refused && refusal(refused.code, refused.facts)
      }
      dirty={fields !== before}
      others={
        source !== null && (
          <Button kind="ghost" onClick={() => send(!isOff)}>
            {t(isOff ? 'exchange.sources.switchOn' : 'exchange.sources.switchOff')}
          </Button>
        )
      }
      onSubmit={() => send(isOff)}
      onClose={onClose}
    >
      <TextField
        label={t('exchange.sources.application')}
        required
        first
        value={fields.application}
        hint={t('exchange.sources.applicationHint')}
        error={wrong(fields.application)}
        onChange={(application) => change({ application })}
      />
      <TextField
        label={t('exchange.sources.facility')}
        required
        value={fields.facility}
        hint={t('exchange.sources.facilityHint')}
        error={wrong(fields.facility)}
        onChange={(facility) => change({ facility })}
      />
      <SelectField
        label={t('exchange.sources.mapping')}
        value={fields.mapping}
        hint={t('exchange.sources.mappingHint')}
        choices={mappings.map(({ id, name: label }) => ({ value: id, label }))}
        onChange={(mapping) => change({ mapping })}
      />
    </FormDialog>
  )
}
