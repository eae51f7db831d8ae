import { staff } from '@quancheng/contract/staff.ts'
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { ask, Refused } from './ask.ts'
import { queries } from './queries.ts'
import { rootRoute } from './root-route.tsx'
import { askKey } from './use-ask.ts'

/**
 * Everything behind sign-in hangs under this route: `createRoute({ getParentRoute: () => staffRoute, path: '/today', … })`.
 * Whoever is not signed in is led to sign-in before anything of the house is loaded.
 */
export const staffRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'staff',
  beforeLoad: async ({ location }) => {
    try {
      await queries.ensureQueryData({
        queryKey: askKey(staff.me, {}),
        queryFn: ({ signal }) => ask(staff.me, {}, signal),
      })
    } catch (error) {
      // Anything else, also a locked session, is the frame's to say.
      if (error instanceof Refused && error.status === 401 && error.code !== 'session-locked')
        throw redirect({ href: `/sign-in?back=${encodeURIComponent(location.href)}` })
    }
  },
  component: lazyRouteComponent(() => import('./staff-frame.tsx'), 'StaffFrame'),
})
