import { RISKS, STAGES } from '@quancheng/rules/course.ts'
import { GoLink } from '../app/go-link.tsx'
import { useText } from '../text/use-text.tsx'
import { Avatar } from '../ui/avatar.tsx'
import type { TeamWorker } from './balance.ts'

interface RiskBarProps {
  readonly risks: TeamWorker['risks']
  /** The largest number of cases anybody in the team has: the length of the whole bar. */
  readonly most: number
}

function RiskBar({ risks, most }: RiskBarProps) {
  const { t, number } = useText()
  const shown = RISKS.filter((risk) => risks[risk] > 0)
  const sum = shown.reduce((all, risk) => all + risks[risk], 0)
  const words = shown.map((risk) => `${t(`word.riskSentence.${risk}`)} ${number(risks[risk])}`)
  return (
    <span
      className="risk-bar"
      role="img"
      aria-label={words.length === 0 ? t('today.team.none') : words.join(t('today.comma'))}
    >
      {shown.map((risk) => (
        <i key={risk} className={risk} style={{ flex: risks[risk] }}>
          {number(risks[risk])}
        </i>
      ))}
      <i className="rest" style={{ flex: Math.max(0, most - sum) }} />
    </span>
  )
}

function StageSpark({ stages }: Pick<TeamWorker, 'stages'>) {
  const { t, number } = useText()
  const most = Math.max(1, ...STAGES.map((stage) => stages[stage]))
  const words = STAGES.filter((stage) => stages[stage] > 0).map(
    (stage) => `${t(`word.stage.${stage}`)} ${number(stages[stage])}`,
  )
  const said = words.length === 0 ? t('today.team.none') : words.join(t('today.comma'))
  return (
    <span className="stage-spark" role="img" aria-label={said} title={said}>
      {STAGES.map((stage) => (
        <i key={stage} style={{ height: 2 + (stages[stage] / most) * 16 }} />
      ))}
    </span>
  )
}

interface Props {
  readonly workers: readonly TeamWorker[]
}

/** What is in everybody’s hands: cases by risk and by stage, unsigned, overdue, hours of the week. */
export function TeamTable({ workers }: Props) {
  const { t, number } = useText()
  const most = Math.max(1, ...workers.map((worker) => worker.open))
  return (
    <table className="table team-table">
      <thead>
        <tr>
          <th className="who">{t('today.team.worker')}</th>
          <th className="open number">{t('today.team.open')}</th>
          <th>{t('today.team.byRisk')}</th>
          <th className="course only-desk">{t('today.team.byStage')}</th>
          <th className="unsigned number">{t('today.team.unsigned')}</th>
          <th className="overdue number">{t('today.team.overdue')}</th>
          <th className="hours number only-desk">{t('today.team.hours')}</th>
        </tr>
      </thead>
      <tbody>
        {workers.map((row) => (
          <tr key={row.worker.id}>
            <td className="who">
              <span className="line">
                <Avatar name={row.worker.name} />
                <GoLink href={`/cases?view=team&worker=${row.worker.id}`} className="clip">
                  <b>{row.worker.name}</b>
                </GoLink>
              </span>
            </td>
            <td className="open number">
              <b>{number(row.open)}</b>
            </td>
            <td>
              <RiskBar risks={row.risks} most={most} />
            </td>
            <td className="course only-desk">
              <StageSpark stages={row.stages} />
            </td>
            <td className="unsigned number">
              {row.unsigned === 0 ? <span className="faint">0</span> : number(row.unsigned)}
            </td>
            <td className="overdue number">
              {row.overdue === 0 ? (
                <span className="faint">0</span>
              ) : (
                <b className="is-crisis">{number(row.overdue)}</b>
              )}
            </td>
            <td className="hours number muted only-desk">{number(row.weekMinutes / 60, 1)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
