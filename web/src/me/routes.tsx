import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../app/root-route.tsx'
import { staffRoute } from '../app/staff-route.tsx'

export const meRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/me',
  component: lazyRouteComponent(() => import('./me.tsx'), 'MyPage'),
})

/** Somebody who has no password yet comes here from the invitation: `?token=…`. */
export const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invitation',
  component: lazyRouteComponent(() => import('./invitation.tsx'), 'Invitation'),
})
