import { dayOf } from '../text/dates.ts'
import type { Speech } from '../text/use-text.tsx'

/** 30 分钟, 4 小时, 3 天. */
export function durationText(minutes: number, { t }: Pick<Speech, 't'>): string {
  if (minutes % 1440 === 0) return t('intake.days', { count: minutes / 1440 })
  if (minutes % 60 === 0) return t('intake.hours', { count: minutes / 60 })
  return t('intake.minutes', { count: minutes })
}

/** “今天 16:30”, “11月21日 09:00”. */
export function momentText(instant: string, now: Date, { t, day, time }: Speech): string {
  const on = dayOf(instant)
  const today = dayOf(now)
  return `${on === today ? t('ui.today') : day(on, { today })} ${time(instant)}`
}
