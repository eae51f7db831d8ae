import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { staffRoute } from '../app/staff-route.tsx'

const membersRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('./members.tsx'), 'Members'),
})

const institutionRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/settings/institution',
  component: lazyRouteComponent(() => import('./institution.tsx'), 'Institution'),
})

const departmentsRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/settings/departments',
  component: lazyRouteComponent(() => import('./departments.tsx'), 'Departments'),
})

const teamsRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/settings/teams',
  component: lazyRouteComponent(() => import('./teams.tsx'), 'Teams'),
})

const postersRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/settings/posters',
  component: lazyRouteComponent(() => import('./posters.tsx'), 'Posters'),
})

const doorRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/settings/door',
  component: lazyRouteComponent(() => import('./door.tsx'), 'Door'),
})

const dutiesRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/settings/duties',
  component: lazyRouteComponent(() => import('./duties.tsx'), 'Duties'),
})

const importInstrumentRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/settings/instruments/import',
  component: lazyRouteComponent(
    () => import('../assessments/instruments/import-page.tsx'),
    'ImportInstrument',
  ),
})

const instrumentsRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/settings/instruments',
  component: lazyRouteComponent(
    () => import('../assessments/instruments/instruments-page.tsx'),
    'InstrumentsPage',
  ),
})

const riskRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/settings/risk',
  component: lazyRouteComponent(() => import('../assist/risk-page.tsx'), 'RiskPage'),
})

const complianceRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/settings/compliance',
  component: lazyRouteComponent(() => import('../compliance/impacts-page.tsx'), 'ImpactsPage'),
})

const incidentsRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/settings/compliance/incidents',
  component: lazyRouteComponent(() => import('../compliance/incidents-page.tsx'), 'IncidentsPage'),
})

const incidentRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/settings/compliance/incidents/$incidentId',
  component: lazyRouteComponent(() => import('../compliance/incident-page.tsx'), 'IncidentPage'),
})

const feedRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/settings/feed',
  component: lazyRouteComponent(() => import('../exchange/feed.tsx'), 'Feed'),
})

const sourcesRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/settings/feed/sources',
  component: lazyRouteComponent(() => import('../exchange/sources.tsx'), 'Sources'),
})

const destinationsRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/settings/feed/destinations',
  component: lazyRouteComponent(() => import('../exchange/destinations.tsx'), 'Destinations'),
})

const readersRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/settings/feed/readers',
  component: lazyRouteComponent(() => import('../exchange/readers.tsx'), 'Readers'),
})

const outboxRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/settings/feed/outbox',
  component: lazyRouteComponent(() => import('../exchange/outbox.tsx'), 'Outbox'),
})

const journalRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/settings/journal',
  component: lazyRouteComponent(() => import('./journal.tsx'), 'Journal'),
})

export const settingsRoutes = [
  institutionRoute,
  departmentsRoute,
  teamsRoute,
  membersRoute,
  dutiesRoute,
  doorRoute,
  postersRoute,
  instrumentsRoute,
  importInstrumentRoute,
  riskRoute,
  complianceRoute,
  incidentsRoute,
  incidentRoute,
  feedRoute,
  sourcesRoute,
  destinationsRoute,
  readersRoute,
  outboxRoute,
  journalRoute,
] as const
