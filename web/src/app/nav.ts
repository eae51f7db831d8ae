import { type Grant, may, type PermissionName } from '@quancheng/rules/access.ts'
import type { TextKey } from '../text/translate.ts'
import type { IconName } from '../ui/icon.tsx'

export type NavWord =
  | 'today'
  | 'intake'
  | 'clients'
  | 'cases'
  | 'safety'
  | 'conferences'
  | 'supervision'
  | 'library'
  | 'settings'

export interface NavPlace {
  readonly word: NavWord
  readonly href: string
  readonly icon: IconName
  readonly text: TextKey & `app.nav.${string}`
  /** Any one of these opens it. */
  readonly opens: readonly PermissionName[]
  /** Client work stands above the rule, running the house below it. */
  readonly part: 'work' | 'house'
}

function place(
  word: NavWord,
  icon: IconName,
  opens: readonly PermissionName[],
  part: NavPlace['part'] = 'work',
): NavPlace {
  return { word, href: `/${word}`, icon, text: `app.nav.${word}`, opens, part }
}

/** The capability words in the order of a working day; a word stands here once there is a room behind it. */
export const NAV_PLACES: readonly NavPlace[] = [
  place('today', 'today', ['cases.write', 'supervision.team']),
  place('intake', 'inbox', ['intake.read', 'intake.raise']),
  place('clients', 'person', ['clients.find', 'clients.read']),
  place('cases', 'folder', ['cases.read']),
  place('safety', 'warning', ['assessments.watch', 'assessments.report']),
  place('conferences', 'people', ['cases.glance']),
  place('supervision', 'eye', ['supervision.team', 'supervision.review']),
  place('library', 'library', ['cases.read', 'staff.manage'], 'house'),
  place('settings', 'settings', ['staff.manage', 'exchange.read', 'access.journal'], 'house'),
]

/** The words a person's duties open; a missing word leaves no gap. */
export function openPlaces(grants: readonly Grant[]): readonly NavPlace[] {
  return NAV_PLACES.filter((each) => each.opens.some((permission) => may({ grants }, permission)))
}

/** The place an address belongs to. */
export function placeOf(pathname: string, places: readonly NavPlace[]): NavPlace | null {
  return places.find((each) => pathname === each.href || pathname.startsWith(`${each.href}/`)) ?? null
}
