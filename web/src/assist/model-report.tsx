import type { LearnedModel } from '@quancheng/contract/assist.ts'
import { useCodes } from '../library/use-codes.ts'
import { useText } from '../text/use-text.tsx'
import { Notice } from '../ui/notice.tsx'
import { CalibrationPicture } from './calibration-picture.tsx'

type Learned = NonNullable<LearnedModel['learned']>
type Group = Learned['groups'][number]

interface Props {
  readonly learned: Learned
}

/** How a model did beside the rules on months it had not seen, as a whole and by group, and what it weighs. */
export function ModelReport({ learned }: Props) {
  const { t, number, locale } = useText()
  const groupName = useGroupName()
  const three = (value: number | null) => (value === null ? t('assist.unjudged') : number(value, 3))
  const percent = (share: number | null) =>
    share === null ? t('assist.unjudged') : `${number(share * 100)}%`
  const { heldOut, window, shortcomings } = learned
  return (
    <div className="hint">
      <Notice
        tone={shortcomings.length === 0 ? 'ok' : 'quiet'}
        title={t(shortcomings.length === 0 ? 'assist.beats' : 'assist.beatsNot')}
      >
        {shortcomings.length > 0 && (
          <ul>
            {shortcomings.map(({ code, by, group }) => (
              <li key={`${code} ${by} ${group}`}>
                {by === null || group === null
                  ? t(code === 'auc' ? 'assist.short.auc' : 'assist.short.brier')
                  : t('assist.short.group', { group: groupName({ by, group }) })}
              </li>
            ))}
          </ul>
        )}
      </Notice>
      <p className="small muted">
        {t('assist.windows', {
          from: window.from,
          to: window.to,
          cases: learned.cases,
          events: learned.events,
          heldFrom: heldOut.from,
          heldTo: heldOut.to,
          heldCases: heldOut.cases,
          heldEvents: heldOut.events,
        })}
      </p>
      <table className="table flush risk-compare">
        <caption className="visually-hidden">{t('assist.compared')}</caption>
        <thead>
          <tr>
            <th>{t('assist.who')}</th>
            <th>{t('assist.auc')}</th>
            <th>{t('assist.brier')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>{t('assist.theModel')}</td>
            <td>{three(learned.model.auc)}</td>
            <td>{three(learned.model.brier)}</td>
          </tr>
          <tr>
            <td>{t('assist.theRules')}</td>
            <td>{three(learned.rules.auc)}</td>
            <td>{three(learned.rules.brier)}</td>
          </tr>
        </tbody>
      </table>
      <CalibrationPicture learned={learned} />
      <h3>{t('assist.byGroup')}</h3>
      <section
        className="risk-scroll"
        aria-label={t('assist.byGroup')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
        tabIndex={0}
      >
        <table className="table flush">
          <thead>
            <tr>
              <th>{t('assist.group')}</th>
              <th>{t('assist.cases')}</th>
              <th>{t('assist.saidAxis')}</th>
              <th>{t('assist.cameShare')}</th>
              <th>{t('assist.aucOfModel')}</th>
              <th>{t('assist.aucOfRules')}</th>
              <th>{t('assist.brierOfModel')}</th>
              <th>{t('assist.brierOfRules')}</th>
            </tr>
          </thead>
          <tbody>
            {learned.groups.map((group) => (
              <tr key={`${group.by} ${group.group}`}>
                <td>{groupName(group)}</td>
                {group.shown ? (
                  <>
                    <td>{number(group.shown.cases)}</td>
                    <td>{percent(group.shown.said)}</td>
                    <td>{percent(group.shown.came)}</td>
                    <td>{three(group.shown.model.auc)}</td>
                    <td>{three(group.shown.rules.auc)}</td>
                    <td>{three(group.shown.model.brier)}</td>
                    <td>{three(group.shown.rules.brier)}</td>
                  </>
                ) : (
                  <td colSpan={7} className="faint">
                    {t('assist.tooFew')}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <h3>{t('assist.weights')}</h3>
      <p className="small muted">{t('assist.weightsNote')}</p>
      <ul className="risk-facts small">
        {learned.weights
          .toSorted((one, other) => Math.abs(other.weight) - Math.abs(one.weight))
          .map(({ feature, text, weight }) => (
            <li key={feature}>
              {text[locale]} <b>{signed(number(weight, 2), weight)}</b>
            </li>
          ))}
      </ul>
    </div>
  )
}

/** “+0.40”, and a minus that has its own width. */
export function signed(said: string, value: number): string {
  return value > 0 ? `+${said}` : said.replace('-', '−')
}

function useGroupName(): (group: Pick<Group, 'by' | 'group'>) => string {
  const { t } = useText()
  const codes = useCodes()
  return ({ by, group }) => {
    if (by === 'payer') return group === 'unknown' ? t('assist.payerUnknown') : codes.name('payer', group)
    if (by === 'sex') {
      const sex = (['0', '1', '2', '9'] as const).find((each) => each === group)
      return sex ? t(`word.sex.${sex}`) : group
    }
    return group === 'unknown' ? t('assist.ageUnknown') : t('assist.ages', { ages: group })
  }
}
