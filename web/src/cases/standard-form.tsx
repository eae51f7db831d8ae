import { cases } from '@quancheng/contract/cases.ts'
import { packDifferences } from '@quancheng/contract/content/pack-differences.ts'
import { useState } from 'react'
import { useAsk } from '../app/use-ask.ts'
import { useCommand } from '../app/use-command.ts'
import { DifferenceList } from '../library/difference-list.tsx'
import { useStandard } from '../library/use-standard.ts'
import { useText } from '../text/use-text.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { SelectField, TextField } from '../ui/simple-fields.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useToast } from '../ui/toast.tsx'
import type { File } from './file.ts'
import { usePaperNames } from './use-paper-names.ts'
import { useProblem } from './use-problem.ts'

interface Props {
  readonly file: File
  readonly onClose: () => void
}

/** Names and lists that no case is held to. */
const NOT_OF_A_CASE = [
  'year',
  'appliesTo',
  'courseNote',
  'outline',
  'fullText',
  'stepAdded',
  'designation',
  'name',
  'issuer',
  'aims',
  'principles',
  'methods',
  'requirements',
  'serviceItems',
  'medicalOnly',
]

/** What a standard asks of the department, not of one case. */
const OF_THE_HOUSE = [
  'staffingRatio',
  'staffingPractice',
  'qualification',
  'supervisorPost',
  'supervisees',
  'accidentInsurance',
  'budget',
]

/** Moves a case to another standard: what differs, where it will stand and what it will owe come before the reason. */
export function StandardForm({ file, onClose }: Props) {
  const { t, locale } = useText()
  const toast = useToast()
  const [target, setTarget] = useState('')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [code = '', version = ''] = target.split('@')
  const command = useCommand(cases.changePack, { refresh: ['/cases', '/today'] })
  const asked = useAsk(
    cases.packMove,
    { caseId: file.id, ...(target !== '' && { code, version }) },
    { keep: true, ready: command.answer === undefined },
  )
  const from = useStandard(file.pack.code, file.pack.version).data
  const to = useStandard(code, version).data
  const problem = useProblem(command)
  const choices = asked.data?.choices ?? []
  return (
    <FormDialog
      title={t('cases.standard.title')}
      note={t('cases.standard.note')}
      submit={choices.length === 0 ? null : t('cases.standard.do')}
      sending={command.sending}
      problem={problem}
      dirty={reason !== ''}
      width={760}
      onSubmit={() => {
        setTried(true)
        if (target === '' || reason.trim() === '') return
        command.sendAsync({ caseId: file.id, seen: file.revision, code, version, reason }).then(
          () => {
            toast.say(t('cases.standard.done'))
            onClose()
          },
          () => undefined,
        )
      }}
      onClose={onClose}
    >
      {asked.data && choices.length === 0 ? (
        <p className="small muted">{t('cases.standard.none')}</p>
      ) : (
        <SelectField
          label={t('cases.standard.to')}
          value={target}
          none={t('cases.standard.choose')}
          error={tried && target === '' ? t('cases.standard.toMissing') : null}
          onChange={setTarget}
          choices={choices.map((one) => {
            const { name, designation } = one
            const words = t('cases.standard.one', {
              name: name[locale],
              designation,
              version: one.version,
            })
            return {
              value: `${one.code}@${one.version}`,
              label: one.before ? t('cases.standard.before', { one: words }) : words,
            }
          })}
        />
      )}
      {target !== '' && from && to && asked.data?.move ? (
        <Move file={file} move={asked.data.move} from={from} to={to} />
      ) : (
        target !== '' && <Skeleton rows={4} padded={false} />
      )}
      {choices.length > 0 && (
        <TextField
          long
          short
          label={t('cases.standard.reason')}
          value={reason}
          error={tried && reason.trim() === '' ? t('cases.standard.reasonMissing') : null}
          onChange={setReason}
        />
      )}
    </FormDialog>
  )
}

type Pack = Parameters<typeof packDifferences>[0]

interface MoveProps {
  readonly file: File
  readonly move: NonNullable<(typeof cases.packMove)['output']['_output']['move']>
  readonly from: Pack
  readonly to: Pack
}

function Move({ file, move, from, to }: MoveProps) {
  const { t, locale } = useText()
  const { list } = usePaperNames()
  const differences = packDifferences(from, to).filter(
    ({ part, key }) =>
      !NOT_OF_A_CASE.includes(part) &&
      !(part === 'parameters' && OF_THE_HOUSE.includes(key)) &&
      part !== (file.kind === 'brief' ? 'papersComplex' : 'papersBrief'),
  )
  const stepName = (pack: Pack, stage: string) =>
    pack.course.steps.find((step) => step.stage === stage)?.name[locale] ?? ''
  const owed = (papers: readonly string[]) =>
    papers.length === 0 ? <span className="faint">{t('cases.standard.nothing')}</span> : list(papers)
  return (
    <div className="stack">
      <p>
        {move.stage.from === move.stage.to
          ? t('cases.standard.stays', { stage: stepName(to, move.stage.to) })
          : t('cases.standard.moves', {
              from: stepName(from, move.stage.from),
              to: stepName(to, move.stage.to),
            })}
      </p>
      <table className="table flush own-differences">
        <thead>
          <tr>
            <th />
            <th>{t('cases.standard.now')}</th>
            <th>{t('cases.standard.after')}</th>
          </tr>
        </thead>
        <tbody>
          {(['step', 'closing'] as const).map((when) => (
            <tr key={when}>
              <th scope="row">{t(`cases.standard.${when}`)}</th>
              <td>{owed(move[when].now)}</td>
              <td>{owed(move[when].after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {differences.length === 0 ? (
        <p className="small muted">{t('cases.standard.same')}</p>
      ) : (
        <details open={differences.length <= 12}>
          <summary className="small">{t('cases.standard.differs', { count: differences.length })}</summary>
          <DifferenceList differences={differences} from={from} to={to} />
        </details>
      )}
    </div>
  )
}
