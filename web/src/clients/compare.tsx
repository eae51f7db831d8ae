import { type ClientFields, type ClientFile, clients, NO_FIELDS } from '@quancheng/contract/clients.ts'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { GoLink } from '../app/go-link.tsx'
import { problemText } from '../app/problem-text.ts'
import { useMay } from '../app/session.ts'
import { useAddress } from '../app/use-address.ts'
import { useAsk } from '../app/use-ask.ts'
import { useCommand } from '../app/use-command.ts'
import { useProblem } from '../app/use-problem.ts'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { Button, buttonClass } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Empty } from '../ui/empty.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { Icon } from '../ui/icon.tsx'
import { Page } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useToast } from '../ui/toast.tsx'
import { CandidateList } from './candidate-list.tsx'
import { ID_CARD } from './identifier-types.ts'
import { useCandidates } from './use-candidates.ts'
import { useFieldWords } from './use-field-words.ts'
import { usePersonWords } from './use-person-words.ts'
import './clients.css'

const FIELDS = (Object.keys(NO_FIELDS) as (keyof ClientFields)[]).filter(
  (field) => field !== 'birthEstimated' && field !== 'idType',
)

interface DoublesProps {
  readonly client: ClientFile
}

/** Who this person may be a second time. */
function Doubles({ client }: DoublesProps) {
  const { t } = useText()
  const candidates = useCandidates(
    { ...client.fields, idNumber: client.masked ? null : client.fields.idNumber },
    client.id,
  )
  return (
    <Page
      title={t('clients.doubles.title', { name: client.name })}
      about={t('clients.doubles.about')}
      actions={
        <GoLink href={`/clients/${client.id}`} className={buttonClass({ small: true })}>
          {t('clients.doubles.back')}
        </GoLink>
      }
    >
      <div className="section">
        {!candidates.data ? (
          <Skeleton rows={3} padded={false} />
        ) : candidates.data.length === 0 ? (
          <Empty title={t('clients.doubles.none')}>{t('clients.doubles.noneWords')}</Empty>
        ) : (
          <CandidateList
            candidates={candidates.data}
            actions={(candidate) => (
              <GoLink
                href={`/clients/compare?left=${client.id}&right=${candidate.client.id}`}
                className={buttonClass({ small: true })}
              >
                {t('clients.doubles.compare')}
              </GoLink>
            )}
          />
        )}
      </div>
    </Page>
  )
}

interface PairProps {
  readonly left: ClientFile
  readonly right: ClientFile
}

function Pair({ left, right }: PairProps) {
  const { t, day } = useText()
  const may = useMay()
  const router = useRouter()
  const toast = useToast()
  const words = useFieldWords()
  const { sexAge, place } = usePersonWords()
  const [survivorId, setSurvivorId] = useState(left.id)
  const [asking, setAsking] = useState(false)
  const survivor = survivorId === left.id ? left : right
  const prior = survivorId === left.id ? right : left
  const command = useCommand(clients.merge, {
    refresh: ['/clients', '/cases', '/intake', '/today'],
    onDone: () => {
      toast.say(t('clients.merge.done', { prior: prior.name, survivor: survivor.name }))
      router.history.replace(`/clients/${survivor.id}`)
    },
  })
  const problem = useProblem(command)
  const today = dayOf(new Date())
  const files = [left, right]
  const stayOf = (client: ClientFile) => {
    const [latest] = client.encounters
    return latest
      ? [
          t(`clients.stay.${latest.class}`),
          latest.department,
          latest.admittedAt === null ? null : day(dayOf(latest.admittedAt), { today }),
        ]
          .filter((each) => each !== null)
          .join(' ')
      : null
  }
  const rows = [
    ...FIELDS.map((field) => ({
      key: field as string,
      label: t(`clients.field.${field}`),
      values: files.map((client) => words(field, client.fields[field])),
    })),
    {
      key: 'identifiers',
      label: t('clients.compare.numbers'),
      values: files.map(
        (client) =>
          client.identifiers
            .filter(({ type }) => type !== ID_CARD)
            .map((each) => each.value)
            .join(t('clients.comma')) || null,
      ),
    },
    { key: 'stay', label: t('clients.compare.latest'), values: files.map(stayOf) },
    ...(['encounters', 'cases', 'requests', 'consents', 'contacts'] as const).map((kind) => ({
      key: kind as string,
      label: t(`clients.compare.${kind}`),
      values: files.map((client) => String(client[kind].length)),
    })),
  ]
  return (
    <Page
      title={t('clients.compare.title')}
      about={t(may('clients.merge') ? 'clients.compare.about' : 'clients.compare.aboutRead')}
      actions={
        may('clients.merge') && (
          <Button kind="primary" onClick={() => setAsking(true)}>
            {t('clients.merge.ask')}
          </Button>
        )
      }
    >
      <table className="table compare">
        <thead>
          <tr>
            <th>
              <span className="visually-hidden">{t('clients.compare.field')}</span>
            </th>
            {files.map((client) => (
              <th key={client.id} scope="col">
                <GoLink href={`/clients/${client.id}`} className="link">
                  <b>{client.name}</b>
                </GoLink>{' '}
                <span>{[sexAge(client), place(client)].filter(Boolean).join(' ')}</span>
                {may('clients.merge') && (
                  <label className="line">
                    <input
                      type="radio"
                      name="survivor"
                      checked={client.id === survivorId}
                      onChange={() => setSurvivorId(client.id)}
                    />
                    {t('clients.compare.keep')}
                  </label>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows
            .filter(({ values }) => values.some((value) => value !== null))
            .map(({ key, label, values }) => {
              const [one, two] = values
              const differs = one !== null && two !== null && one !== two && !/^\d$/.test(one ?? '')
              return (
                <tr key={key}>
                  <th scope="row">
                    <span className="line">
                      {label}
                      {differs && (
                        <span className="is-high nowrap">
                          <Icon name="warning" />
                          {t('clients.compare.differs')}
                        </span>
                      )}
                    </span>
                  </th>
                  {values.map((value, index) => (
                    <td key={files[index]?.id}>
                      {value === null ? (
                        <span className="faint">{t('word.unknown')}</span>
                      ) : differs ? (
                        <b>{value}</b>
                      ) : (
                        value
                      )}
                    </td>
                  ))}
                </tr>
              )
            })}
        </tbody>
      </table>
      {asking && (
        <Dialog
          title={t('clients.merge.title', { prior: prior.name, survivor: survivor.name })}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>{t('clients.merge.not')}</Button>
              <Button
                kind="primary"
                aria-disabled={command.sending || undefined}
                onClick={() => command.send({ survivorId: survivor.id, priorId: prior.id })}
              >
                {t('clients.merge.ask')}
              </Button>
            </>
          }
        >
          <p>
            {t('clients.merge.words', {
              prior: prior.name,
              cases: prior.cases.length,
              encounters: prior.encounters.length,
              consents: prior.consents.length,
              contacts: prior.contacts.length,
            })}
          </p>
          <p className="small muted">{t('clients.merge.back')}</p>
          {problem !== null && (
            <p className="small is-crisis" role="alert">
              {problem}
            </p>
          )}
        </Dialog>
      )}
    </Page>
  )
}

/** Looks for a second record of a person, or sets two side by side to decide whether they are one. */
export function Compare() {
  const speech = useText()
  const { word } = useAddress()
  const [leftId, rightId] = [word('left'), word('right')]
  const left = useAsk(clients.file, { clientId: leftId ?? '' }, { ready: leftId !== null })
  const right = useAsk(clients.file, { clientId: rightId ?? '' }, { ready: rightId !== null })
  const error = left.error ?? right.error
  if (error)
    return (
      <ErrorState
        title={problemText(error, speech)}
        onRetry={() => void Promise.all([left.refetch(), right.refetch()])}
      >
        {speech.t('app.regionBrokenWords')}
      </ErrorState>
    )
  if (!left.data || (rightId !== null && !right.data)) return <Skeleton rows={10} />
  return right.data && rightId !== null ? (
    <Pair key={`${leftId} ${rightId}`} left={left.data} right={right.data} />
  ) : (
    <Doubles key={leftId} client={left.data} />
  )
}
