import type { ClientFile } from '@quancheng/contract/clients.ts'
import { rights } from '@quancheng/contract/rights.ts'
import {
  mayAsk,
  RIGHTS_ASKERS,
  RIGHTS_KINDS,
  type RightsAsker,
  type RightsKind,
} from '@quancheng/rules/retention.ts'
import { useState } from 'react'
import { useCommand } from '../../app/use-command.ts'
import { useDraft } from '../../app/use-draft.ts'
import { useProblem } from '../../app/use-problem.ts'
import { useText } from '../../text/use-text.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { ChoiceField, TextField } from '../../ui/simple-fields.tsx'
import { useToast } from '../../ui/toast.tsx'
import { RelationSelect } from '../relation-select.tsx'

interface Props {
  readonly client: ClientFile
  readonly onClose: () => void
}

/** Somebody asks about their own information: what, who they are, and how that was checked. */
export function AskRight({ client, onClose }: Props) {
  const { t, refusal } = useText()
  const toast = useToast()
  const hasDied = client.fields.diedOn !== null
  const draft = useDraft(`right-${client.id}`, {
    kind: 'see' as RightsKind,
    askedBy: (hasDied ? 'relative' : 'client') as RightsAsker,
    asker: hasDied ? '' : client.name,
    relation: '',
    proof: '',
    words: '',
  })
  const { fields, change } = draft
  const [tried, setTried] = useState(false)
  const command = useCommand(rights.askRight, {
    refresh: ['/clients/rights'],
    onDone: () => {
      draft.forget()
      toast.say(t('clients.right.saved'))
      onClose()
    },
  })
  const said = useProblem(command)
  const given = {
    kind: fields.kind,
    askedBy: fields.askedBy,
    relation: fields.askedBy === 'client' ? null : fields.relation.trim() || null,
    proof: fields.proof.trim() || null,
    words: fields.words.trim() || null,
  }
  const foreseen = mayAsk({ ...given, hasDied })
  return (
    <FormDialog
      title={t('clients.right.askTitle', { name: client.name })}
      submit={t('clients.right.save')}
      sending={command.sending}
      problem={tried && foreseen ? refusal(foreseen.code, foreseen.facts) : said}
      dirty={draft.dirty}
      width={600}
      onSubmit={() => {
        setTried(true)
        if (foreseen || fields.asker.trim() === '') return
        command.send({ ...given, clientId: client.id, asker: fields.asker })
      }}
      onClose={() => {
        draft.forget()
        onClose()
      }}
    >
      <ChoiceField
        label={t('clients.right.kind')}
        value={fields.kind}
        choices={RIGHTS_KINDS.map((value) => ({ value, label: t(`clients.right.kind.${value}`) }))}
        onChange={(kind) => change({ kind })}
      />
      <ChoiceField
        label={t('clients.right.askedBy')}
        value={fields.askedBy}
        choices={RIGHTS_ASKERS.map((value) => ({
          value,
          label: t(`clients.right.by.${value}`),
          disabled: (value === 'relative') !== hasDied,
        }))}
        onChange={(askedBy) => change({ askedBy, asker: askedBy === 'client' ? client.name : '' })}
      />
      <TextField
        label={t('clients.right.asker')}
        required
        value={fields.asker}
        onChange={(asker) => change({ asker })}
      />
      {fields.askedBy !== 'client' && (
        <>
          <RelationSelect
            label={t('clients.contact.relation')}
            value={fields.relation}
            onChange={(relation) => change({ relation })}
          />
          <TextField
            label={t('clients.right.proof')}
            required
            long
            short
            value={fields.proof}
            hint={t('clients.right.proofHint')}
            onChange={(proof) => change({ proof })}
          />
        </>
      )}
      <TextField
        label={t('clients.right.words')}
        optional
        long
        short
        value={fields.words}
        onChange={(words) => change({ words })}
      />
    </FormDialog>
  )
}
