import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { staffRoute } from '../app/staff-route.tsx'

const membersRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('./members.tsx'), 'Members'),
})

const dutiesRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/settings/duties',
  component: lazyRouteComponent(() => import('./duties.tsx'), 'Duties'),
})

const feedRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/settings/feed',
  component: lazyRouteComponent(() => import('../exchange/feed.tsx'), 'Feed'),
})

const journalRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/settings/journal',
  component: lazyRouteComponent(() => import('./journal.tsx'), 'Journal'),
})

export const settingsRoutes = [membersRoute, dutiesRoute, feedRoute, journalRoute] as const
