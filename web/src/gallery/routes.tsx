import { staff } from '@quancheng/contract/staff.ts'
import { createRoute, lazyRouteComponent, notFound } from '@tanstack/react-router'
import { ask } from '../app/ask.ts'
import { rootRoute } from '../app/root-route.tsx'

/** Every part in every state; only while developing and in a demonstration. */
export const galleryRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/gallery',
  beforeLoad: async () => {
    if (import.meta.env.MODE !== 'production') return
    const { demo } = await ask(staff.options, {}).catch(() => ({ demo: [] }))
    if (demo.length === 0) throw notFound()
  },
  component: lazyRouteComponent(() => import('./gallery.tsx'), 'Gallery'),
})
