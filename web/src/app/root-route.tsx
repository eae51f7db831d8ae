import { createRootRoute, Outlet } from '@tanstack/react-router'
import { NotFound } from './not-found.tsx'

export const rootRoute = createRootRoute({ component: Outlet, notFoundComponent: NotFound })
