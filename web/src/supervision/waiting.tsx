import type { supervision } from '@quancheng/contract/supervision.ts'
import type { z } from 'zod'
import { GoLink } from '../app/go-link.tsx'
import { useText } from '../text/use-text.tsx'

type Room = z.output<typeof supervision.room.output>

interface Props {
  readonly room: Room
}

/** What waits for the supervisor; each figure opens the list it counts. */
export function Waiting({ room }: Props) {
  const { t, number } = useText()
  const sum = (pick: (row: Room['workers'][number]) => number) =>
    room.workers.reduce((all, row) => all + pick(row), 0)
  const figures = [
    { key: 'unanswered', count: room.safety.open, href: '/today?as=team' },
    { key: 'toConfirm', count: room.safety.answered, href: '/today?as=team' },
    { key: 'closures', count: room.closures, href: '/cases?view=closing' },
    { key: 'drafts', count: sum((row) => row.drafts), href: '/supervision?list=drafts' },
    { key: 'late', count: sum((row) => row.late), href: '/supervision?list=late' },
    { key: 'twice', count: room.twice, href: '/supervision?list=twice' },
    { key: 'goneOn', count: room.goneOn, href: '/supervision?list=gone-on' },
  ] as const
  return (
    <ul className="waiting-figures" aria-label={t('supervision.waiting')}>
      {figures.map(({ key, count, href }) => (
        <li key={key}>
          <GoLink
            href={href}
            aria-label={t('supervision.opens', { what: t(`supervision.waits.${key}`), count })}
          >
            <b className={count > 0 && (key === 'unanswered' || key === 'toConfirm') ? 'is-crisis' : ''}>
              {number(count)}
            </b>
            <span className="small muted">{t(`supervision.waits.${key}`)}</span>
          </GoLink>
        </li>
      ))}
    </ul>
  )
}
