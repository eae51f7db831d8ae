import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { staffRoute } from '../app/staff-route.tsx'

export const supervisionRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/supervision',
  component: lazyRouteComponent(() => import('./supervision-room.tsx'), 'SupervisionRoom'),
})
