import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root-route.tsx'

/** Everything behind sign-in hangs under this route: `createRoute({ getParentRoute: () => staffRoute, path: '/today', … })`. */
export const staffRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'staff',
  component: lazyRouteComponent(() => import('./staff-frame.tsx'), 'StaffFrame'),
})
