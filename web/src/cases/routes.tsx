import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { writeAddress } from '../app/address.ts'
import { staffRoute } from '../app/staff-route.tsx'
import { tabOf } from './case-address.ts'

export const casesRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/cases',
  component: lazyRouteComponent(() => import('./list/case-list.tsx'), 'CaseList'),
})

export const transferRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/cases/transfer',
  component: lazyRouteComponent(() => import('./caseload/transfer-screen.tsx'), 'TransferScreen'),
})

export const notInRecordRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/cases/not-in-record',
  component: lazyRouteComponent(() => import('./summaries/not-in-record.tsx'), 'NotInRecord'),
})

export const archiveRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/cases/archive',
  component: lazyRouteComponent(() => import('./papers/archive-screen.tsx'), 'ArchiveScreen'),
})

export const conferencesRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/conferences',
  component: lazyRouteComponent(() => import('./conferences/conferences-screen.tsx'), 'ConferencesScreen'),
})

/** A case without a tab opens on its overview; `?tab=records` is understood too. */
export const caseRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/cases/$caseId',
  beforeLoad: ({ params, search }) => {
    const { tab, ...rest } = search as Readonly<Record<string, unknown>>
    throw redirect({
      href: `/cases/${params.caseId}/${tabOf(typeof tab === 'string' ? tab : null)}${writeAddress(rest)}`,
      replace: true,
    })
  },
})

export const caseTabRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/cases/$caseId/$tab',
  component: lazyRouteComponent(() => import('./case-screen.tsx'), 'CaseScreen'),
})
