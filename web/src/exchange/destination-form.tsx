import { CARRIES, DESTINATION_KINDS, MESSAGES, OUT_CHARSETS, outbox } from '@quancheng/contract/outbox.ts'
import { useState } from 'react'
import type { z } from 'zod'
import { useCommand } from '../app/use-command.ts'
import { useProblem } from '../app/use-problem.ts'
import { ImpactMissing } from '../compliance/impact-missing.tsx'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { ChoiceField, NumberField, SelectField, TextField } from '../ui/simple-fields.tsx'
import { useToast } from '../ui/toast.tsx'
import { TakesFields } from './takes-fields.tsx'
import { WhoseField } from './whose-field.tsx'

export type Target = z.output<typeof outbox.destinations.output>[number]

interface Props {
  /** Null: a new one. */
  readonly destination: Target | null
  readonly onClose: () => void
}

/** Sends summaries to another system, corrects how, tries it, or stops. */
export function DestinationForm({ destination, onClose }: Props) {
  const { t, refusal } = useText()
  const toast = useToast()
  const [fields, setFields] = useState({
    kind: destination?.kind ?? ('hl7v2' as const),
    url: destination?.url ?? '',
    token: '',
    name: destination?.name ?? '',
    host: destination?.host ?? '',
    port: destination ? destination.port : 2575,
    message: destination?.message ?? ('MDM' as const),
    carries: destination?.carries ?? ('both' as const),
    charset: destination?.charset ?? ('utf-8' as const),
    application: destination?.application ?? '',
    facility: destination?.facility ?? '',
    recipient: destination?.recipient ?? null,
    takes: destination?.takes ?? { departmentIds: [], packs: [], classes: [], issuers: [] },
  })
  const [before] = useState(fields)
  const [tried, setTried] = useState(false)
  const change = (some: Partial<typeof fields>) => setFields((now) => ({ ...now, ...some }))
  const done = (key: 'added' | 'changed') => () => {
    toast.say(t(`exchange.to.${key}`, { name: fields.name.trim() }))
    onClose()
  }
  const refresh = ['/exchange', '/cases/summaries']
  const adding = useCommand(outbox.addDestination, { refresh, onDone: done('added') })
  const changing = useCommand(outbox.changeDestination, { refresh, onDone: done('changed') })
  const trying = useCommand(outbox.tryDestination, { refresh: [] })
  const tryProblem = useProblem(trying)
  const { refused, conflict, unreachable, sending } = destination === null ? adding : changing
  const isFhir = fields.kind === 'fhir'
  const fits = {
    name: fields.name.trim() !== '',
    url: !isFhir || /^https?:\/\/\S+$/.test(fields.url.trim()),
    host: isFhir || /^[A-Za-z0-9.:_-]+$/.test(fields.host.trim()),
    port:
      isFhir ||
      (fields.port !== null && Number.isInteger(fields.port) && fields.port > 0 && fields.port < 65_536),
    application: !/[|^~\\&]/.test(fields.application),
    facility: !/[|^~\\&]/.test(fields.facility),
    recipient: fields.recipient?.trim() !== '',
  }
  const wrong = (field: Exclude<keyof typeof fits, 'port'>) =>
    tried && !fits[field] ? t('exchange.to.wrong') : null
  const send = (off: boolean) => {
    setTried(true)
    if (Object.values(fits).includes(false)) return
    const { kind: _, url, token, recipient, takes, ...hl7 } = fields
    const whose = { recipient, takes }
    const sent = isFhir
      ? {
          kind: 'fhir' as const,
          name: fields.name,
          url: url.trim(),
          token: token.trim() === '' ? null : token.trim(),
          ...whose,
        }
      : { kind: 'hl7v2' as const, ...hl7, host: hl7.host.trim(), port: hl7.port ?? 0, ...whose }
    if (destination === null) adding.send({ fields: sent })
    else changing.send({ destinationId: destination.id, seen: destination.revision, fields: sent, off })
  }
  const isOff = destination !== null && destination.offAt !== null
  const answer = trying.answer
  const hl7 = (
    <>
      <TextField
        required
        label={t('exchange.to.host')}
        value={fields.host}
        error={wrong('host')}
        onChange={(host) => change({ host })}
      />
      <NumberField
        required
        label={t('exchange.to.port')}
        value={fields.port}
        error={tried && !fits.port ? t('exchange.to.wrongPort') : null}
        onChange={(port) => change({ port })}
      />
      <ChoiceField
        label={t('exchange.to.message')}
        value={fields.message}
        choices={MESSAGES.map((value) => ({ value, label: t(`exchange.to.message.${value}`) }))}
        onChange={(message) => change({ message })}
      />
      <ChoiceField
        label={t('exchange.to.carries')}
        value={fields.carries}
        choices={CARRIES.map((value) => ({ value, label: t(`exchange.to.carries.${value}`) }))}
        onChange={(carries) => change({ carries })}
      />
      <SelectField
        label={t('exchange.to.charset')}
        value={fields.charset}
        choices={OUT_CHARSETS.map((value) => ({ value, label: value.toUpperCase() }))}
        onChange={(chosen) => change({ charset: chosen === 'gb18030' ? 'gb18030' : 'utf-8' })}
      />
      <TextField
        optional
        label={t('exchange.to.application')}
        hint={t('exchange.to.applicationHint')}
        value={fields.application}
        error={wrong('application')}
        onChange={(application) => change({ application })}
      />
      <TextField
        optional
        label={t('exchange.to.facility')}
        hint={t('exchange.to.facilityHint')}
        value={fields.facility}
        error={wrong('facility')}
        onChange={(facility) => change({ facility })}
      />
    </>
  )
  const fhir = (
    <>
      <TextField
        required
        label={t('exchange.to.url')}
        hint={t('exchange.to.urlHint')}
        value={fields.url}
        error={wrong('url')}
        onChange={(url) => change({ url })}
      />
      <TextField
        optional
        label={t('exchange.to.token')}
        hint={t(destination?.hasToken ? 'exchange.to.tokenKept' : 'exchange.to.tokenHint')}
        value={fields.token}
        onChange={(token) => change({ token })}
      />
    </>
  )
  return (
    <FormDialog
      width={560}
      title={t(destination === null ? 'exchange.to.add' : 'exchange.to.changeTitle')}
      note={t(isFhir ? 'exchange.to.tryNoteFhir' : 'exchange.to.tryNote')}
      submit={t('exchange.to.save')}
      sending={sending}
      problem={
        unreachable
          ? t('refusal.unreachable')
          : conflict
            ? t('refusal.conflict')
            : refused
              ? refusal(refused.code, {})
              : null
      }
      dirty={JSON.stringify(fields) !== JSON.stringify(before)}
      others={
        destination !== null && (
          <>
            <Button kind="ghost" onClick={() => send(!isOff)}>
              {t(isOff ? 'exchange.to.switchOn' : 'exchange.to.switchOff')}
            </Button>
            <Button
              aria-disabled={trying.sending || undefined}
              onClick={() => !trying.sending && trying.send({ destinationId: destination.id })}
            >
              {t('exchange.to.try')}
            </Button>
          </>
        )
      }
      onSubmit={() => send(isOff)}
      onClose={onClose}
    >
      <ImpactMissing refused={refused} />
      {(answer || tryProblem !== null) && (
        <p role="status" className={answer?.answer === 'accepted' ? 'small' : 'is-crisis small'}>
          {answer
            ? t(`exchange.to.tried.${answer.answer}`, {
                ack: answer.ack ?? '—',
                reason: answer.reason ?? '—',
              })
            : tryProblem}
        </p>
      )}
      <TextField
        first
        required
        label={t('exchange.to.name')}
        hint={t('exchange.to.nameHint')}
        value={fields.name}
        error={wrong('name')}
        onChange={(name) => change({ name })}
      />
      <ChoiceField
        label={t('exchange.to.kind')}
        value={fields.kind}
        choices={DESTINATION_KINDS.map((value) => ({ value, label: t(`exchange.to.kind.${value}`) }))}
        onChange={(kind) => change({ kind })}
      />
      {isFhir ? fhir : hl7}
      <WhoseField
        value={fields.recipient}
        error={tried && !fits.recipient ? t('exchange.in.needed') : null}
        onChange={(recipient) => change({ recipient })}
      />
      <TakesFields value={fields.takes} onChange={(takes) => change({ takes })} />
    </FormDialog>
  )
}
