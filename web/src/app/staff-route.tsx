import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { Refused } from './ask.ts'
import { rootRoute } from './root-route.tsx'
import { whoIsHere } from './who-is-here.ts'

/**
 * Everything behind sign-in hangs under this route: `createRoute({ getParentRoute: () => staffRoute, path: '/today', … })`.
 * Whoever is not signed in is led to sign-in before anything of the house is loaded.
 */
export const staffRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'staff',
  beforeLoad: async ({ location }) => {
    try {
      await whoIsHere()
    } catch (error) {
      // Anything else, also a locked session, is the frame's to say.
      if (error instanceof Refused && error.status === 401 && error.code !== 'session-locked')
        throw redirect({ href: `/sign-in?back=${encodeURIComponent(location.href)}` })
    }
  },
  component: lazyRouteComponent(() => import('./staff-frame.tsx'), 'StaffFrame'),
})
