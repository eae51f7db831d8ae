import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { staffRoute } from '../app/staff-route.tsx'

export const takeRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/cases/$caseId/assessments/$instrument',
  component: lazyRouteComponent(() => import('./take-page.tsx'), 'TakePage'),
})

const SafetyPage = lazyRouteComponent(() => import('./safety/safety-page.tsx'), 'SafetyPage')

const safetyRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/safety',
  component: SafetyPage,
})

const watchRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/safety/watch/$watchId',
  component: SafetyPage,
})

const reportRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/safety/reports/$reportId',
  component: SafetyPage,
})

/** The watch list and what has to be reported; one of them open has an address of its own. */
export const safetyRoutes = [safetyRoute, watchRoute, reportRoute] as const
