import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { staffRoute } from '../app/staff-route.tsx'

const clientsRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/clients',
  component: lazyRouteComponent(() => import('./client-list.tsx'), 'ClientList'),
})

const newClientRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/clients/new',
  component: lazyRouteComponent(() => import('./new-client.tsx'), 'NewClient'),
})

/** Two files side by side: `?left=…&right=…`. */
const compareClientsRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/clients/compare',
  component: lazyRouteComponent(() => import('./compare.tsx'), 'Compare'),
})

const importClientsRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/clients/import',
  component: lazyRouteComponent(() => import('./imports/import.tsx'), 'ImportClients'),
})

const clientFileRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/clients/$clientId',
  component: lazyRouteComponent(() => import('./client-file.tsx'), 'ClientFilePage'),
})

const editClientRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/clients/$clientId/edit',
  component: lazyRouteComponent(() => import('./edit-client.tsx'), 'EditClient'),
})

const familyRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/clients/$clientId/family',
  component: lazyRouteComponent(() => import('./family/family-page.tsx'), 'FamilyPage'),
})

const rightsRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/clients/rights',
  component: lazyRouteComponent(() => import('./rights/rights-page.tsx'), 'RightsPage'),
})

const storedRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/clients/stored/$clientId',
  component: lazyRouteComponent(() => import('./rights/stored-page.tsx'), 'StoredPage'),
})

export const clientRoutes = [
  clientsRoute,
  newClientRoute,
  compareClientsRoute,
  importClientsRoute,
  clientFileRoute,
  editClientRoute,
  familyRoute,
  rightsRoute,
  storedRoute,
] as const
