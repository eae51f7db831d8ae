import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { staffRoute } from '../app/staff-route.tsx'

export const todayRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/today',
  component: lazyRouteComponent(() => import('./today.tsx'), 'Today'),
})
