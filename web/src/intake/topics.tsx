import { useId, useState } from 'react'
import { useText } from '../text/use-text.tsx'
import { ChoiceButtons } from '../ui/choice-buttons.tsx'
import { useProblemList } from './problem-list.ts'

/** Opened first: what a ward sees most is money, papers and the way home. */
const OPENED_FIRST = 'practical'

interface Props {
  readonly value: readonly string[]
  readonly onChange: (topics: readonly string[]) => void
}

/** What it is about: problems as buttons, one part of life at a time; the figure says how many are chosen elsewhere. */
export function Topics({ value, onChange }: Props) {
  const { t, locale, number } = useText()
  const sections = useProblemList()
  const [chosen, setChosen] = useState(OPENED_FIRST)
  const panel = useId()
  const open = sections.find(({ id }) => id === chosen) ?? sections[0]
  if (!open) return null
  const inSection = (ids: readonly { readonly value: string }[]) =>
    ids.filter((problem) => value.includes(problem.value)).length
  return (
    <>
      <div className="topic-tabs" role="tablist" aria-label={t('intake.topics.parts')}>
        {sections.map((section) => (
          <button
            key={section.id}
            type="button"
            role="tab"
            aria-selected={section.id === open.id}
            aria-controls={panel}
            onClick={() => setChosen(section.id)}
          >
            {section.name[locale]}
            {inSection(section.problems) > 0 && (
              <span className="faint tiny"> {number(inSection(section.problems))}</span>
            )}
          </button>
        ))}
      </div>
      <div id={panel} role="tabpanel" aria-label={open.name[locale]}>
        <ChoiceButtons
          many
          label={open.name[locale]}
          value={value}
          onChange={onChange}
          choices={open.problems.map((problem) => ({ value: problem.value, label: problem.text[locale] }))}
        />
      </div>
    </>
  )
}
