import { useText } from '../text/use-text.tsx'
import './list-row.css'

interface Props {
  readonly title: string
  readonly count: number
  readonly more?: boolean
  /** In what order, or why these: “按时间”. */
  readonly note?: string
}

/** The heading of one group of rows. */
export function GroupHead({ title, count, more = false, note }: Props) {
  const speech = useText()
  return (
    <h2 className="group-head">
      {title}
      <span className="faint plain">{speech.count(count, more)}</span>
      {note && <small>{note}</small>}
    </h2>
  )
}
