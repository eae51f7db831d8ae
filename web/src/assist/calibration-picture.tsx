import type { LearnedModel } from '@quancheng/contract/assist.ts'
import { useText } from '../text/use-text.tsx'
import { Picture } from '../ui/picture.tsx'

type Learned = NonNullable<LearnedModel['learned']>
type Bins = Learned['model']['bins']

const SIZE = 240
const LEFT = 44
const TOP = 10
const WIDTH = LEFT + SIZE + 16
const HEIGHT = TOP + SIZE + 42
const TICKS = [0, 0.25, 0.5, 0.75, 1]

const x = (share: number) => LEFT + share * SIZE
const y = (share: number) => TOP + (1 - share) * SIZE

interface Props {
  readonly learned: Learned
}

/** What was said against what came, on the held-out months: on the line, what was said was right. */
export function CalibrationPicture({ learned }: Props) {
  const { t, number } = useText()
  const percent = (share: number) => `${number(share * 100)}%`
  return (
    <Picture
      title={t('assist.calibration')}
      note={t('assist.calibrationNote')}
      picture={
        <div className="risk-picture">
          <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img">
            <title>{t('assist.calibrationTitle')}</title>
            <rect x={LEFT} y={TOP} width={SIZE} height={SIZE} fill="none" stroke="var(--qc-line)" />
            <path d={`M${x(0)} ${y(0)}L${x(1)} ${y(1)}`} stroke="var(--qc-ink-3)" strokeDasharray="3 4" />
            {TICKS.map((tick) => (
              <g key={tick} fontSize="12" fill="var(--qc-ink-3)">
                <text x={LEFT - 6} y={y(tick) + 4} textAnchor="end">
                  {percent(tick)}
                </text>
                <text x={x(tick)} y={TOP + SIZE + 16} textAnchor="middle">
                  {percent(tick)}
                </text>
              </g>
            ))}
            <text x={x(0.5)} y={HEIGHT - 6} fontSize="12" fill="var(--qc-ink-2)" textAnchor="middle">
              {t('assist.saidAxis')}
            </text>
            <Curve bins={learned.rules.bins} colour="var(--qc-ink-3)" square />
            <Curve bins={learned.model.bins} colour="var(--qc-primary)" />
          </svg>
          <ul className="small risk-legend">
            <li>
              <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
                <circle cx="7" cy="7" r="4.5" fill="var(--qc-primary)" />
              </svg>
              {t('assist.theModel')}
            </li>
            <li>
              <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
                <rect x="3" y="3" width="8" height="8" fill="var(--qc-ink-3)" />
              </svg>
              {t('assist.theRules')}
            </li>
            <li className="faint">{t('assist.cameAxis')}</li>
          </ul>
        </div>
      }
      table={
        <table className="table flush">
          <thead>
            <tr>
              <th>{t('assist.who')}</th>
              <th>{t('assist.cases')}</th>
              <th>{t('assist.saidAxis')}</th>
              <th>{t('assist.cameAxis')}</th>
            </tr>
          </thead>
          <tbody>
            {(['model', 'rules'] as const).flatMap((who) =>
              learned[who].bins.map((bin, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a bin has no other name than its place
                <tr key={`${who} ${at}`}>
                  <td>{t(who === 'model' ? 'assist.theModel' : 'assist.theRules')}</td>
                  <td>{number(bin.cases)}</td>
                  <td>{percent(bin.said)}</td>
                  <td>{percent(bin.came)}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      }
    />
  )
}

function Curve({
  bins,
  colour,
  square = false,
}: {
  readonly bins: Bins
  readonly colour: string
  readonly square?: boolean
}) {
  return (
    <>
      <path
        d={bins.map(({ said, came }, at) => `${at === 0 ? 'M' : 'L'}${x(said)} ${y(came)}`).join('')}
        fill="none"
        stroke={colour}
        strokeWidth="1.5"
      />
      {bins.map(({ said, came }, at) =>
        square ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a bin has no other name than its place
          <rect key={at} x={x(said) - 4} y={y(came) - 4} width="8" height="8" fill={colour} />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a bin has no other name than its place
          <circle key={at} cx={x(said)} cy={y(came)} r="4.5" fill={colour} />
        ),
      )}
    </>
  )
}
