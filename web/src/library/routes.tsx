import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { staffRoute } from '../app/staff-route.tsx'

const standardsRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/library',
  component: lazyRouteComponent(() => import('./standards.tsx'), 'Standards'),
})

const standardRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/library/$code',
  component: lazyRouteComponent(() => import('./standard.tsx'), 'Standard'),
})

const ownPackRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/library/own/$id',
  component: lazyRouteComponent(() => import('./own-pack-page.tsx'), 'OwnPackPage'),
})

export const libraryRoutes = [standardsRoute, standardRoute, ownPackRoute] as const
