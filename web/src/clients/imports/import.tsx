import { clients } from '@quancheng/contract/clients.ts'
import { isImportField } from '@quancheng/rules/import-fields.ts'
import { useState } from 'react'
import type { z } from 'zod'
import { useMay } from '../../app/session.ts'
import { useAsk } from '../../app/use-ask.ts'
import { useCommand } from '../../app/use-command.ts'
import { useDraft } from '../../app/use-draft.ts'
import { useProblem } from '../../app/use-problem.ts'
import { useText } from '../../text/use-text.tsx'
import { FileDrop } from '../../ui/file-drop.tsx'
import { NoPermission } from '../../ui/no-permission.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { useToast } from '../../ui/toast.tsx'
import { readFile } from '../read-file.ts'
import { ImportChecks } from './import-checks.tsx'
import { ImportColumns } from './import-columns.tsx'
import { ImportList } from './import-list.tsx'
import '../clients.css'

type Started = z.output<typeof clients.startImport.output>

const MOST_BYTES = 10 * 1024 * 1024
const WATCH = 1_000

/** Brings a list of people in: choose a file, say what its columns hold, look at every row, then all of it or nothing. */
export function ImportClients() {
  const { t } = useText()
  const may = useMay()
  const toast = useToast()
  const draft = useDraft('client-import', {
    started: null as (Started & { readonly fileName: string }) | null,
    mapping: {} as Readonly<Record<string, string>>,
  })
  const [running, setRunning] = useState(false)
  const [tooLarge, setTooLarge] = useState(false)
  const imports = useAsk(
    clients.imports,
    {},
    { ready: may('clients.import'), ...(running && { every: WATCH }) },
  )
  const isRunning = imports.data?.some((each) => each.state === 'running') ?? false
  if (isRunning !== running) setRunning(isRunning)
  const refresh = [clients.imports.path]
  const start = useCommand(clients.startImport, { refresh })
  const run = useCommand(clients.runImport, {
    refresh: [...refresh, clients.list.path],
    onDone: () => {
      draft.forget()
      draft.change({ started: null, mapping: {} })
      draft.forget()
      toast.say(t('clients.import.started'))
    },
  })
  const cancel = useCommand(clients.cancelImport, { refresh })
  const problem = useProblem(start)
  const { started, mapping } = draft.fields
  const standing = imports.data?.find((each) => each.id === started?.id)
  const isOpen = started !== null && (standing === undefined || standing.state === 'preview')
  const close = () => {
    draft.change({ started: null, mapping: {} })
    draft.forget()
  }
  const choose = async (file: File) => {
    setTooLarge(file.size > MOST_BYTES)
    if (file.size > MOST_BYTES) return
    const answer = await start
      .sendAsync({ fileName: file.name, base64: await readFile(file) })
      .catch(() => null)
    if (answer === null) return
    draft.change({
      started: { ...answer, fileName: file.name },
      mapping: Object.fromEntries(
        answer.columns.flatMap(({ header, guess }) => (isImportField(guess) ? [[header, guess]] : [])),
      ),
    })
  }
  if (!may('clients.import')) return <NoPermission owner={null} />
  return (
    <Page
      title={isOpen ? t('clients.import.opened', { file: started.fileName }) : t('clients.import.title')}
      about={isOpen ? t('clients.import.rows', { count: started.total }) : t('clients.import.about')}
    >
      {isOpen ? (
        <>
          <Section title={t('clients.import.columns')} note={t('clients.import.columnsNote')} shape="padded">
            <ImportColumns
              columns={started.columns}
              mapping={mapping}
              onChange={(changed) => draft.change({ mapping: changed })}
            />
          </Section>
          <ImportChecks
            batchId={started.id}
            mapping={mapping}
            run={run}
            onCancel={() => {
              cancel.send({ batchId: started.id })
              close()
            }}
          />
        </>
      ) : (
        <div className="section stack">
          <FileDrop
            title={t(start.sending ? 'clients.import.reading' : 'clients.import.choose')}
            words={t('clients.import.kinds')}
            accept=".csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            onChoose={(file) => void choose(file)}
          />
          {(problem !== null || tooLarge) && (
            <p className="small is-crisis" role="alert">
              {tooLarge ? t('clients.refusal.import-too-large') : problem}
            </p>
          )}
          <Notice tone="quiet" title={t('clients.import.whole')} />
        </div>
      )}
      <ImportList
        rows={(imports.data ?? []).filter((each) => each.id !== started?.id || !isOpen)}
        onCancel={(batchId) => cancel.send({ batchId })}
      />
    </Page>
  )
}
