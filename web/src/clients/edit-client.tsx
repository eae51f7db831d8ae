import { type ClientFields, type ClientFile, clients } from '@quancheng/contract/clients.ts'
import { useParams, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { NotAnswered } from '../app/not-answered.tsx'
import { useMay } from '../app/session.ts'
import { useAsk } from '../app/use-ask.ts'
import { useCommand } from '../app/use-command.ts'
import { useDraft } from '../app/use-draft.ts'
import { useProblem } from '../app/use-problem.ts'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { ConflictState } from '../ui/conflict-state.tsx'
import { DraftMark } from '../ui/draft-mark.tsx'
import { NoPermission } from '../ui/no-permission.tsx'
import { Page } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useToast } from '../ui/toast.tsx'
import { changedFields } from './changed-fields.ts'
import { ClientForm } from './client-form.tsx'
import { comeIntoView } from './come-into-view.ts'
import { type FieldClash, readClashes } from './field-clash.ts'
import { hasWrongField } from './has-wrong-field.ts'
import { useFieldWords } from './use-field-words.ts'
import './clients.css'

interface EditProps {
  readonly client: ClientFile
}

function Edit({ client }: EditProps) {
  const { t } = useText()
  const router = useRouter()
  const toast = useToast()
  const words = useFieldWords()
  const draft = useDraft(`client-${client.id}`, {
    seen: client.revision,
    changes: {} as Partial<ClientFields>,
    mine: [] as readonly string[],
  })
  const { seen, changes, mine } = draft.fields
  const [nameMissing, setNameMissing] = useState(false)
  const [clashes, setClashes] = useState<readonly FieldClash[]>([])
  const back = `/clients/${client.id}`
  const command = useCommand(clients.change, {
    refresh: ['/clients', '/cases', '/intake'],
    onDone: () => {
      draft.forget()
      toast.say(t('clients.edit.done', { name: client.name }))
      router.history.push(back)
    },
    onRefused: (refused) => {
      if (refused.code !== 'conflict') return
      const { revision, fields } = readClashes(refused.facts)
      setClashes(fields)
      draft.change({ seen: revision ?? seen })
    },
  })
  const problem = useProblem({ ...command, conflict: clashes.length > 0 ? null : command.conflict })
  const standing: ClientFields = client.masked
    ? { ...client.fields, idNumber: null, address: null }
    : client.fields
  const fields = { ...standing, ...changes }
  const changed = changedFields(standing, changes)
  const send = (overwrite: readonly string[], sent: Partial<ClientFields>, revision: number) => {
    const name = fields.name.trim()
    setNameMissing(name === '')
    if (name === '' || hasWrongField()) return
    command.send({
      clientId: client.id,
      seen: revision,
      changes: { ...sent, ...('name' in sent && { name }) },
      overwrite: [...overwrite],
    })
  }
  const save = () => {
    if (command.sending || clashes.length > 0) return
    if (Object.keys(changed).length === 0) {
      draft.forget()
      router.history.push(back)
    } else send(mine, changed, seen)
  }
  const decide = (clash: FieldClash, which: 'mine' | 'theirs') => {
    const rest = clashes.filter((each) => each !== clash)
    const { [clash.field]: _given, ...others } = changes
    const kept = which === 'mine' ? changes : others
    const decided = which === 'mine' ? [...mine, clash.field] : mine
    draft.change({ changes: kept, mine: decided })
    setClashes(rest)
    if (rest.length === 0) {
      if (Object.keys(kept).length === 0) {
        draft.forget()
        router.history.push(back)
      } else send(decided, kept, seen)
    }
  }
  const [clash] = clashes
  return (
    <Page
      title={t('clients.edit.title', { name: client.name })}
      about={t('clients.edit.about')}
      actions={draft.dirty && <DraftMark state="saved" at={draft.keptAt} />}
      foot={
        <div className="form-foot">
          {problem !== null && (
            <p className="small is-crisis grow" role="alert">
              {problem}
            </p>
          )}
          <Button
            kind="primary"
            keys="Ctrl ↵"
            aria-disabled={command.sending || clash !== undefined || undefined}
            onClick={save}
          >
            {t('clients.edit.save')}
          </Button>
          <Button
            kind="ghost"
            onClick={() => {
              draft.forget()
              router.history.push(back)
            }}
          >
            {t(draft.dirty ? 'clients.form.discard' : 'ui.cancel')}
          </Button>
        </div>
      }
    >
      <form
        className="client-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          save()
        }}
      >
        {clash && (
          <div className="clash" ref={comeIntoView}>
            <ConflictState
              key={clash.field}
              what={t(`clients.field.${clash.field}`)}
              mine={{
                value: words(clash.field, clash.yours) ?? t('clients.emptied'),
                when: t('clients.edit.justNow'),
              }}
              theirs={{
                value: words(clash.field, clash.theirs) ?? t('clients.emptied'),
                name: t('clients.edit.somebody'),
                when: t('clients.edit.meanwhile'),
              }}
              merged={Object.keys(changed).length - clashes.length}
              onChoose={(which) => decide(clash, which)}
            />
          </div>
        )}
        <ClientForm
          fields={fields}
          change={(some) => draft.change({ changes: { ...changes, ...some } })}
          masked={client.masked ? { idNumber: client.fields.idNumber, address: client.fields.address } : null}
          nameMissing={nameMissing}
        />
      </form>
    </Page>
  )
}

/** Changes what is known about a person; where a colleague changed the same field meanwhile, both versions stand side by side. */
export function EditClient() {
  const { clientId } = useParams({ strict: false }) as { readonly clientId: string }
  const may = useMay()
  const file = useAsk(clients.file, { clientId })
  if (!may('clients.write')) return <NoPermission owner={null} />
  if (file.error) return <NotAnswered asked={file} />
  return file.data ? <Edit key={clientId} client={file.data} /> : <Skeleton rows={10} />
}
