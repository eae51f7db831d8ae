import type { StandardPack } from '@quancheng/contract/content/standard-pack.ts'
import { PAPERS, type Paper } from '@quancheng/rules/course.ts'
import { useText } from '../text/use-text.tsx'
import { PairField } from './pair-field.tsx'

type Reasons = StandardPack['closureReasons']

interface Props {
  readonly reasons: Reasons
  readonly paperName: (paper: Paper) => string
  readonly onChange: (reasons: Reasons) => void
}

/** Why a case ends: what each reason is called, and which papers are not asked for any more when it ends so. */
export function EditorClosure({ reasons, paperName, onChange }: Props) {
  const { t } = useText()
  return (
    <div className="own-pairs">
      {reasons.map((entry, index) => (
        <div key={entry.reason}>
          <span className="own-label small">{t(`cases.reason.${entry.reason}`)}</span>
          <PairField
            label={t(`cases.reason.${entry.reason}`)}
            value={entry.name}
            onChange={(name) => onChange(reasons.with(index, { ...entry, name }))}
          />
          <details className="small own-waives">
            <summary>{t('library.own.waives', { count: entry.waives.length })}</summary>
            {PAPERS.map((paper) => (
              <label key={paper} className="line">
                <input
                  type="checkbox"
                  className="check"
                  checked={entry.waives.includes(paper)}
                  onChange={(event) =>
                    onChange(
                      reasons.with(index, {
                        ...entry,
                        waives: PAPERS.filter((one) =>
                          one === paper ? event.target.checked : entry.waives.includes(one),
                        ),
                      }),
                    )
                  }
                />
                {paperName(paper)}
              </label>
            ))}
          </details>
        </div>
      ))}
    </div>
  )
}
