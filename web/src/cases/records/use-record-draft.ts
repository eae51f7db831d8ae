import { type CaseFile, cases } from '@quancheng/contract/cases.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import type { Channel } from '@quancheng/rules/record.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { ask } from '../../app/ask.ts'
import { problemText } from '../../app/problem-text.ts'
import { useDraft } from '../../app/use-draft.ts'
import { useText } from '../../text/use-text.tsx'
import { fromLocal, toLocal } from '../local-time.ts'

export interface RecordFields {
  readonly recordId: string
  /** The revision the server last answered; null while it has not seen the draft. */
  readonly revision: number | null
  readonly occurredAt: string
  readonly minutes: number | null
  readonly channel: Channel
  readonly place: string
  readonly present: string
  readonly purpose: string
  readonly content: string
  readonly response: string
  readonly nextStep: string
  readonly nextOn: string
  readonly goalIds: readonly string[]
}

/** How long the keys must rest before a draft goes to the server. */
const REST = 1_500

function fieldsOf(record: CaseFile['records'][number]): RecordFields {
  return {
    recordId: record.id,
    revision: record.revision,
    occurredAt: toLocal(record.occurredAt),
    minutes: record.minutes,
    channel: record.channel,
    place: record.place ?? '',
    present: record.present ?? '',
    purpose: record.purpose ?? '',
    content: record.content,
    response: record.response ?? '',
    nextStep: record.nextStep ?? '',
    nextOn: record.nextOn ?? '',
    goalIds: record.goalIds,
  }
}

function fresh(): RecordFields {
  return {
    recordId: newId(),
    revision: null,
    occurredAt: toLocal(new Date()),
    minutes: 30,
    channel: 'face',
    place: '',
    present: '',
    purpose: '',
    content: '',
    response: '',
    nextStep: '',
    nextOn: '',
    goalIds: [],
  }
}

const or = (words: string) => (words.trim() === '' ? null : words.trim())

/** Null while a time or a length is missing. */
function onTheWire(fields: RecordFields) {
  const occurredAt = fromLocal(fields.occurredAt)
  if (occurredAt === null || fields.minutes === null) return null
  return {
    occurredAt,
    minutes: fields.minutes,
    channel: fields.channel,
    place: or(fields.place),
    present: or(fields.present),
    purpose: or(fields.purpose),
    content: fields.content,
    response: or(fields.response),
    nextStep: or(fields.nextStep),
    nextOn: fields.nextOn === '' ? null : fields.nextOn,
    goalIds: [...fields.goalIds],
  }
}

/** A service record while it is written: kept in this browser at every key, at the server whenever the keys rest. */
export function useRecordDraft(caseId: string, record: CaseFile['records'][number] | null) {
  const speech = useText()
  const queries = useQueryClient()
  const [start] = useState(() => (record ? fieldsOf(record) : fresh()))
  const { fields, change, dirty, keptAt, forget } = useDraft(`record.${record?.id ?? caseId}`, start, {
    asks: false,
  })
  const [savedAt, setSavedAt] = useState<string | null>(null)
  const [saved, setSaved] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [saving, setSaving] = useState(false)
  const last = useRef<Promise<number | null>>(Promise.resolve(fields.revision))
  const latest = useRef(fields)
  latest.current = fields
  const words = JSON.stringify({ ...fields, revision: null })

  /** Saves what stands now, after whatever is already on its way; answers the new revision. */
  const save = (): Promise<number> => {
    const now = last.current
      .catch(() => latest.current.revision)
      .then(async (revision) => {
        const wire = onTheWire(latest.current)
        if (!wire) throw new Error('a time or a length is missing')
        const text = JSON.stringify({ ...latest.current, revision: null })
        setSaving(true)
        try {
          const answer = await ask(cases.draftRecord, {
            commandId: newId(),
            caseId,
            recordId: latest.current.recordId,
            seen: revision,
            fields: wire,
          })
          setSaved(text)
          setSavedAt(new Date().toISOString())
          setProblem(null)
          change({ revision: answer.revision })
          return answer.revision
        } catch (error) {
          setProblem(problemText(error, speech))
          throw error
        } finally {
          setSaving(false)
        }
      })
    last.current = now
    return now
  }
  const saveLater = useRef(save)
  saveLater.current = save
  const worthKeeping = fields.content.trim() !== '' && onTheWire(fields) !== null && words !== saved && dirty
  useEffect(() => {
    if (!worthKeeping || words === '') return
    const timer = setTimeout(() => saveLater.current().catch(() => undefined), REST)
    return () => clearTimeout(timer)
  }, [worthKeeping, words])

  const refresh = () =>
    queries.invalidateQueries({
      predicate: ({ queryKey: [path] }) =>
        typeof path === 'string' && (path.startsWith('/cases') || path.startsWith('/today')),
    })
  return {
    fields,
    change: (some: Partial<RecordFields>) => {
      setProblem(null)
      change(some)
    },
    save,
    saving,
    problem,
    /** The server has what stands here. */
    safe: saved === words,
    keptAt: savedAt ?? keptAt,
    atServer: fields.revision !== null,
    /** Done with it here; screens that show records ask again. */
    finish: () => {
      forget()
      void refresh()
    },
  }
}
