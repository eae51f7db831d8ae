import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { staffRoute } from '../app/staff-route.tsx'

const urgentRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/clients/urgent',
  component: lazyRouteComponent(() => import('./urgent-page.tsx'), 'UrgentPage'),
})

export const accessRoutes = [urgentRoute] as const
