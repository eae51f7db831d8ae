import { clients, NO_FIELDS } from '@quancheng/contract/clients.ts'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { GoLink } from '../app/go-link.tsx'
import { useMay } from '../app/session.ts'
import { useCommand } from '../app/use-command.ts'
import { useDraft } from '../app/use-draft.ts'
import { useProblem } from '../app/use-problem.ts'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { Button, buttonClass } from '../ui/button.tsx'
import { DraftMark } from '../ui/draft-mark.tsx'
import { NoPermission } from '../ui/no-permission.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, Section } from '../ui/page.tsx'
import { useToast } from '../ui/toast.tsx'
import { CandidateList } from './candidate-list.tsx'
import { ClientForm } from './client-form.tsx'
import { comeIntoView } from './come-into-view.ts'
import { hasWrongField } from './has-wrong-field.ts'
import { useCandidates } from './use-candidates.ts'
import './clients.css'

/** Enters a person by hand; who they may already be stands beside the form while it is being filled in. */
export function NewClient() {
  const { t, number } = useText()
  const may = useMay()
  const router = useRouter()
  const toast = useToast()
  const draft = useDraft('client-new', NO_FIELDS)
  const { fields } = draft
  const [nameMissing, setNameMissing] = useState(false)
  const candidates = useCandidates(fields)
  const found = [...fields.name.trim()].length >= 2 ? (candidates.data ?? []) : []
  const command = useCommand(clients.add, {
    refresh: ['/clients'],
    onDone: ({ id }) => {
      draft.forget()
      toast.say(t('clients.new.done', { name: fields.name.trim() }))
      router.history.replace(`/clients/${id}`)
    },
  })
  const problem = useProblem(command)
  const mustLook = command.refused?.code === 'clients.may-be-here-already'
  const send = (sureThatNew: boolean) => {
    const name = fields.name.trim()
    setNameMissing(name === '')
    if (name === '' || hasWrongField()) return
    command.send({ fields: { ...fields, name }, sureThatNew })
  }
  const list = (
    <CandidateList
      candidates={found}
      actions={({ client }) => (
        <GoLink href={`/clients/${client.id}`} className={buttonClass({ small: true })}>
          {t('clients.candidates.open')}
        </GoLink>
      )}
    />
  )
  if (!may('clients.write')) return <NoPermission owner={null} />
  return (
    <Page
      title={t('clients.new.title')}
      about={t('clients.new.about')}
      actions={draft.dirty && <DraftMark state="saved" at={draft.keptAt} />}
      aside={
        <Section title={t('clients.candidates')} {...(found.length > 0 && { count: found.length })}>
          {found.length === 0 ? <p className="small muted">{t('clients.candidates.none')}</p> : list}
        </Section>
      }
      foot={
        <div className="form-foot">
          {problem !== null && !mustLook && (
            <p className="small is-crisis grow" role="alert">
              {problem}
            </p>
          )}
          <Button
            kind="primary"
            keys="Ctrl ↵"
            aria-disabled={command.sending || undefined}
            onClick={() => !command.sending && send(false)}
          >
            {t('clients.new.save')}
          </Button>
          {draft.dirty && (
            <Button
              kind="ghost"
              onClick={() => {
                draft.forget()
                router.history.push('/clients')
              }}
            >
              {t('clients.form.discard')}
            </Button>
          )}
        </div>
      }
    >
      <form
        className="client-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          send(false)
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          send(false)
        }}
      >
        {mustLook && (
          <div ref={comeIntoView}>
            <Notice
              tone="next"
              title={<b>{t('clients.new.mustLook', { count: number(Math.max(found.length, 1)) })}</b>}
              actions={
                <Button small onClick={() => send(true)}>
                  {t('clients.new.sure')}
                </Button>
              }
            >
              {t('clients.new.mustLookWords')}
              <div className="only-phone">{list}</div>
            </Notice>
          </div>
        )}
        <ClientForm
          fields={fields}
          change={(some) => draft.change(some)}
          nameMissing={nameMissing}
          key={dayOf(new Date())}
        />
      </form>
    </Page>
  )
}
