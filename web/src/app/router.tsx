import { createRoute, createRouter, redirect } from '@tanstack/react-router'
import { accessRoutes } from '../access/routes.tsx'
import { safetyRoutes, takeRoute } from '../assessments/routes.tsx'
import {
  archiveRoute,
  caseRoute,
  casesRoute,
  caseTabRoute,
  conferencesRoute,
  notInRecordRoute,
  transferRoute,
} from '../cases/routes.tsx'
import { clientRoutes } from '../clients/routes.tsx'
import { galleryRoute } from '../gallery/routes.tsx'
import { intakeRoutes } from '../intake/routes.tsx'
import { libraryRoutes } from '../library/routes.tsx'
import { invitationRoute, meRoute } from '../me/routes.tsx'
import { settingsRoutes } from '../settings/routes.tsx'
import { signInRoute } from '../staff/routes.tsx'
import { supervisionRoute } from '../supervision/routes.tsx'
import { todayRoute } from '../today/routes.tsx'
import { parseAddress, writeAddress } from './address.ts'
import { NotFound } from './not-found.tsx'
import { RegionBroken } from './region.tsx'
import { rootRoute } from './root-route.tsx'
import { staffRoute } from './staff-route.tsx'

const startRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ href: '/today' })
  },
})

/** An address nobody knows keeps the frame around it. */
const unknownRoute = createRoute({ getParentRoute: () => staffRoute, path: '$', component: NotFound })

/** The one place where the capabilities' routes are put together. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([
    signInRoute,
    invitationRoute,
    galleryRoute,
    staffRoute.addChildren([
      startRoute,
      todayRoute,
      ...intakeRoutes,
      ...clientRoutes,
      ...accessRoutes,
      ...settingsRoutes,
      ...libraryRoutes,
      meRoute,
      casesRoute,
      notInRecordRoute,
      archiveRoute,
      transferRoute,
      conferencesRoute,
      caseRoute,
      caseTabRoute,
      supervisionRoute,
      takeRoute,
      ...safetyRoutes,
      unknownRoute,
    ]),
  ]),
  parseSearch: parseAddress,
  stringifySearch: writeAddress,
  defaultPreload: 'intent',
  defaultNotFoundComponent: NotFound,
  defaultErrorComponent: RegionBroken,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
