import { outbox } from '@quancheng/contract/outbox.ts'
import { useState } from 'react'
import type { z } from 'zod'
import { useCommand } from '../app/use-command.ts'
import { useProblem } from '../app/use-problem.ts'
import { ImpactMissing } from '../compliance/impact-missing.tsx'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { TextField } from '../ui/simple-fields.tsx'
import { useToast } from '../ui/toast.tsx'
import { WhoseField } from './whose-field.tsx'

export type Reader = z.output<typeof outbox.readers.output>['rows'][number]

interface Props {
  /** Null: a new one. */
  readonly reader: Reader | null
  readonly onClose: () => void
}

/** Lets a record system read, changes how, gives it a token, or stops it. */
export function ReaderForm({ reader, onClose }: Props) {
  const { t } = useText()
  const toast = useToast()
  const [fields, setFields] = useState({
    name: reader?.name ?? '',
    issuer: reader?.issuer ?? '',
    app: reader?.app ?? '',
    secret: '',
    numbers: reader?.numbers ?? '',
    recipient: reader?.recipient ?? null,
  })
  const [before] = useState(fields)
  const [tried, setTried] = useState(false)
  const change = (some: Partial<typeof fields>) => setFields((now) => ({ ...now, ...some }))
  const done = (key: 'added' | 'changed') => () => {
    toast.say(t(`exchange.in.${key}`, { name: fields.name.trim() }))
    onClose()
  }
  const refresh = ['/exchange/readers']
  const adding = useCommand(outbox.addReader, { refresh, onDone: done('added') })
  const changing = useCommand(outbox.changeReader, { refresh, onDone: done('changed') })
  const renewing = useCommand(outbox.renewReaderToken, { refresh })
  const problem = useProblem(reader === null ? adding : changing)
  const renewProblem = useProblem(renewing)
  const revision = renewing.answer?.revision ?? reader?.revision ?? 0
  const isUrl = fields.issuer.trim() === '' || /^https?:\/\/\S+$/.test(fields.issuer.trim())
  const needed = (word: string) => (tried && word.trim() === '' ? t('exchange.in.needed') : null)
  const isOthers = fields.recipient !== null
  const orNull = (word: string) => (word.trim() === '' ? null : word.trim())
  const send = (off: boolean) => {
    setTried(true)
    if (!isUrl || fields.name.trim() === '' || fields.numbers.trim() === '') return
    if (fields.recipient?.trim() === '') return
    const sent = {
      name: fields.name,
      issuer: isOthers ? null : orNull(fields.issuer),
      app: isOthers ? null : orNull(fields.app),
      secret: isOthers ? null : orNull(fields.secret),
      numbers: fields.numbers,
      recipient: fields.recipient,
    }
    if (reader === null) adding.send({ fields: sent })
    else changing.send({ readerId: reader.id, seen: revision, fields: sent, off })
  }
  const isOff = reader !== null && reader.offAt !== null
  return (
    <FormDialog
      width={560}
      title={t(reader === null ? 'exchange.in.add' : 'exchange.in.changeTitle')}
      submit={t('exchange.in.save')}
      sending={adding.sending || changing.sending}
      problem={problem ?? renewProblem}
      dirty={JSON.stringify(fields) !== JSON.stringify(before)}
      others={
        reader !== null && (
          <>
            <Button kind="ghost" onClick={() => send(!isOff)}>
              {t(isOff ? 'exchange.in.switchOn' : 'exchange.in.switchOff')}
            </Button>
            <Button
              aria-disabled={renewing.sending || undefined}
              onClick={() => !renewing.sending && renewing.send({ readerId: reader.id, seen: revision })}
            >
              {t('exchange.in.renew')}
            </Button>
          </>
        )
      }
      onSubmit={() => send(isOff)}
      onClose={onClose}
    >
      <ImpactMissing refused={(reader === null ? adding : changing).refused} />
      {renewing.answer && (
        <Notice tone="next" title={t('exchange.in.tokenIs')}>
          <code className="reader-token">{renewing.answer.token}</code>
        </Notice>
      )}
      <TextField
        first
        required
        label={t('exchange.in.name')}
        value={fields.name}
        error={needed(fields.name)}
        onChange={(name) => change({ name })}
      />
      <TextField
        required
        label={t('exchange.in.numbers')}
        hint={t('exchange.in.numbersHint')}
        value={fields.numbers}
        error={needed(fields.numbers)}
        onChange={(numbers) => change({ numbers })}
      />
      <WhoseField
        value={fields.recipient}
        error={needed(fields.recipient ?? '')}
        onChange={(recipient) => change({ recipient })}
      />
      {!isOthers && (
        <>
          <TextField
            optional
            label={t('exchange.in.issuer')}
            hint={t('exchange.in.issuerHint')}
            value={fields.issuer}
            error={tried && !isUrl ? t('exchange.in.wrongUrl') : null}
            onChange={(issuer) => change({ issuer })}
          />
          <TextField
            optional
            label={t('exchange.in.app')}
            hint={t('exchange.in.appHint')}
            value={fields.app}
            onChange={(app) => change({ app })}
          />
          <TextField
            optional
            label={t('exchange.in.secret')}
            hint={t(reader?.hasSecret ? 'exchange.in.secretKept' : 'exchange.in.secretHint')}
            value={fields.secret}
            onChange={(secret) => change({ secret })}
          />
        </>
      )}
    </FormDialog>
  )
}
