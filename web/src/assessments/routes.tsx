import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { staffRoute } from '../app/staff-route.tsx'

export const takeRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/cases/$caseId/assessments/$instrument',
  component: lazyRouteComponent(() => import('./take-page.tsx'), 'TakePage'),
})
