import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { staffRoute } from '../app/staff-route.tsx'

/** The queue; one request of it is open when the address names it, and the list beside it stays as it is. */
const queueRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/intake',
  component: lazyRouteComponent(() => import('./queue.tsx'), 'Queue'),
})

const openRoute = createRoute({ getParentRoute: () => queueRoute, path: '$requestId', component: () => null })

const newRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/intake/new',
  component: lazyRouteComponent(() => import('./new-request.tsx'), 'NewRequest'),
})

const callRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/intake/call',
  component: lazyRouteComponent(() => import('./call.tsx'), 'Call'),
})

export const intakeRoutes = [queueRoute.addChildren([openRoute]), newRoute, callRoute] as const
